// urql's core: queries and mutations over HTTP, subscriptions by its own event streams, by graphql-sse and by graphql-ws.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createSse } from 'graphql-sse';
import { createClient as createWs } from 'graphql-ws';
import WebSocket from 'ws';
import { demo } from './server.mjs';
import { BAD_PROGRAM, CREATE, EVENTS, GOOD_PROGRAM, NEWS, WRONG, assertStory, invitation, join } from './scene.mjs';
import { wire } from './wire.mjs';

const server = await demo();
after(() => server.stop());

const authorization = server.bearer('admin');

// urql aborts a stream it has read enough of and hears no answer to that; Node would end the process for it.
async function quietly(url, init) {
  const response = await fetch(url, init);
  async function* pieces() {
    try {
      yield* response.body;
    } catch (error) {
      if (error.name !== 'AbortError') throw error;
    }
  }
  return new Response(ReadableStream.from(pieces()), response);
}

function client(options = {}) {
  return new Client({
    url: server.graphql,
    fetch: quietly,
    preferGetMethod: false,
    exchanges: [cacheExchange, fetchExchange],
    fetchOptions: { headers: { authorization } },
    ...options,
  });
}

// What a subscription tells until it has told `count`; `between` is called with how many there were.
function follow(own, variables, count, between = () => {}) {
  return new Promise((resolve, reject) => {
    const told = [];
    const { unsubscribe } = own.subscription(EVENTS, variables).subscribe(({ data, error }) => {
      if (error) return reject(error);
      told.push(data.programEvents);
      Promise.resolve(between(told.length, data.programEvents)).catch(reject);
      if (told.length < count) return;
      resolve(told);
      unsubscribe();
    });
  });
}

describe('over HTTP', () => {
  test('fetches a query with variables, by POST and by GET', async () => {
    for (const preferGetMethod of [false, 'force']) {
      const { data, error } = await client({ preferGetMethod }).query(NEWS, { first: 2 });
      assert.equal(error, undefined);
      assert.equal(data.news.nodes.length, 2);
    }
  });

  test('gets a plain answer to a question, though it says that it would read a stream as well', async () => {
    const types = [];
    const noting = async (url, init) => {
      assert.match(init.headers.accept, /^application\/graphql-response\+json,.*text\/event-stream/);
      const response = await quietly(url, init);
      types.push(response.headers.get('content-type'));
      return response;
    };
    const { error } = await client({ fetch: noting }).query(NEWS, { first: 1 });
    assert.equal(error, undefined);
    assert.match(types[0], /^application\/graphql-response\+json/);
  });

  test('makes a change, and is told as data why another is refused', async () => {
    const good = await client().mutation(CREATE, { input: GOOD_PROGRAM });
    assert.equal(good.error, undefined);
    assert.equal(good.data.createProgram.program.name, GOOD_PROGRAM.name);
    const bad = await client().mutation(CREATE, { input: BAD_PROGRAM });
    assert.equal(bad.error, undefined);
    assert.equal(bad.data.createProgram.userErrors[0].code, 'INVALID_INPUT');
  });

  test('is told what is wrong with a document', async () => {
    const { data, error } = await client().query(WRONG, {});
    assert.equal(data, undefined);
    assert.equal(error.networkError, undefined); // an answer of GraphQL, whatever its status
    assert.equal(error.graphQLErrors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  });

  test('is told that a token works no longer', async () => {
    const stale = client({ fetchOptions: { headers: { authorization: 'Bearer dct_nonsense' } } });
    const { error } = await stale.query(NEWS, { first: 1 });
    assert.equal(error.response.status, 401);
    assert.equal(error.graphQLErrors[0]?.extensions.code, 'UNAUTHENTICATED');
  });
});

describe('subscriptions', () => {
  const forward = (subscribe) => (request) => ({
    subscribe: (sink) => ({ unsubscribe: subscribe({ ...request, query: request.query ?? '' }, sink) }),
  });
  const sse = (options = {}) => {
    const own = createSse({ url: server.graphql, headers: { authorization }, retryAttempts: 0, ...options });
    return client({ exchanges: [subscriptionExchange({ forwardSubscription: forward(own.subscribe) })] });
  };
  const ws = (options = {}) => {
    const own = createWs({ url: server.socket, webSocketImpl: WebSocket, connectionParams: { authorization }, retryAttempts: 0, ...options });
    return client({ exchanges: [subscriptionExchange({ forwardSubscription: forward(own.subscribe) })] });
  };
  const ways = {
    'its own event streams': () => client({ fetchSubscriptions: true }),
    'graphql-sse': sse,
    'graphql-ws': ws,
  };
  const story = ['PROGRAM_CREATED', 'MEMBER_INVITED', 'MEMBER_JOINED'];

  for (const [way, made] of Object.entries(ways)) {
    test(`hears by ${way} what somebody else does`, async () => {
      const program = await invitation(server);
      const told = await follow(made(), { program, after: '0' }, 3, (count) => count === 2 && join(server, program));
      assertStory(told, story);
    });

    test(`is told by ${way} that an id is none`, async () => {
      await assert.rejects(follow(made(), { program: 'news_nonsense', after: null }, 1), (error) => {
        assert.equal(error.graphQLErrors[0].extensions.code, 'INVALID_ID');
        return true;
      });
    });
  }

  for (const [way, made, retrying] of [
    ['graphql-sse', sse, 'retry'],
    ['graphql-ws', ws, 'retryWait'],
  ]) {
    test(`comes back by ${way} after a cut, and misses nothing`, async () => {
      const [line, program] = [await wire(server), await invitation(server)];
      const variables = { program, after: '0' };
      const own = made({
        url: way === 'graphql-ws' ? line.socket : line.graphql,
        retryAttempts: 5,
        [retrying]: () => join(server, program), // it happens while nobody listens
      });
      const told = await follow(own, variables, 3, (count, { cursor }) => {
        variables.after = cursor; // both libraries send the same object again
        if (count === 2) line.cut();
      });
      assertStory(told, story);
      await line.close();
    });
  }
});
