// What is in the package under review, and how it differs from what everybody has now.
import { PackageDifferenceDocument, type PackageDifferenceQuery, type RoundFactsFragment } from '@devcenter/client/review';
import type { PackageChangeKind } from '@devcenter/client/enums';
import { useEndless } from '../app/endless';
import { bytes, number, t } from '../app/language';
import { Empty, ListEnd, Loaded, Skeleton } from '../ui/states';
import { PackageFacts } from '../version/package';

type Version = NonNullable<RoundFactsFragment['version']>;
type Released = NonNullable<RoundFactsFragment['program']>['released'];
type Difference = NonNullable<NonNullable<PackageDifferenceQuery['version']>['differenceTo']>;
type Change = Difference['files']['nodes'][number];

const signed = (n: number): string => (n === 0 ? '±0 B' : `${n > 0 ? '+' : '−'}${bytes(Math.abs(n))}`);

const KINDS: Record<PackageChangeKind, { badge: string; name: () => string }> = {
  ADDED: { badge: 'good', name: () => t('新增', 'Added') },
  REMOVED: { badge: 'bad', name: () => t('删除', 'Removed') },
  CHANGED: { badge: 'warn', name: () => t('改变', 'Changed') },
};

export const PackageCard = ({ version, released }: { version: Version; released: Released }) => {
  const its = version.package;
  // what is released already is not compared with itself
  const other = released && released.id !== version.id ? released : undefined;
  return (
    <section class="card" aria-labelledby="package-heading">
      <h2 id="package-heading">{t('代码包', 'Package')}</h2>
      {its ? (
        <>
          <PackageFacts of={its} versionId={version.id} />
          {other ? (
            <Differences version={version.id} other={other} />
          ) : (
            <p>
              {version.state === 'RELEASED'
                ? t('这就是当前的线上版本', 'This is the current live version.')
                : t('尚无线上版本，没有可对比的代码包', 'There is no live version to compare with.')}
            </p>
          )}
        </>
      ) : (
        <p class="soft">{t('代码包已随版本删除', 'The package was deleted with its version.')}</p>
      )}
    </section>
  );
};

const Differences = ({ version, other }: { version: string; other: NonNullable<Released> }) => {
  const reading = useEndless(
    PackageDifferenceDocument,
    { id: version, other: other.id },
    (data) => data.version?.differenceTo?.files.pageInfo,
  );
  return (
    <>
      <h3>{t(`与线上版本 ${other.number} 对比`, `Compared with live version ${other.number}`)}</h3>
      <Loaded reading={reading} skeleton={<Skeleton lines={4} />}>
        {({ version }) => {
          const difference = version?.differenceTo;
          if (!difference)
            return <p class="soft">{t('线上版本的代码包已不在，无法对比', 'The live package is no longer available to compare with.')}</p>;
          return (
            <>
              <Totals difference={difference} />
              {difference.files.nodes.length > 0 ? (
                <Changes files={difference.files.nodes} />
              ) : (
                <Empty>{t('两个版本的文件完全相同', 'Both versions have the same files.')}</Empty>
              )}
            </>
          );
        }}
      </Loaded>
      <ListEnd reading={reading} />
    </>
  );
};

const Totals = ({ difference: { added, removed, changed, growth } }: { difference: Difference }) => (
  <ul class="line">
    {(
      [
        ['ADDED', added],
        ['REMOVED', removed],
        ['CHANGED', changed],
      ] as const
    ).map(([kind, files]) => (
      <li key={kind} class={`badge ${files > 0 ? KINDS[kind].badge : ''}`}>
        {KINDS[kind].name()} {number(files)}
      </li>
    ))}
    <li class="badge">{t(`解压后 ${signed(growth)}`, `${signed(growth)} unpacked`)}</li>
  </ul>
);

const Changes = ({ files }: { files: Change[] }) => (
  <table class="review-files">
    <caption class="hidden-label">{t('变动的文件', 'Changed files')}</caption>
    <thead>
      <tr>
        <th scope="col">{t('文件', 'File')}</th>
        <th scope="col">{t('大小', 'Size')}</th>
      </tr>
    </thead>
    <tbody>
      {files.map(({ path, kind, bytes: now, bytesBefore }) => (
        <tr key={path}>
          <td>
            <code>{kind === 'REMOVED' ? <del>{path}</del> : path}</code>{' '}
            <span class={`badge ${KINDS[kind].badge}`}>{KINDS[kind].name()}</span>
          </td>
          <td>
            {bytes(now ?? bytesBefore ?? 0)}
            {kind === 'CHANGED' ? <span class="soft"> ({signed((now ?? 0) - (bytesBefore ?? 0))})</span> : null}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
