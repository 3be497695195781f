// What was uploaded: how much it weighs, what proves it, and what is in it.
import { useState } from 'preact/hooks';
import { PackageEntriesDocument } from '@devcenter/client/version';
import { bytes, t } from '../app/language';
import { useEndless } from '../app/endless';
import { Empty, ListEnd, Loaded, Skeleton } from '../ui/states';
import './version.css';

export interface PackageShown {
  sha256: string;
  bytes: number;
  inflatedBytes: number;
  url: string;
}

const Entries = ({ versionId }: { versionId: string }) => {
  const reading = useEndless(PackageEntriesDocument, { id: versionId }, (data) => data.version?.package?.entries.pageInfo);
  return (
    <Loaded reading={reading} skeleton={<Skeleton />}>
      {(data) => {
        const entries = data.version?.package?.entries.nodes ?? [];
        return entries.length === 0 ? (
          <Empty>{t('包里没有文件', 'The package has no files.')}</Empty>
        ) : (
          <>
            <table class="entries">
              <caption class="hidden-label">{t('包内文件', 'Package files')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('文件', 'File')}</th>
                  <th scope="col">{t('大小', 'Size')}</th>
                  <th scope="col">{t('压缩后', 'Packed')}</th>
                </tr>
              </thead>
              <tbody>
                {entries.map((it) => (
                  <tr key={it.path}>
                    <td>
                      <code>{it.path}</code>
                    </td>
                    <td>{bytes(it.bytes)}</td>
                    <td>{bytes(it.packedBytes)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <ListEnd reading={reading} />
          </>
        );
      }}
    </Loaded>
  );
};

/** The files of a version's package, read when they are asked for. */
export const PackageContents = ({ versionId }: { versionId: string }) => {
  const [opened, setOpened] = useState(false);
  return (
    <details class="fold" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{t('包内文件', 'Package files')}</summary>
      {opened ? <Entries versionId={versionId} /> : null}
    </details>
  );
};

export const PackageFacts = ({ of, versionId }: { of: PackageShown; versionId: string }) => (
  <>
    <dl class="facts">
      <dt>{t('大小', 'Size')}</dt>
      <dd>{t(`${bytes(of.bytes)}（解压后 ${bytes(of.inflatedBytes)}）`, `${bytes(of.bytes)} (${bytes(of.inflatedBytes)} unpacked)`)}</dd>
      <dt>SHA-256</dt>
      <dd>
        <code>{of.sha256}</code>
      </dd>
    </dl>
    <p>
      <a class="touch" href={of.url} download={`${of.sha256.slice(0, 12)}.zip`}>
        {t('下载代码包', 'Download package')}
      </a>
    </p>
    <PackageContents versionId={versionId} />
  </>
);
