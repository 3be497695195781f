// How a screen reads a list that has no end: page after page, each asked behind the end of the one before it. When a page comes again with another
// end, those behind it are asked again, so that nothing is left out or shown twice.
import { useClient } from '@urql/preact';
import type { AnyVariables, Client, CombinedError, TypedDocumentNode } from '@urql/core';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { pipe, subscribe } from 'wonka';
import { useAgain } from './again';
import type { Reading } from './reading';
import { troubleOf } from './trouble';

interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

type PageInfoOf<Data> = (data: Data) => PageInfo | undefined | null;

export interface EndlessReading<Data> extends Reading<Data> {
  hasMore: boolean;
  loadingMore: boolean;
  more: () => void;
}

interface Link<Data> {
  after: string | undefined;
  data?: Data | undefined;
  error?: CombinedError | undefined;
  busy: boolean;
  stop: () => void;
}

interface Chain<Data> {
  links: Link<Data>[];
  /** Called whenever a page came. */
  onChange: () => void;
  more: () => void;
  refresh: () => void;
  close: () => void;
}

// how far each list was read: who comes back finds it as long as it was
const LENGTHS_MOST = 50;
const lengths = new Map<string, number>();

const remember = (name: string, pages: number): void => {
  lengths.delete(name);
  lengths.set(name, pages);
  for (const oldest of lengths.keys()) if (lengths.size > LENGTHS_MOST) lengths.delete(oldest);
};

const openChain = <Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: object,
  pageInfoOf: PageInfoOf<Data>,
  name: string,
): Chain<Data> => {
  let wanted = lengths.get(name) ?? 1;
  const chain: Chain<Data> = {
    links: [],
    onChange: () => undefined,
    more: () => {
      wanted = chain.links.length + 1;
      remember(name, wanted);
      go(chain.links.length);
    },
    refresh: () => {
      // the first that brings another end has the others ask anew
      for (const { after } of chain.links)
        void client.query(document, { ...variables, after } as unknown as Variables, { requestPolicy: 'network-only' }).toPromise();
    },
    close: () => {
      for (const { stop } of chain.links) stop();
    },
  };

  const cut = (length: number): void => {
    for (const { stop } of chain.links.splice(length)) stop();
  };

  // asks for the page at this place, unless it is asked for already
  const go = (at: number): void => {
    const before = at === 0 ? undefined : chain.links[at - 1]?.data;
    const page = before && pageInfoOf(before);
    if (at > 0 && (!page?.hasNextPage || !page.endCursor)) {
      cut(at);
      return;
    }
    const after = page?.endCursor ?? undefined;
    const old = chain.links[at];
    if (old?.after === after && old !== undefined) return;
    const shown = old?.data;
    old?.stop();
    const link: Link<Data> = { after, data: shown, busy: true, stop: () => undefined };
    chain.links[at] = link;
    const { unsubscribe } = pipe(
      client.query(document, { ...variables, after } as unknown as Variables),
      subscribe((result) => {
        if (result.data) link.data = result.data;
        link.error = result.error;
        link.busy = result.stale;
        if (result.data && (at + 1 < chain.links.length || at + 1 < wanted)) go(at + 1);
        chain.onChange();
      }),
    );
    link.stop = unsubscribe;
  };

  go(0);
  return chain;
};

type Holder = { nodes?: unknown[]; edges?: unknown[]; pageInfo: PageInfo };

// the connection that holds these pages, wherever it stands in the answer
const withPages = (value: unknown, first: PageInfo, joined: (holder: Holder) => Holder): unknown => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  if ('pageInfo' in value && value.pageInfo === first) return joined(value as Holder);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withPages(part, first, joined)]));
};

const holderOf = (value: unknown, page: PageInfo): Holder | undefined => {
  let found: Holder | undefined;
  withPages(value, page, (holder) => (found = holder));
  return found;
};

const identity = (item: unknown): unknown => {
  const { id, node } = (item ?? {}) as { id?: string; node?: { id?: string } };
  return id ?? node?.id ?? item;
};

// a thing that moved from one page to the next meanwhile is shown once
const once = (items: unknown[]): unknown[] => {
  const seen = new Set();
  return items.filter((item) => !seen.has(identity(item)) && seen.add(identity(item)));
};

/** All pages as one answer: the first one's, with the items of all and the end of the last. */
const join = <Data>(pages: Data[], pageInfoOf: PageInfoOf<Data>): Data | undefined => {
  const [first, ...rest] = pages;
  if (first === undefined || rest.length === 0) return first;
  const holders = pages.map((page) => {
    const info = pageInfoOf(page);
    return info ? holderOf(page, info) : undefined;
  });
  const info = pageInfoOf(first);
  if (!info) return first;
  const all = (list: 'nodes' | 'edges'): object =>
    holders[0]?.[list] ? { [list]: once(holders.flatMap((holder) => holder?.[list] ?? [])) } : {};
  return withPages(first, info, (holder) => ({
    ...holder,
    ...all('nodes'),
    ...all('edges'),
    pageInfo: holders.at(-1)?.pageInfo ?? info,
  })) as Data;
};

/** A connection that grows at its end. `variables` without `after`. */
export const useEndless = <Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pageInfoOf: PageInfoOf<Data>,
  options: { pause?: boolean } = {},
): EndlessReading<Data> => {
  const client = useClient();
  const pause = options.pause === true;
  const key = JSON.stringify(variables);
  const [, redraw] = useState(0);
  // opened while it is drawn, so that what is cached is there at once, and the browser finds the place it was scrolled to
  const chain = useMemo(() => {
    if (pause) return undefined;
    const operation = document.definitions.find((it) => it.kind === 'OperationDefinition');
    return openChain(
      client,
      document,
      variables,
      pageInfoOf,
      `${operation?.kind === 'OperationDefinition' ? operation.name?.value : ''} ${key}`,
    );
  }, [client, document, key, pause]);
  useEffect(() => {
    if (!chain) return undefined;
    chain.onChange = () => redraw((n) => n + 1);
    redraw((n) => n + 1);
    return chain.close;
  }, [chain]);

  const links = chain?.links ?? [];
  const failed = links.find(({ error }) => error);
  const refresh = useCallback(() => chain?.refresh(), [chain]);
  const trouble = failed?.error ? { ...troubleOf(failed.error), uncertain: false } : undefined;
  useAgain(trouble?.kind === 'offline', refresh);

  const pages = links.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const data = join(pages, pageInfoOf);
  const last = links.at(-1);
  const waits = last !== undefined && last.data === undefined && !last.error;
  return {
    data,
    loading: data === undefined && !failed,
    refreshing: data !== undefined && links.some(({ busy }) => busy),
    trouble,
    refresh,
    hasMore: (pages.length > 0 && pageInfoOf(pages.at(-1) as Data)?.hasNextPage) ?? false,
    loadingMore: data !== undefined && waits,
    more: () => chain?.more(),
  };
};
