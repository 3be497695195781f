// What others did since somebody looked, so that they can decide afresh.
import { LatestEventsDocument } from '@devcenter/client/version';
import { t } from '../app/language';
import { useRead } from '../app/reading';
import { Skeleton, TroubleNote } from '../ui/states';
import { Timeline } from './timeline';

const MOST = 20;

interface Props {
  programId: string;
  /** The program's revision that was seen, and the one it has. */
  since: number;
  now: number;
}

export const WhatChanged = ({ programId, since, now }: Props) => {
  const missed = Math.max(now - since, 1);
  const { data, loading, refreshing, trouble, refresh } = useRead(LatestEventsDocument, { programId, last: Math.min(missed, MOST) });
  const events = (data?.program?.events.nodes ?? []).filter((it) => it.sequence > since);
  return (
    <div class="note warn" role="status">
      <p class="strong">{t('在你查看之后，情况有变化：', 'Changes since you last looked:')}</p>
      <TroubleNote trouble={trouble} retry={refresh} />
      {loading || (refreshing && events.length === 0) ? <Skeleton lines={2} /> : <Timeline events={events} />}
      {missed > MOST ? (
        <p class="small">
          <a href={`/mine/programs/${programId}/events`}>
            {t(`共 ${missed} 条变化，查看全部动态`, `${missed} changes in total: view all activity`)}
          </a>
        </p>
      ) : null}
    </div>
  );
};
