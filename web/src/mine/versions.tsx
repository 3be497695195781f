// 版本列表: all versions of a program, or those in one state. Which one stands in the address.
import { useLocation } from 'preact-iso';
import { ProgramVersionsDocument } from '@devcenter/client/mine';
import { VersionState } from '@devcenter/client/enums';
import { ago, t } from '../app/language';
import { useEndless } from '../app/endless';
import { personName, stateName } from '../app/terms';
import { Icon } from '../ui/icon';
import { Empty, ListEnd, Loaded, SkeletonList } from '../ui/states';
import { StateBadge } from './badges';

// in the order in which a version goes through them
const STATES: readonly VersionState[] = ['DEVELOPMENT', 'IN_REVIEW', 'REJECTED', 'APPROVED', 'GRAY', 'RELEASED', 'RETIRED', 'SUSPENDED'];

export const Versions = ({ id }: { id: string }) => {
  const { query } = useLocation();
  const state = STATES.find((it) => it === query.state);
  const reading = useEndless(ProgramVersionsDocument, { id, states: state ? [state] : [] }, (data) => data.program?.versions.pageInfo);
  const at = `/mine/programs/${id}`;
  return (
    <section class="stack">
      <h2>{t('版本', 'Versions')}</h2>
      <nav aria-label={t('按状态筛选', 'Filter by state')}>
        <ul class="scroll">
          <li>
            <a class="chip" href={at} aria-current={state ? undefined : 'true'}>
              {t('全部', 'All')}
            </a>
          </li>
          {STATES.map((it) => (
            <li key={it}>
              <a class="chip" href={`${at}?state=${it}`} aria-current={it === state ? 'true' : undefined}>
                {stateName(it)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Loaded reading={reading} skeleton={<SkeletonList rows={3} />}>
        {({ program }) => {
          const versions = program?.versions.nodes ?? [];
          return versions.length > 0 ? (
            <ul class="list">
              {versions.map((it) => (
                <li key={it.id}>
                  <a class="row" href={`/mine/versions/${it.id}`}>
                    <span class="grow">
                      <span class="line">
                        <span class="strong mine-counts">{it.number}</span>
                        <StateBadge state={it.state} percent={it.gray?.percent} />
                      </span>
                      {it.description ? <span class="small clamp">{it.description}</span> : null}
                      <span class="small soft mine-below">
                        <span class="whole">{personName(it.uploadedBy)}</span> ·{' '}
                        {t(`${ago(it.uploadedAt)}上传`, `uploaded ${ago(it.uploadedAt)}`)}
                      </span>
                    </span>
                    <Icon name="forward" size={18} />
                  </a>
                </li>
              ))}
            </ul>
          ) : (
            <div class="card">
              {state ? (
                <Empty
                  action={
                    <a class="button" href={at}>
                      {t('查看全部版本', 'View all versions')}
                    </a>
                  }
                >
                  {t(`没有「${stateName(state)}」的版本`, `No “${stateName(state)}” versions.`)}
                </Empty>
              ) : (
                <Empty
                  action={
                    <a class="button primary" href={`${at}/upload`}>
                      {t('如何上传', 'How to upload')}
                    </a>
                  }
                >
                  {t('还没有版本，上传第一个版本后就可以提审', 'No versions yet. Upload the first one, then submit it for review.')}
                </Empty>
              )}
            </div>
          );
        }}
      </Loaded>
      {reading.hasMore ? <ListEnd reading={reading} /> : null}
    </section>
  );
};
