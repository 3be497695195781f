// Relay's runtime with the artifacts of its compiler: queries and mutations over HTTP, subscriptions by graphql-ws.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createClient } from 'graphql-ws';
import relay from 'relay-runtime';
import WebSocket from 'ws';
import { compile } from './artifacts.mjs';
import { demo } from './server.mjs';
import { BAD_PROGRAM, CREATE, GOOD_PROGRAM, ask, assertStory, invitation, join } from './scene.mjs';
import { wire } from './wire.mjs';

const { Environment, Network, Observable, RecordSource, Store, commitMutation, createOperationDescriptor, fetchQuery, requestSubscription } = relay;

const [server, artifacts] = await Promise.all([demo(), compile('plain')]);
after(() => server.stop());

const authorization = server.bearer('admin');

async function post({ text: query, name: operationName }, variables) {
  const response = await fetch(server.graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json;q=0.9', authorization },
    body: JSON.stringify({ query, operationName, variables }),
  });
  return response.json();
}

// As Relay's guide has it; and the variables follow the cursor, so that whoever comes back goes on behind it.
const listen = (socket) => (params, variables) =>
  Observable.create((sink) => {
    const request = { operationName: params.name, query: params.text, variables: { ...variables } };
    return socket.subscribe(request, {
      ...sink,
      next(answer) {
        request.variables.after = answer.data?.programEvents.cursor ?? request.variables.after;
        sink.next(answer);
      },
    });
  });

function environment(options = {}) {
  const socket = createClient({ url: server.socket, webSocketImpl: WebSocket, connectionParams: { authorization }, retryAttempts: 0, ...options });
  return new Environment({ network: Network.create(post, listen(socket)), store: new Store(new RecordSource()) });
}

const change = (own, input) =>
  new Promise((resolve, reject) => commitMutation(own, { mutation: artifacts.create, variables: { input }, onCompleted: resolve, onError: reject }));

function follow(own, variables, count, between = () => {}) {
  return new Promise((resolve, reject) => {
    const told = [];
    const subscription = requestSubscription(own, {
      subscription: artifacts.events,
      variables,
      onNext({ programEvents }) {
        told.push(programEvents);
        Promise.resolve(between(told.length)).catch(reject);
        if (told.length < count) return;
        subscription.dispose();
        resolve(told);
      },
      onError: reject,
    });
  });
}

const story = ['PROGRAM_CREATED', 'MEMBER_INVITED', 'MEMBER_JOINED'];

test('fetches a query with variables', async () => {
  const { news } = await fetchQuery(environment(), artifacts.news, { first: 2 }).toPromise();
  assert.equal(news.nodes.length, 2);
});

test('makes a change, and is told as data why another is refused', async () => {
  const own = environment();
  const good = await change(own, GOOD_PROGRAM);
  assert.equal(good.createProgram.program.name, GOOD_PROGRAM.name);
  const bad = await change(own, BAD_PROGRAM);
  assert.equal(bad.createProgram.program, null);
  assert.equal(bad.createProgram.userErrors[0].code, 'INVALID_INPUT');
});

test('hears what somebody else does, and its store knows at once', async () => {
  const [own, id] = [environment(), await invitation(server)];
  const operation = createOperationDescriptor(artifacts.program, { id });
  own.retain(operation);
  const before = await fetchQuery(own, artifacts.program, { id }).toPromise();
  const told = await follow(own, { program: id, after: '0' }, 3, (count) => count === 2 && join(server, id));
  assertStory(told, story);
  // by the program that came with the event: nobody asked again
  assert.equal(own.lookup(operation.fragment).data.program.revision, before.program.revision + 1);
});

test('is told that an id is none, by HTTP and by the socket', async () => {
  // an error of a field that may be null: Relay keeps it beside the null, for `@throwOnFieldError` and `@catch`
  const own = environment();
  const operation = createOperationDescriptor(artifacts.program, { id: 'news_nonsense' });
  own.retain(operation);
  assert.deepEqual(await fetchQuery(own, artifacts.program, { id: 'news_nonsense' }).toPromise(), { program: null });
  const [told] = own.lookup(operation.fragment).fieldErrors;
  assert.equal(told.error.extensions.code, 'INVALID_ID');
  await assert.rejects(follow(environment(), { program: 'news_nonsense', after: null }, 1), (errors) => {
    assert.equal(errors[0].extensions.code, 'INVALID_ID');
    return true;
  });
});

test('what may not be seen is null and no error', async () => {
  const { program } = await ask(server, 'developer', CREATE, { input: GOOD_PROGRAM });
  const answer = await fetchQuery(environment(), artifacts.program, { id: program.id }).toPromise();
  assert.equal(answer.program, null);
});

test('comes back after a cut, and misses nothing', async () => {
  const [line, program] = [await wire(server), await invitation(server)];
  const own = environment({
    url: line.socket,
    retryAttempts: 5,
    retryWait: () => join(server, program), // it happens while nobody listens
  });
  const told = await follow(own, { program, after: '0' }, 3, (count) => count === 2 && line.cut());
  assertStory(told, story);
  await line.close();
});
