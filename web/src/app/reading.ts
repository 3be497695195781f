// How a screen reads a thing. What it had stays while it asks again, and when that fails.
import { useQuery } from '@urql/preact';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useCallback, useRef } from 'preact/hooks';
import { useAgain } from './again';
import { troubleOf, type Trouble } from './trouble';

export interface Reading<Data> {
  data: Data | undefined;
  /** Nothing to show yet. */
  loading: boolean;
  /** Asking again, with something to show. */
  refreshing: boolean;
  trouble: Trouble | undefined;
  refresh: () => void;
}

export const useRead = <Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: { pause?: boolean } = {},
): Reading<Data> => {
  const [result, execute] = useQuery<Data, Variables>({ query: document, variables, pause: options.pause ?? false } as never);
  const refresh = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  // a failure brings no data: what was there stays
  const key = JSON.stringify(variables);
  const kept = useRef<{ key: string; data: Data } | undefined>(undefined);
  if (result.data && !result.fetching) kept.current = { key, data: result.data };
  const data = result.data ?? (result.error && kept.current?.key === key ? kept.current.data : undefined);
  // nothing was sent that could have happened
  const trouble = result.error ? { ...troubleOf(result.error), uncertain: false } : undefined;
  useAgain(trouble?.kind === 'offline', refresh);
  return {
    data,
    loading: (result.fetching || options.pause === true) && !data && !result.error,
    refreshing: (result.fetching || result.stale) && Boolean(data),
    trouble,
    refresh,
  };
};
