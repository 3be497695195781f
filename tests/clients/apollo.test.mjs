// Apollo Client's core with its HTTP link (which subscribes, too), its WebSocket link, and the link for event streams that graphql-sse's authors describe.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, Observable, ServerError, gql } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { print } from 'graphql';
import { createClient as createSse } from 'graphql-sse';
import { createClient as createWs } from 'graphql-ws';
import WebSocket from 'ws';
import { demo } from './server.mjs';
import { BAD_PROGRAM, CREATE, EVENTS, GOOD_PROGRAM, NEWS, WRONG, ask, assertStory, invitation, join } from './scene.mjs';
import { wire } from './wire.mjs';

const server = await demo();
after(() => server.stop());

// The WebSocket link asks whether an error came from the global one, which Node has since 22.
globalThis.WebSocket ??= WebSocket;
const authorization = server.bearer('admin');
const http = (headers = { authorization }, options = {}) => new HttpLink({ uri: server.graphql, headers, ...options });
const client = (link = http()) => new ApolloClient({ link, cache: new InMemoryCache() });

describe('over HTTP', () => {
  test('fetches a query with variables, by POST and by GET', async () => {
    for (const useGETForQueries of [false, true]) {
      const { data } = await client(http(undefined, { useGETForQueries })).query({ query: gql(NEWS), variables: { first: 2 } });
      assert.equal(data.news.nodes.length, 2);
    }
  });

  test('makes a change, and is told as data why another is refused', async () => {
    const own = client();
    const good = await own.mutate({ mutation: gql(CREATE), variables: { input: GOOD_PROGRAM } });
    assert.equal(good.data.createProgram.program.name, GOOD_PROGRAM.name);
    const bad = await own.mutate({ mutation: gql(CREATE), variables: { input: BAD_PROGRAM } });
    assert.equal(bad.data.createProgram.program, null);
    assert.equal(bad.data.createProgram.userErrors[0].code, 'INVALID_INPUT');
  });

  test('keeps its cache right by what a change answers', async () => {
    const own = client();
    const { program } = await ask(server, 'admin', CREATE, { input: GOOD_PROGRAM });
    const query = gql`query Revision($id: ID!) { program(id: $id) { id revision } }`;
    const before = await own.query({ query, variables: { id: program.id } });
    await own.mutate({
      mutation: gql`mutation Invite($id: ID!) {
        inviteMember(input: { programId: $id, login: "developer", role: DEVELOPER }) { program { id revision } userErrors { message } }
      }`,
      variables: { id: program.id },
    });
    const now = own.readQuery({ query, variables: { id: program.id } });
    assert.equal(now.program.revision, before.data.program.revision + 1);
  });

  test('is told what is wrong with a document', async () => {
    await assert.rejects(client().query({ query: gql(WRONG) }), (error) => {
      assert.ok(CombinedGraphQLErrors.is(error));
      assert.equal(error.errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
      return true;
    });
  });

  test('is told that a token works no longer', async () => {
    const stale = client(http({ authorization: 'Bearer dct_nonsense' }));
    await assert.rejects(stale.query({ query: gql(NEWS), variables: { first: 1 } }), (error) => {
      // by the body or by the status, as the library reads it
      if (CombinedGraphQLErrors.is(error)) assert.equal(error.errors[0].extensions.code, 'UNAUTHENTICATED');
      else assert.equal(ServerError.is(error) && error.statusCode, 401);
      return true;
    });
  });
});

// As in graphql-sse's recipes.
class EventsLink extends ApolloLink {
  constructor(options) {
    super((operation) => {
      const request = { ...options.request(operation), query: print(operation.query) };
      return new Observable((sink) => this.client.subscribe(request, sink));
    });
    this.client = createSse(options);
  }
}

describe('subscriptions', () => {
  const story = ['PROGRAM_CREATED', 'MEMBER_INVITED', 'MEMBER_JOINED'];
  const ways = {
    'an event stream': (options = {}) =>
      new EventsLink({ url: server.graphql, headers: { authorization }, retryAttempts: 0, request: ({ variables, operationName }) => ({ variables, operationName }), ...options }),
    // what its own HTTP link asks for: multipart/mixed;subscriptionSpec=1.0
    'parts of an HTTP answer': () => http(),
    'a WebSocket': ({ url = server.socket, ...options } = {}) =>
      new GraphQLWsLink(createWs({ url, webSocketImpl: WebSocket, connectionParams: { authorization }, retryAttempts: 0, ...options })),
  };

  function follow(own, variables, count, between = () => {}) {
    return new Promise((resolve, reject) => {
      const told = [];
      const subscription = own.subscribe({ query: gql(EVENTS), variables }).subscribe({
        next({ data, error }) {
          if (error) return reject(error);
          told.push(data.programEvents);
          Promise.resolve(between(told.length, data.programEvents)).catch(reject);
          if (told.length < count) return;
          subscription.unsubscribe();
          resolve(told);
        },
        error: reject,
      });
    });
  }

  for (const [way, link] of Object.entries(ways)) {
    // a message that waits for the next one, or for the next sign of life after 15 s, is none
    test(`hears by ${way} what somebody else does`, { timeout: 10_000 }, async () => {
      const program = await invitation(server);
      const told = await follow(client(link()), { program, after: '0' }, 3, (count) => count === 2 && join(server, program));
      assertStory(told, story);
    });

    test(`is told by ${way} that an id is none`, async () => {
      await assert.rejects(follow(client(link()), { program: 'news_nonsense', after: null }, 1), (error) => {
        assert.equal(error.errors[0].extensions.code, 'INVALID_ID');
        return true;
      });
    });
  }

  test('comes back by an event stream after a cut, and misses nothing', async () => {
    const [line, program] = [await wire(server), await invitation(server)];
    const headers = { authorization };
    const link = ways['an event stream']({ url: line.graphql, headers: () => headers, retryAttempts: 5, retry: () => join(server, program) });
    const told = await follow(client(link), { program, after: '0' }, 3, (count, { position }) => {
      headers['last-event-id'] = String(position);
      if (count === 2) line.cut();
    });
    assertStory(told, story);
    await line.close();
  });

  // Its link hands the socket a copy of the variables, so the caller subscribes again behind the cursor.
  test('comes back by a WebSocket after a cut, and misses nothing', async () => {
    const [line, program, told] = [await wire(server), await invitation(server), []];
    let after = '0';
    const own = client(ways['a WebSocket']({ url: line.socket }));
    const noted = (count, message) => {
      told.push(message);
      after = message.cursor;
      if (count === 2) line.cut();
    };
    await assert.rejects(follow(own, { program, after }, 3, noted)); // the cut
    await join(server, program);
    await follow(own, { program, after }, 1, noted);
    assertStory(told, story);
    await line.close();
  });
});
