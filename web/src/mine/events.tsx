// Everything that happened to a program, last things first.
import { ProgramEventsDocument, type ProgramEventsQuery } from '@devcenter/client/mine';
import type { EventKind, VersionState } from '@devcenter/client/enums';
import { moment, percent, t } from '../app/language';
import { useEndless } from '../app/endless';
import { channelName, eventName, personName, programRoleName, whoName } from '../app/terms';
import { Page } from '../ui/page';
import { Empty, ListEnd, Loaded, RefreshButton, SkeletonList } from '../ui/states';
import { NoProgram } from './no-program';
import { StateBadge } from './badges';

type Happened = NonNullable<ProgramEventsQuery['program']>['events']['nodes'][number];

export const Events = ({ id }: { id: string }) => {
  const reading = useEndless(ProgramEventsDocument, { id }, (data) => data.program?.events.pageInfo);
  const name = reading.data?.program?.name;
  return (
    <Page
      title={name ? t(`动态 · ${name}`, `Activity · ${name}`) : t('动态', 'Activity')}
      back={`/mine/programs/${id}`}
      narrow
      actions={<RefreshButton reading={reading} />}
    >
      <Loaded reading={reading} skeleton={<SkeletonList rows={6} />}>
        {({ program }) =>
          !program ? (
            <NoProgram />
          ) : program.events.nodes.length > 0 ? (
            <div class="card">
              <ol class="mine-events" reversed>
                {program.events.nodes
                  .slice()
                  .sort((one, other) => other.sequence - one.sequence)
                  .map((it) => (
                    <li key={it.id} class={colour(it.kind)}>
                      <EventItem event={it} />
                    </li>
                  ))}
              </ol>
            </div>
          ) : (
            <Empty>{t('还没有动态', 'No activity yet.')}</Empty>
          )
        }
      </Loaded>
      {reading.hasMore ? <ListEnd reading={reading} /> : null}
    </Page>
  );
};

const GOOD: readonly EventKind[] = ['VERSION_APPROVED', 'VERSION_PUBLISHED', 'VERSION_REINSTATED', 'MEMBER_JOINED'];
const BAD: readonly EventKind[] = ['VERSION_REJECTED', 'VERSION_SUSPENDED', 'VERSION_TAKEN_DOWN', 'VERSION_DELETED', 'VERSION_ROLLED_BACK'];

const colour = (kind: EventKind): string =>
  GOOD.includes(kind) ? 'good' : BAD.includes(kind) ? 'bad' : kind.startsWith('GRAY_') ? 'mine-trial' : '';

const EventItem = ({ event }: { event: Happened }) => {
  const as = [event.role ? whoName(event.role) : '', event.channel ? channelName(event.channel) : ''].filter(Boolean);
  return (
    <>
      <div class="spread">
        <h2 class="mine-event-name">{eventName(event.kind)}</h2>
        <time class="small soft mine-counts" dateTime={event.at}>
          {moment(event.at)}
        </time>
      </div>
      {event.moves.map((move) => (
        <p key={move.versionId} class="line">
          <a class="mine-counts" href={`/mine/versions/${move.versionId}`}>
            {move.number}
          </a>
          <Moved from={move.from} to={move.to} />
        </p>
      ))}
      {event.percent != null || event.percentBefore != null ? (
        <p class="small">
          {t('灰度比例', 'Gray')}{' '}
          <span class="mine-counts">
            {[event.percentBefore, event.percent]
              .filter((it) => it != null)
              .map(percent)
              .join(' → ')}
          </span>
        </p>
      ) : null}
      {event.member ? (
        <p class="small">
          {event.member.name}
          {event.memberRole ? t(`（${programRoleName(event.memberRole)}）`, ` (${programRoleName(event.memberRole).toLowerCase()})`) : ''}
        </p>
      ) : null}
      {event.agreementNumber != null ? (
        <p class="small">{t(`协议第 ${event.agreementNumber} 版`, `Agreement version ${event.agreementNumber}`)}</p>
      ) : null}
      {event.reason ? <p class="small mine-reason">{event.reason}</p> : null}
      <p class="small soft">
        <span class="whole">{personName(event.by)}</span> · {as.map((it) => `${it} · `)}
        <span class="mine-counts">#{event.sequence}</span>
      </p>
    </>
  );
};

const Moved = ({ from, to }: { from: VersionState | null; to: VersionState | null }) => {
  // an adjusted gray stays where it is
  if (from === to && to) return <StateBadge state={to} />;
  return (
    <>
      {from ? (
        <>
          <StateBadge state={from} />
          <span aria-hidden="true">→</span>
          <span class="hidden-label">{t('变为', 'becomes')}</span>
        </>
      ) : null}
      {to ? <StateBadge state={to} /> : <span class="badge">{t('已删除', 'Deleted')}</span>}
    </>
  );
};
