// The page's own client, `src/app/client.ts`, before a server whose answers are let go by hand: in any order, decided before or after a
// change, and told of by the feed before or after the answer to who made it.
import { fileURLToPath } from 'node:url';
import { gql } from '@urql/core';
import { createServer } from 'vite';
import { pipe, subscribe } from 'wonka';

const nothing = () => undefined;
const storage = { getItem: () => null, setItem: nothing, removeItem: nothing };
const page = {
  localStorage: storage,
  sessionStorage: storage,
  navigator: { onLine: true, language: 'zh-CN', languages: ['zh-CN'] },
  location: { pathname: '/', search: '', href: 'http://localhost/', origin: 'http://localhost' },
  document: { visibilityState: 'visible', documentElement: {}, addEventListener: nothing, removeEventListener: nothing, cookie: '' },
  addEventListener: nothing,
  removeEventListener: nothing,
  matchMedia: () => ({ matches: false, addEventListener: nothing }),
};
for (const [name, value] of Object.entries(page)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

const vite = await createServer({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, ws: false, hmr: false },
  resolve: { conditions: ['devcenter-source'] },
  ssr: { resolve: { conditions: ['devcenter-source'] }, noExternal: ['@devcenter/client'] },
});
const { makeClient } = await vite.ssrLoadModule('/src/app/client.ts');
export const close = () => vite.close();

const publish = gql`
  mutation Publish($input: PublishVersionInput!) {
    publishVersion(input: $input) {
      program {
        id
        revision
      }
      event {
        id
        moves {
          versionId
        }
      }
      userErrors {
        message
      }
    }
  }
`;
const events = gql`
  subscription Events {
    viewerEvents {
      cursor
      kind
      programId
      event {
        id
        moves {
          versionId
        }
      }
    }
  }
`;
/** What screens ask for: their things overlap. */
export const SCREENS = {
  Version: gql`
    query Version {
      version(id: "v") {
        id
        state
        program {
          id
          name
          revision
        }
      }
    }
  `,
  Program: gql`
    query Program {
      program(id: "p") {
        id
        name
        revision
        versions {
          nodes {
            id
            state
          }
        }
      }
    }
  `,
  Mine: gql`
    query Mine {
      viewer {
        account {
          id
        }
        unreadNotifications
        programs(first: 5) {
          nodes {
            id
            name
            revision
          }
        }
      }
    }
  `,
  Queue: gql`
    query Queue {
      reviewQueue {
        nodes {
          version {
            id
            state
          }
        }
      }
    }
  `,
};

let worlds = 0;

/** A program with one version, whose state is called like the revision. `waiting` holds what was asked and is not answered. */
export const open = () => {
  let revision = 1;
  let stream;
  worlds += 1;
  // no event of another world, for the page knows which ones it caused itself
  const world = worlds;
  const [waiting, untold] = [[], []];
  const version = () => ({ __typename: 'Version', id: 'v', state: `STATE_${revision}` });
  const program = () => ({ __typename: 'Program', id: 'p', name: '街角茶铺', revision });
  const event = () => ({
    __typename: 'ProgramEvent',
    id: `event-${world}-${revision}`,
    moves: [{ __typename: 'VersionMove', versionId: 'v' }],
  });
  const change = () => {
    revision += 1;
    untold.push({
      viewerEvents: { __typename: 'ViewerEvent', cursor: `${revision}`, kind: 'VERSION_PUBLISHED', programId: 'p', event: event() },
    });
  };
  const payload = (happened) => ({
    publishVersion: { __typename: 'PublishVersionPayload', program: program(), event: happened, userErrors: [] },
  });
  const answers = {
    Version: () => ({ version: { ...version(), program: program() } }),
    Program: () => ({ program: { ...program(), versions: { __typename: 'VersionConnection', nodes: [version()] } } }),
    Mine: () => ({
      viewer: {
        __typename: 'Viewer',
        account: { __typename: 'Account', id: 'a' },
        unreadNotifications: revision,
        programs: { __typename: 'ProgramConnection', nodes: [program()] },
      },
    }),
    Queue: () => ({
      reviewQueue: { __typename: 'ReviewQueueConnection', nodes: [{ __typename: 'QueuedReview', version: version() }] },
    }),
    Publish: () => (change(), payload(event())),
  };

  globalThis.fetch = (_url, init) =>
    new Promise((resolve, reject) => {
      const name = /(?:query|mutation|subscription) (\w+)/.exec(JSON.parse(init.body).query)[1];
      if (name === 'Events') {
        const body = new ReadableStream({ start: (it) => void (stream = it) });
        return resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
      }
      const leave = () => waiting.splice(waiting.indexOf(one), 1);
      const one = {
        name,
        // the moment the server looks: what it will say is settled
        decide: () => (one.data ??= answers[name]()),
        answer: () => {
          leave();
          resolve(new Response(JSON.stringify({ data: one.decide() }), { headers: { 'content-type': 'application/json' } }));
        },
      };
      waiting.push(one);
      init.signal?.addEventListener('abort', () => {
        if (waiting.includes(one)) leave();
        reject(new DOMException('aborted', 'AbortError'));
      });
    });

  const client = makeClient();
  const follow = pipe(client.subscription(events, {}), subscribe(nothing));
  return {
    client,
    waiting,
    untold,
    change,
    now: (name) => answers[name](),
    publish: (note) => pipe(client.mutation(publish, { input: { versionId: 'v', programId: 'p', note } }), subscribe(nothing)),
    tell: () => stream?.enqueue(new TextEncoder().encode(`event: next\ndata: ${JSON.stringify({ data: untold.shift() })}\n\n`)),
    show: (name) => {
      const screen = { emptied: false };
      const { unsubscribe } = pipe(
        client.query(SCREENS[name], {}),
        subscribe(({ data, error, stale }) => {
          screen.emptied ||= !data && !error;
          Object.assign(screen, { data, error, stale });
        }),
      );
      return Object.assign(screen, { leave: unsubscribe });
    },
    close: () => follow.unsubscribe(),
  };
};
