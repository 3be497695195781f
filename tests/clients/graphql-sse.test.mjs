// graphql-sse, the reference client of GraphQL over server-sent events, in its distinct connections mode.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { NetworkError, createClient } from 'graphql-sse';
import { demo } from './server.mjs';
import { BAD_PROGRAM, CREATE, EVENTS, GOOD_PROGRAM, NEWS, WRONG, assertStory, invitation, join } from './scene.mjs';
import { wire } from './wire.mjs';

const server = await demo();
after(() => server.stop());

function client(options = {}) {
  return createClient({ url: server.graphql, headers: { authorization: server.bearer('admin') }, retryAttempts: 0, ...options });
}

// All that an operation which ends by itself tells.
async function all(request, own = client()) {
  const told = [];
  for await (const answer of own.iterate(request)) told.push(answer);
  return told;
}

test('fetches a query with variables', async () => {
  const [{ data, errors }, ...more] = await all({ query: NEWS, variables: { first: 2 } });
  assert.equal(errors, undefined);
  assert.equal(data.news.nodes.length, 2);
  assert.deepEqual(more, []);
});

test('makes a change, and is told as data why another is refused', async () => {
  const [good] = await all({ query: CREATE, variables: { input: GOOD_PROGRAM } });
  assert.deepEqual(good.data.createProgram.userErrors, []);
  assert.equal(good.data.createProgram.program.name, GOOD_PROGRAM.name);
  const [bad] = await all({ query: CREATE, variables: { input: BAD_PROGRAM } });
  assert.equal(bad.data.createProgram.program, null);
  const [{ code, field }] = bad.data.createProgram.userErrors;
  assert.equal(code, 'INVALID_INPUT');
  assert.equal(field.at(-1), 'slogan');
});

test('hears what somebody else does', async () => {
  const [own, program, told] = [client(), await invitation(server), []];
  for await (const { data } of own.iterate({ query: EVENTS, variables: { program, after: '0' } })) {
    told.push(data.programEvents);
    if (told.length === 2) await join(server, program);
    if (told.length === 3) break;
  }
  assertStory(told, ['PROGRAM_CREATED', 'MEMBER_INVITED', 'MEMBER_JOINED']);
});

test('is told what is wrong with a document in the stream', async () => {
  const [{ data, errors }, ...more] = await all({ query: WRONG });
  assert.equal(data, undefined);
  assert.equal(errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  assert.deepEqual(more, []);
});

test('is told by the status that a token works no longer', async () => {
  await assert.rejects(all({ query: NEWS, variables: { first: 1 } }, client({ headers: { authorization: 'Bearer dct_nonsense' } })), (error) => {
    assert.ok(error instanceof NetworkError);
    assert.equal(error.response.status, 401);
    return true;
  });
});

// The library reads no `id:` lines, so a caller who wants to resume says where by the variable or by the header.
for (const [how, resumes] of [
  ['the cursor in its variables', (place, request) => (request.variables.after = place.cursor)],
  ['Last-Event-ID', (place, _, headers) => (headers['last-event-id'] = String(place.position))],
]) {
  test(`comes back after a cut by ${how}, and misses nothing`, async () => {
    const [line, program, told] = [await wire(server), await invitation(server), []];
    const request = { query: EVENTS, variables: { program, after: '0' } };
    const headers = { authorization: server.bearer('admin') };
    let connections = 0;
    const own = client({
      url: line.graphql,
      headers: () => headers,
      retryAttempts: 5,
      // it happens while nobody listens
      retry: () => join(server, program),
      on: { connected: () => (connections += 1) },
    });
    for await (const { data } of own.iterate(request)) {
      told.push(data.programEvents);
      resumes(data.programEvents, request, headers);
      if (told.length === 2) line.cut();
      if (told.length === 3) break;
    }
    assertStory(told, ['PROGRAM_CREATED', 'MEMBER_INVITED', 'MEMBER_JOINED']);
    assert.equal(connections, 2);
    await line.close();
  });
}
