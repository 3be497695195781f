// Who one is: asked of the server once, and again whenever that may have changed.
import { signal } from '@preact/signals';
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { MeFragment } from '@devcenter/client/account';

export type Viewer = MeFragment;

// in an object, because a context does not tell `undefined` from `null`, and would tell nobody of the change from one to the other
const ViewerContext = createContext<{ viewer: Viewer | null | undefined }>({ viewer: undefined });

export const ViewerProvider = ({ viewer, children }: { viewer: Viewer | null | undefined; children: ComponentChildren }) => {
  const value = useMemo(() => ({ viewer }), [viewer]);
  return <ViewerContext.Provider value={value}>{children}</ViewerContext.Provider>;
};

/** `null`: nobody in particular. `undefined`: not known yet. */
export const useViewer = (): Viewer | null | undefined => useContext(ViewerContext).viewer;

/** Rises when the page has to begin afresh: somebody else, or another language. */
export const generation = signal(0);

export const beginAfresh = (): void => {
  generation.value += 1;
};

export const signInPath = (next: string = location.pathname + location.search): string => `/sign-in?next=${encodeURIComponent(next)}`;

/** What the doors outside of GraphQL answer when they refuse. */
export interface DoorProblem {
  code: string;
  message: string;
  fields?: { field: string; message: string }[];
}

/** Asks a door: its answer, or what it says against it. */
export const knock = async <Answer,>(
  method: string,
  path: string,
  language: string,
  body?: unknown,
): Promise<{ answer?: Answer; problem?: DoorProblem }> => {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { 'accept-language': language, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    return { problem: { code: 'OFFLINE', message: '' } };
  }
  const text = await response.json().catch(() => ({}));
  return response.ok ? { answer: text as Answer } : { problem: { code: 'UNAVAILABLE', message: '', ...(text as Partial<DoorProblem>) } };
};
