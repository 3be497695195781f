// graphql-ws, the reference client of graphql-transport-ws: queries and subscriptions over /graphql/ws.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, describe, test } from 'node:test';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { demo } from './server.mjs';
import { CREATE, EVENTS, GOOD_PROGRAM, NEWS, WRONG, assertStory, invitation, join } from './scene.mjs';
import { wire } from './wire.mjs';

const server = await demo();
after(() => server.stop());

function client(options = {}) {
  return createClient({
    url: server.socket,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: server.bearer('admin') },
    retryAttempts: 0,
    ...options,
  });
}

async function first(wanted, request) {
  const answers = wanted.iterate(request);
  const { value } = await answers.next();
  await answers.return();
  return value;
}

describe('graphql-ws', () => {
  test('fetches a query with variables', async () => {
    const own = client();
    const { data, errors } = await first(own, { query: NEWS, variables: { first: 2 } });
    assert.equal(errors, undefined);
    assert.equal(data.news.nodes.length, 2);
    await own.dispose();
  });

  test('is told that a mutation is sent over HTTP, and changes nothing', async () => {
    const own = client({ lazy: false, onNonLazyError: () => {} });
    const count = `{ viewer { programs(first: 1) { totalCount } } }`;
    const before = await first(own, { query: count });
    // a refusal before execution is the protocol's `error`, which the library throws
    await assert.rejects(first(own, { query: CREATE, variables: { input: GOOD_PROGRAM } }), ([error]) => {
      assert.match(error.message, /mutation/i);
      assert.equal(error.extensions.code, 'BAD_USER_INPUT');
      return true;
    });
    assert.deepEqual(await first(own, { query: count }), before);
    await own.dispose();
  });

  test('hears what somebody else does', async () => {
    const [own, program, told] = [client(), await invitation(server), []];
    for await (const { data } of own.iterate({ query: EVENTS, variables: { program, after: '0' } })) {
      told.push(data.programEvents);
      if (told.length === 2) await join(server, program);
      if (told.length === 3) break;
    }
    assertStory(told, ['PROGRAM_CREATED', 'MEMBER_INVITED', 'MEMBER_JOINED']);
    await own.dispose();
  });

  test('is told what is wrong with a document, and the socket lives on', async () => {
    const own = client({ lazy: false, onNonLazyError: () => {} });
    await assert.rejects(first(own, { query: WRONG }), ([error]) => {
      assert.equal(error.extensions.code, 'GRAPHQL_VALIDATION_FAILED');
      assert.ok(error.extensions.requestId);
      return true;
    });
    const { data } = await first(own, { query: NEWS, variables: { first: 1 } });
    assert.equal(data.news.nodes.length, 1);
    await own.dispose();
  });

  test('comes back after a cut behind the cursor it had, and misses nothing', async () => {
    const [line, program, told] = [await wire(server), await invitation(server), []];
    const request = { query: EVENTS, variables: { program, after: '0' } };
    let connections = 0;
    const own = client({
      url: line.socket,
      retryAttempts: 5,
      // it happens while nobody listens
      retryWait: () => join(server, program),
      on: { connected: () => (connections += 1) },
    });
    for await (const { data } of own.iterate(request)) {
      told.push(data.programEvents);
      // the library sends the same object again when it comes back
      request.variables.after = data.programEvents.cursor;
      if (told.length === 2) line.cut();
      if (told.length === 3) break;
    }
    assertStory(told, ['PROGRAM_CREATED', 'MEMBER_INVITED', 'MEMBER_JOINED']);
    assert.equal(connections, 2);
    await own.dispose();
    await line.close();
  });
});

// The protocol's own numbers, without the library that never breaks it.
describe('graphql-transport-ws', () => {
  const init = { type: 'connection_init', payload: { authorization: server.bearer('admin') } };
  const events = { id: '1', type: 'subscribe', payload: { query: 'subscription { viewerEvents { position } }' } };

  // Says one message after another, once it is let in; answers the code that the server ends the socket with.
  async function ending({ protocols = ['graphql-transport-ws'], say = [] }) {
    const socket = new WebSocket(server.socket, protocols);
    await once(socket, 'open');
    const closed = once(socket, 'close');
    for (const [place, message] of say.entries()) {
      socket.send(typeof message === 'string' ? message : JSON.stringify(message));
      if (place === 0 && message === init) await once(socket, 'message');
    }
    const [code] = await closed;
    return code;
  }

  const cases = [
    [4400, 'a message that is none', { say: [init, 'hello'] }],
    [4400, 'a type nobody knows', { say: [init, { type: 'start', id: '1' }] }],
    [4401, 'subscribing before being let in', { say: [{ id: '1', type: 'subscribe', payload: { query: NEWS } }] }],
    [4401, 'nobody in particular', { say: [{ type: 'connection_init' }] }],
    [4403, 'a token that is none', { say: [{ type: 'connection_init', payload: { authorization: 'Bearer dct_nonsense' } }] }],
    [4406, 'agreeing on no protocol', { protocols: [] }],
    [4408, 'saying nothing for three seconds', {}],
    [4409, 'an id that is taken', { say: [init, events, events] }],
    [4429, 'two greetings', { say: [init, init] }],
  ];
  for (const [code, what, how] of cases) {
    test(`${what} ends a socket with ${code}`, { timeout: 15_000 }, async () => assert.equal(await ending(how), code));
  }

  test('a goodbye is answered, as RFC 6455 has it', async () => {
    const socket = new WebSocket(server.socket, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify(init));
    await once(socket, 'message');
    socket.close(1000, 'bye');
    const [code] = await once(socket, 'close');
    assert.equal(code, 1000); // 1006: the connection ended without a close frame, and libraries take that for a failure
  });

  test('a page of another origin is not let in', async () => {
    const socket = new WebSocket(server.socket, 'graphql-transport-ws', { origin: 'https://evil.example' });
    const [, response] = await once(socket, 'unexpected-response');
    assert.equal(response.statusCode, 403);
  });
});
