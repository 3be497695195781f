// How a screen changes something: sent under a key of its own, so that what was sent twice happens once.
import { useClient } from '@urql/preact';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useCallback, useRef, useState } from 'preact/hooks';
import { capital, languageTag } from './language';
import { troubleOf, type Trouble } from './trouble';

/** An expected refusal, as every payload carries them. */
export interface Refusal {
  __typename?: string;
  code: string;
  message: string;
  field?: readonly string[] | null;
}

interface Payload {
  userErrors: readonly Refusal[];
}

export type Outcome<P> =
  | { done: P; refusals?: undefined; trouble?: undefined }
  | { done?: undefined; refusals: readonly Refusal[]; trouble?: undefined; payload: P }
  | { done?: undefined; refusals?: undefined; trouble: Trouble };

export interface Changing<P, Variables> {
  /** Resolves, never rejects. */
  run: (variables: Variables) => Promise<Outcome<P>>;
  busy: boolean;
  refusals: readonly Refusal[];
  trouble: Trouble | undefined;
  /** Forgets what was refused. */
  clear: () => void;
}

// `crypto.randomUUID` is for https alone
const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

type PayloadOf<Data> = Exclude<Data[keyof Data], string | undefined | null> & Payload;

/** A mutation of one field. What nobody knows the end of is sent again under the same key. */
export const useChange = <Data extends object, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
): Changing<PayloadOf<Data>, Variables> => {
  const client = useClient();
  const [state, setState] = useState<{ busy: boolean; refusals: readonly Refusal[]; trouble?: Trouble }>({ busy: false, refusals: [] });
  const attempt = useRef<{ asked: string; key: string } | undefined>(undefined);
  // a second tap while the first is under way is the same wish
  const running = useRef<{ asked: string; end: Promise<Outcome<PayloadOf<Data>>> } | undefined>(undefined);

  const send = useCallback(
    async (variables: Variables): Promise<Outcome<PayloadOf<Data>>> => {
      const asked = JSON.stringify(variables);
      if (attempt.current?.asked !== asked) attempt.current = { asked, key: newKey() };
      const headers = { 'accept-language': languageTag(), 'idempotency-key': attempt.current.key };
      setState({ busy: true, refusals: [] });
      const result = await client.mutation(document, variables, { fetchOptions: { headers, credentials: 'same-origin' } }).toPromise();
      const fields = Object.entries(result.data ?? {}).filter(([name]) => name !== '__typename');
      const payload = fields[0]?.[1] as PayloadOf<Data> | undefined;
      if (result.error || !payload) {
        const trouble = result.error ? troubleOf(result.error) : { kind: 'fault' as const, message: '' };
        if (!trouble.uncertain) attempt.current = undefined;
        setState({ busy: false, refusals: [], trouble });
        return { trouble };
      }
      attempt.current = undefined;
      const refusals = payload.userErrors.map((it) => ({ ...it, message: capital(it.message) }));
      setState({ busy: false, refusals });
      return refusals.length > 0 ? { refusals, payload } : { done: payload };
    },
    [client, document],
  );

  const run = useCallback(
    (variables: Variables): Promise<Outcome<PayloadOf<Data>>> => {
      const asked = JSON.stringify(variables);
      if (running.current?.asked === asked) return running.current.end;
      const end = send(variables).finally(() => {
        if (running.current?.end === end) running.current = undefined;
      });
      running.current = { asked, end };
      return end;
    },
    [send],
  );

  const clear = useCallback(() => setState({ busy: false, refusals: [] }), []);
  return { run, busy: state.busy, refusals: state.refusals, trouble: state.trouble, clear };
};

/** What is said against one field of a form: the last word of its path. */
export const refusalOf = (refusals: readonly Refusal[], field: string): string | undefined =>
  refusals.find((it) => it.field?.at(-1) === field)?.message;
