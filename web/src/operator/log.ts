// Reads the log backwards from its end, page by page, and counts what has come in meanwhile: rows come in all the time, and must not move
// what somebody reads.
import { useClient } from '@urql/preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  AuditFeedDocument,
  AuditLogDocument,
  type AuditFeedSubscription,
  type AuditLogFilter,
  type AuditLogQuery,
} from '@devcenter/client/operator';
import { follow } from '../app/live';
import { onWake } from '../app/network';
import type { EndlessReading } from '../app/endless';
import { useViewer } from '../app/session';
import { troubleOf, type Trouble } from '../app/trouble';

export type Row = AuditLogQuery['auditLog']['nodes'][number];
type Told = AuditFeedSubscription['auditEvents'];

const concerns = (told: Told, { kinds, by, programId, since, until }: AuditLogFilter): boolean =>
  (!kinds?.length || kinds.includes(told.kind)) &&
  (!by || told.by?.id === by) &&
  (!programId || told.program?.id === programId) &&
  (!since || Date.parse(told.at) >= Date.parse(since)) &&
  (!until || Date.parse(told.at) < Date.parse(until));

// beyond that nobody wants to know how many
const COUNTED_MOST = 1_000;

interface Log extends EndlessReading<readonly Row[]> {
  /** How many rows have come in since the first page was read. */
  fresh: number;
  /** Some were missed: how many, nobody counted. */
  missed: boolean;
}

interface State {
  rows?: readonly Row[];
  end?: string | null;
  asking: 'first' | 'more' | undefined;
  trouble?: Trouble | undefined;
}

export const useLog = (filter: AuditLogFilter, may: boolean): Log => {
  const client = useClient();
  const from = useViewer()?.feedCursor ?? undefined;
  const key = JSON.stringify(filter);
  const [state, setState] = useState<State>({ asking: 'first' });
  const [told, setTold] = useState<readonly Told[]>([]);
  const [missed, setMissed] = useState(false);
  const round = useRef(0);

  const read = useCallback(
    async (after: string | undefined): Promise<void> => {
      const mine = (round.current += 1);
      setState((before) => ({ ...before, asking: after ? 'more' : 'first', trouble: undefined }));
      const result = await client.query(AuditLogDocument, { filter, after }, { requestPolicy: 'network-only' }).toPromise();
      if (mine !== round.current) return;
      const page = result.data?.auditLog;
      if (!after && page) {
        setMissed(false);
        setTold([]);
      }
      setState((before) =>
        page
          ? {
              rows: after ? [...(before.rows ?? []), ...page.nodes] : page.nodes,
              end: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
              asking: undefined,
            }
          : { ...before, asking: undefined, trouble: result.error ? troubleOf(result.error) : { kind: 'fault', message: '' } },
      );
    },
    [client, key],
  );

  useEffect(() => {
    setState({ asking: 'first' });
    setTold([]);
    if (may) void read(undefined);
    return () => {
      round.current += 1;
    };
  }, [read, may]);

  useEffect(
    () =>
      from === undefined || !may
        ? undefined
        : follow(client, AuditFeedDocument, {
            from,
            cursorOf: (data) => data.auditEvents.cursor,
            onEvent: ({ auditEvents }) => setTold((before) => [...before, auditEvents].slice(-COUNTED_MOST)),
            onGap: () => setMissed(true),
          }),
    // where the feed stood when the screen was entered; later answers do not move it
    [client, may, from === undefined],
  );

  const failed = Boolean(state.trouble);
  const again = state.rows && state.end ? state.end : undefined;
  useEffect(() => (failed ? onWake(() => void read(again)) : undefined), [failed, read, again]);

  const newest = state.rows?.[0]?.position ?? 0;
  return {
    data: state.rows,
    loading: state.asking === 'first' && !state.rows,
    refreshing: state.asking === 'first' && Boolean(state.rows),
    trouble: state.trouble,
    refresh: () => void read(undefined),
    hasMore: Boolean(state.end),
    loadingMore: state.asking === 'more',
    more: () => {
      if (!state.asking && state.end) void read(state.end);
    },
    fresh: state.rows ? told.filter((it) => it.position > newest && concerns(it, filter)).length : 0,
    missed,
  };
};
