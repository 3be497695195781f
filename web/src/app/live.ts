// Follows a feed for as long as the page is shown: behind the last event it saw, through sleep and lost networks. A hidden page holds no
// connection, and those that are shown share a few (`turns.ts`).
import type { AnyVariables, Client, CombinedError, TypedDocumentNode } from '@urql/core';
import { computed, signal } from '@preact/signals';
import { onEnd, pipe, subscribe } from 'wonka';
import { onWake } from './network';
import { takeTurn } from './turns';

const SHORTEST = 1_000;
const LONGEST = 30_000;
/** By then a stream has begun. */
const SETTLED = 3_000;

const flowing = signal(0);

/** Whether what is shown is kept up to date. */
export const live = computed(() => flowing.value > 0);

interface Feed<Data> {
  /** Where to begin: what happened before it is shown already. */
  from: string | undefined;
  /** Where one event stands in its data. */
  cursorOf: (data: Data) => string;
  onEvent: (data: Data) => void;
  /** The feed went on without us: what is shown may be old. */
  onGap: () => void;
  /** Who follows has other roles now. */
  onRights?: () => void;
}

/** Follows until the returned function is called. */
export const follow = <Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  { from, cursorOf, onEvent, onGap, onRights }: Feed<Data>,
): (() => void) => {
  let after = from;
  let stop: (() => void) | undefined;
  let leave: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = SHORTEST;
  // of two connections only the newer one counts
  let round = 0;
  let over = false;

  const halt = (): void => {
    clearTimeout(timer);
    round += 1;
    if (stop) flowing.value -= 1;
    stop?.();
    stop = undefined;
    leave?.();
    leave = undefined;
  };

  const again = (error?: CombinedError): void => {
    halt();
    if (over || isHidden()) return;
    const code = error?.graphQLErrors[0]?.extensions.code;
    if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') return;
    if (code === 'RIGHTS_CHANGED') {
      // other roles are told by the end of a stream alone: those that change while there is none are asked for once there is one again
      onRights?.();
      setTimeout(() => over || onRights?.(), SETTLED);
      begin();
      return;
    }
    if (code === 'CURSOR_EXPIRED' || code === 'INVALID_PAGE') {
      after = undefined;
      onGap();
    }
    timer = setTimeout(begin, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, LONGEST);
  };

  const begin = (): void => {
    halt();
    if (over || isHidden()) return;
    const mine = round;
    leave = takeTurn({ onPlace: () => mine === round && open(mine), onWaited: () => mine === round && begin() });
  };

  const open = (mine: number): void => {
    flowing.value += 1;
    stop = () => undefined;
    const { unsubscribe } = pipe(
      client.subscription(document, { after } as unknown as Variables),
      onEnd(() => {
        if (mine === round) again();
      }),
      subscribe((result) => {
        if (mine !== round) return;
        if (result.data) {
          wait = SHORTEST;
          after = cursorOf(result.data);
          onEvent(result.data);
        }
        if (result.error) again(result.error);
      }),
    );
    if (mine === round) stop = unsubscribe;
    else unsubscribe();
  };

  const isHidden = (): boolean => globalThis.document.visibilityState === 'hidden';
  const shown = (): void => {
    if (isHidden()) halt();
  };

  globalThis.document.addEventListener('visibilitychange', shown);
  const asleep = onWake(() => {
    wait = SHORTEST;
    begin();
  });
  begin();
  return () => {
    over = true;
    halt();
    asleep();
    globalThis.document.removeEventListener('visibilitychange', shown);
  };
};
