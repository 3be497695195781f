// What keeps the console true while it is shown: the feed of the queue, and the clock that lets claims lapse.
import { useClient } from '@urql/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ReviewQueueFeedDocument, type ReviewQueueFeedSubscription } from '@devcenter/client/review';
import { now } from '../app/clock';
import { span, t } from '../app/language';
import { follow } from '../app/live';

export type QueueNews = ReviewQueueFeedSubscription['reviewQueueEvents'];

interface Watch {
  /** Where the feed stood when the screen was read; `undefined` until it was. */
  from: string | null | undefined;
  onEvent?: (told: QueueNews) => void;
  onGap: () => void;
}

/** Follows the queue from where it was first read; the cache forgets the queue by itself. */
export const useQueueFeed = ({ from, onEvent, onGap }: Watch): void => {
  const client = useClient();
  const calls = useRef({ onEvent, onGap });
  calls.current = { onEvent, onGap };
  const [start, setStart] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    if (start === undefined && from !== undefined) setStart(from);
  }, [start, from]);
  useEffect(() => {
    if (start === undefined) return;
    return follow(client, ReviewQueueFeedDocument, {
      from: start ?? undefined,
      cursorOf: (data) => data.reviewQueueEvents.cursor,
      onEvent: (data) => calls.current.onEvent?.(data.reviewQueueEvents),
      onGap: () => calls.current.onGap(),
    });
  }, [client, start]);
};

const BEAT = 15_000;

/** The time, as far as waiting and claims need it. */
export const useNow = (): number => {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), BEAT);
    return () => clearInterval(timer);
  }, []);
  return at;
};

/** How long something has waited; the clock is too coarse for seconds. */
export const waitedSince = (at: string, now: number): string => {
  const seconds = (now - Date.parse(at)) / 1_000;
  return seconds < 60 ? t('刚刚提交', 'just submitted') : t(`已等待 ${span(seconds)}`, `waiting ${span(seconds)}`);
};

/** Calls once when the first of these moments has passed: nobody tells that a claim lapsed. */
export const useLapse = (moments: readonly (string | undefined)[], call: () => void): void => {
  const latest = useRef(call);
  latest.current = call;
  const key = moments.join(' ');
  useEffect(() => {
    const ahead = moments.map((at) => (at ? new Date(at).getTime() : 0)).filter((at) => at > now());
    if (ahead.length === 0) return;
    const timer = setTimeout(() => latest.current(), Math.min(...ahead) - now() + 1_000);
    return () => clearTimeout(timer);
  }, [key]);
};
