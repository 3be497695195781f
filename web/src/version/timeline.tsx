// What happened, one thing after the other: who did what, as what, and what it moved.
import type { Channel, EventKind, VersionState, Who } from '@devcenter/client/enums';
import { ago, moment, percent, t } from '../app/language';
import { channelName, eventName, personName, stateName, whoName } from '../app/terms';
import './version.css';

export interface EventShown {
  id: string;
  sequence: number;
  kind: EventKind;
  at: string;
  by: { id: string; name: string } | null;
  role: Who | null;
  channel: Channel | null;
  moves: readonly { versionId: string; number: string; from: VersionState | null; to: VersionState | null }[];
  percent: number | null;
  percentBefore: number | null;
  reason: string | null;
  member: { id: string; name: string } | null;
}

const shareOf = ({ kind, percent: after, percentBefore: before }: EventShown): string => {
  if (kind === 'GRAY_ENDED') return '';
  if (after != null && before != null) return ` ${percent(before)} → ${percent(after)}`;
  return after == null ? '' : ` ${percent(after)}`;
};

const Moves = ({ event, about }: { event: EventShown; about: string | undefined }) => {
  // what the event is about is said by its name; which others it moved is not
  const others = event.moves.filter((it) => it.versionId !== about);
  return others.length === 0 ? null : (
    <ul class="small">
      {others.map((it) => (
        <li key={it.versionId}>
          <a href={`/mine/versions/${it.versionId}`}>{it.number}</a>{' '}
          {it.from && it.to
            ? it.from === it.to
              ? stateName(it.to)
              : `${stateName(it.from)} → ${stateName(it.to)}`
            : it.to
              ? stateName(it.to)
              : t('已删除', 'deleted')}
        </li>
      ))}
    </ul>
  );
};

const Happened = ({ event, about }: { event: EventShown; about: string | undefined }) => (
  <li>
    <p class="strong">
      {eventName(event.kind)}
      {shareOf(event)}
      {event.member ? t(`：${event.member.name}`, `: ${event.member.name}`) : ''}
    </p>
    <p class="small soft">
      <span class="whole">{personName(event.by)}</span>
      {[event.role ? whoName(event.role) : '', event.channel ? channelName(event.channel) : ''].filter(Boolean).map((it) => ` · ${it}`)}
    </p>
    <p class="small soft">
      <time dateTime={event.at} title={moment(event.at)}>
        {moment(event.at)}
      </time>
      {t(`（${ago(event.at)}）`, ` (${ago(event.at)})`)}
    </p>
    {event.reason ? <p class="small as-written">{t(`原因：${event.reason}`, `Reason: ${event.reason}`)}</p> : null}
    <Moves event={event} about={about} />
  </li>
);

/** In the order given. `about`: the version whose page this is; the moves of others are named. */
export const Timeline = ({ events, about }: { events: readonly EventShown[]; about?: string }) => (
  <ol class="timeline">
    {events.map((event) => (
      <Happened key={event.id} event={event} about={about} />
    ))}
  </ol>
);
