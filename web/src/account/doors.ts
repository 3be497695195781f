// What the doors outside of GraphQL say against somebody, and where one goes once let in.
import { beginAfresh, type DoorProblem } from '../app/session';
import { sentence } from '../app/trouble';

/** The server's own words where it has some: they are in the reader's language, and say for how long to wait. */
export const problemText = ({ code, message }: DoorProblem): string => message || sentence(code === 'OFFLINE' ? 'offline' : 'busy');

export const fieldProblem = (problem: DoorProblem | undefined, field: string): string | undefined =>
  problem?.fields?.find((it) => it.field.split('.').at(-1) === field)?.message;

/** An address of this page; anything else leads home. */
export const inside = (next: string | undefined): string => {
  try {
    const url = new URL(next || '/', location.origin);
    const path = url.pathname + url.search + url.hash;
    // `/.//host` is of this origin, and its path, taken for an address, is not
    return url.origin === location.origin && new URL(path, location.origin).href === url.href ? path : '/';
  } catch {
    return '/';
  }
};

/** On to an address as somebody else than before: without a trace of the form in the history. */
export const enter = (path: string): void => {
  history.replaceState(null, '', path);
  beginAfresh();
};
