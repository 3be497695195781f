// The form of a text while it is worked on: what it began from, what was typed, and what others made of it meanwhile.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ContentKind } from '@devcenter/client/enums';
import { changedFields, type Field, type Value, type Values } from './fields';

/** A text and the lock version it was read under. */
export interface Stand {
  values: Values;
  lockVersion: number;
}

interface Kept extends Stand {
  base: Values;
  at: string;
}

interface State {
  base: Values;
  values: Values;
  lockVersion: number;
  /** Somebody else's text, while there is something of one's own. */
  newer?: Stand | undefined;
  /** What was typed before and is not in the form now. */
  aside?: Kept | undefined;
}

export interface TextForm {
  values: Values;
  base: Values;
  lockVersion: number;
  changed: readonly Field[];
  dirty: boolean;
  newer: Stand | undefined;
  asideAt: string | undefined;
  set: (name: string, value: Value) => void;
  /** What the form holds is what the server has. */
  saved: (stand: Stand) => void;
  /** One's own step left the text as it is. */
  raise: (lockVersion: number) => void;
  /** Goes on from somebody else's text with these values; what is given up is put aside. */
  settle: (values: Values, givenUp: boolean) => void;
  putAside: () => void;
  restore: () => void;
  dropAside: () => void;
  /** Nothing of it is wanted any more. */
  forget: () => void;
  /** Asked while the form goes. */
  unsaved: () => boolean;
}

const load = (key: string): Kept | undefined => {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null) ?? undefined;
  } catch {
    return undefined;
  }
};

const store = (key: string, kept: Kept | undefined): void => {
  try {
    if (kept) sessionStorage.setItem(key, JSON.stringify(kept));
    else sessionStorage.removeItem(key);
  } catch {
    // full: the form itself still has it
  }
};

export const useTextForm = (key: string, kind: ContentKind, server: Stand): TextForm => {
  const asideKey = `${key}.aside`;
  const differs = (a: Values, b: Values): boolean => changedFields(kind, a, b).length > 0;
  const [state, setState] = useState<State>(() => {
    const left = load(key) ?? load(asideKey);
    return {
      base: server.values,
      values: server.values,
      lockVersion: server.lockVersion,
      aside: left && differs(left.values, server.values) ? left : undefined,
    };
  });

  const meet = (it: State): State => {
    if (server.lockVersion <= it.lockVersion) return it;
    if (!differs(it.base, it.values))
      return { ...it, base: server.values, values: server.values, lockVersion: server.lockVersion, newer: undefined };
    if (!differs(it.base, server.values)) return { ...it, lockVersion: server.lockVersion, newer: undefined };
    return { ...it, newer: server };
  };
  // what came from the server is taken as it is, unless something was typed
  useEffect(() => setState(meet), [server.lockVersion, JSON.stringify(server.values)]);

  const changed = changedFields(kind, state.base, state.values);
  const dirty = changed.length > 0;
  const own = (it: State): Kept => ({ base: it.base, values: it.values, lockVersion: it.lockVersion, at: new Date().toISOString() });
  // before anything else can happen: an effect that waits for the next frame may never run
  useLayoutEffect(() => store(key, dirty ? own(state) : undefined), [state.values, state.base, dirty]);
  useLayoutEffect(() => store(asideKey, state.aside), [state.aside]);
  const forgotten = useRef(false);
  const latest = useRef(dirty);
  latest.current = dirty;

  return {
    ...state,
    changed,
    dirty: dirty && !forgotten.current,
    newer: state.newer,
    asideAt: state.aside?.at,
    set: (name, value) => setState((it) => ({ ...it, values: { ...it.values, [name]: value } })),
    // what was typed while it was under way stays typed
    saved: ({ values, lockVersion }) =>
      setState((it) => ({ ...it, base: values, lockVersion: Math.max(lockVersion, it.lockVersion), newer: undefined })),
    raise: (lockVersion) => setState((it) => ({ ...it, lockVersion: Math.max(lockVersion, it.lockVersion) })),
    settle: (values, givenUp) =>
      setState((it) =>
        it.newer ? { base: it.newer.values, lockVersion: it.newer.lockVersion, values, aside: givenUp ? own(it) : it.aside } : it,
      ),
    putAside: () => setState((it) => (differs(it.base, it.values) ? { ...it, values: it.base, newer: undefined, aside: own(it) } : it)),
    restore: () =>
      setState((it) => {
        if (!it.aside) return it;
        const { base, values, lockVersion } = it.aside;
        return meet({ base, values, lockVersion, aside: differs(it.base, it.values) ? own(it) : undefined });
      }),
    dropAside: () => setState((it) => ({ ...it, aside: undefined })),
    unsaved: () => latest.current && !forgotten.current,
    forget: () => {
      forgotten.current = true;
      store(key, undefined);
      store(asideKey, undefined);
    },
  };
};

/** While there is something unsaved: the browser asks before it leaves, and links of the page lead to `ask` first. */
export const useLeaving = (dirty: boolean, ask: (href: string) => void): void => {
  useEffect(() => {
    if (!dirty) return;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const href = link.getAttribute('href') ?? '';
      if (!href.startsWith('/') || link.target === '_blank') return;
      event.preventDefault();
      event.stopPropagation();
      ask(href);
    };
    addEventListener('beforeunload', unload);
    document.addEventListener('click', click, true);
    return () => {
      removeEventListener('beforeunload', unload);
      document.removeEventListener('click', click, true);
    };
  }, [dirty, ask]);
};
