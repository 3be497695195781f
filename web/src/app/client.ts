// The one connection to the server: queries and changes by POST, what happens by server-sent events.
import { Client, fetchExchange, mapExchange, subscriptionExchange, type Exchange } from '@urql/core';
import { retryExchange } from '@urql/exchange-retry';
import { createClient } from 'graphql-sse';
import { cache } from './cache';
import { learn } from './clock';
import { fresh } from './fresh';
import { languageTag } from './language';

/** Tells who listens that a session ended while the page was open. */
export const signedOut = new EventTarget();

const outdated = (): Exchange =>
  mapExchange({
    onError(error) {
      const over = error.graphQLErrors.some((it) => it.extensions.code === 'UNAUTHENTICATED');
      if (over || (error.response as Response | undefined)?.status === 401) signedOut.dispatchEvent(new Event('over'));
    },
  });

// a read may be asked again without harm; a change is sent again by a person, under the same key
const retry = (): Exchange =>
  retryExchange({
    initialDelayMs: 500,
    maxDelayMs: 5_000,
    maxNumberAttempts: 3,
    randomDelay: true,
    retryIf: (error, operation) => operation.kind === 'query' && Boolean(error.networkError) && navigator.onLine,
  });

// the server says something each 15 seconds: who hears nothing for so long has a connection that died without a word
const SILENCE = 45_000;

const watched: typeof fetch = async (input, init) => {
  const cut = new AbortController();
  init?.signal?.addEventListener('abort', () => cut.abort());
  const response = await fetch(input, { ...init, signal: cut.signal });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wind = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => cut.abort(), SILENCE);
  };
  wind();
  cut.signal.addEventListener('abort', () => clearTimeout(timer));
  const heard = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, stream) {
      wind();
      stream.enqueue(piece);
    },
    flush: () => clearTimeout(timer),
  });
  return new Response(response.body?.pipeThrough(heard) ?? null, response);
};

export const makeClient = (): Client => {
  const events = createClient({
    url: '/graphql',
    fetchFn: watched,
    headers: () => ({ 'accept-language': languageTag() }),
    // who follows a feed begins afresh behind the last event it saw: `app/live.ts`
    retryAttempts: 0,
  });
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetch: (input, init) => fetch(input, init).then(learn),
    requestPolicy: 'cache-and-network',
    fetchOptions: () => ({ headers: { 'accept-language': languageTag() }, credentials: 'same-origin' }),
    exchanges: [
      outdated(),
      fresh(cache()),
      retry(),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: events.subscribe({ query: query ?? '', variables: variables as Record<string, unknown> }, sink as never),
          }),
        }),
      }),
    ],
  });
};
