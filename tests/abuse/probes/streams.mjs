// Sockets and streams of events: strangers, crowds, floods, and messages that are too long.
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange, request } from '../wire.mjs';
import { assert, expect, gather, probe, Unexpected } from '../door.mjs';
import { enter, frame, open } from '../socket.mjs';

const INIT_MOST = 3_000;
const SLACK = 3_000;
const SOCKETS_MOST = 10;
const EVENTS_MOST = 40;
const EVENTS = 'subscription { viewerEvents { position } }';
const subscribe = (id, query = EVENTS) => ({ id, type: 'subscribe', payload: { query } });

// A person's places come back a moment after their sockets are gone.
async function admitted(door, who) {
  for (let left = 50; ; left -= 1) {
    const line = await enter(door.port, door.tokens[who]);
    if (!line.refused) return line;
    assert(left > 0 && line.refused === 4429, `not let in: ${line.refused}`);
    await sleep(100);
  }
}

function ended(code, wanted, ms, sent = 0) {
  assert([wanted].flat().includes(code), `wanted ${wanted}, ended with ${code || 'nothing'}`);
  return { sent, ms, answer: `closed, ${code}` };
}

// Somebody comes in, sends bytes, and is turned out.
async function turnedOut(door, bytes, wanted, who = 'developer') {
  const line = await admitted(door, who);
  const began = performance.now();
  await line.send(bytes);
  const code = await line.end();
  return ended(code, wanted, performance.now() - began, bytes.length);
}

export const streams = [
  probe('a socket from another origin', async (door) => {
    const rows = [];
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1.evil.example', 'http://127.0.0.1@evil.example', 'file://']) {
      const { answer } = await open(door.port, { origin, ...door.bearer('admin') });
      assert(answer, `${origin} is let in`);
      rows.push(expect(answer, { status: 403, code: 'FORBIDDEN' }));
    }
    return gather(rows);
  }),
  probe('an upgrade that is none', async (door) => {
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==' };
    const rows = [];
    for (const wrong of [{ 'sec-websocket-version': '8' }, { 'sec-websocket-key': null }, { upgrade: 'h2c' }, { connection: 'keep-alive' }])
      rows.push(expect(await exchange(door.port, request('GET', '/graphql/ws', { ...upgrade, ...wrong })), { status: [400, 405, 426] }));
    return gather(rows);
  }),
  probe('sockets that do not say who they are, 200', async (door) => {
    const count = door.many(200);
    const lines = await Promise.all(Array.from({ length: count }, () => open(door.port)));
    const codes = await Promise.all(lines.map((line) => line.end(INIT_MOST + SLACK)));
    return gather(codes.map((code, place) => ended(code, 4408, lines[place].closed[1])));
  }, { slow: true }),
  probe('sockets of strangers, 1,100', async (door) => {
    const lines = await Promise.all(Array.from({ length: 1_100 }, () => open(door.port)));
    const [inside, outside] = [lines.filter((line) => !line.answer), lines.filter((line) => line.answer)];
    const row = gather(outside.map(({ answer }) => expect(answer, { status: [429, 503] })));
    for (const line of inside) line.drop();
    assert(outside.length >= 100, `${inside.length} strangers have a place`);
    return { ...row, connections: lines.length };
  }),
  probe('a socket more than a person may have', async (door) => {
    const lines = [];
    while (lines.length < SOCKETS_MOST) lines.push(await admitted(door, 'developer'));
    const began = performance.now();
    const { refused } = await enter(door.port, door.tokens.developer);
    for (const line of lines) line.drop();
    return { ...ended(refused, 4429, performance.now() - began), connections: SOCKETS_MOST + 1 };
  }),
  probe('21 subscriptions on a socket', async (door) => {
    const line = await admitted(door, 'developer');
    const began = performance.now();
    for (let place = 0; place < 21; place += 1) line.say(subscribe(String(place)));
    const told = await line.hear();
    line.drop();
    assert(told?.type === 'error' && told.id === '20', JSON.stringify(told));
    assert(told.payload[0].extensions.code === 'LIMIT_EXCEEDED', JSON.stringify(told));
    return { connections: 1, ms: performance.now() - began, answer: `error, ${told.payload[0].message}` };
  }),
  probe('a message of 64 KiB and one more byte', (door) => turnedOut(door, frame('x'.repeat(64 * 1024 + 1)), 1009)),
  probe('a message of 100 MB, declared', (door) => turnedOut(door, Buffer.concat([Buffer.from('81ff0000000005f5e100', 'hex'), Buffer.alloc(4), Buffer.alloc(1_000, 0x20)]), [1009, 1006])),
  probe('a message in 10,000 pieces', async (door) => {
    const pieces = Array.from({ length: 10_000 }, (_, place) => frame('x'.repeat(10), { opcode: place ? 0 : 1, last: false }));
    return turnedOut(door, Buffer.concat(pieces), [1009, 1006]);
  }),
  probe('messages without a mask, with reserved bits, of no kind', async (door) => {
    const rows = [];
    for (const hex of ['810568656c6c6f', 'f18568656c6c6f0000000000', '838568656c6c6f0000000000', `09fe010000000000${'20'.repeat(256)}`, '808000000000']) rows.push(await turnedOut(door, Buffer.from(hex, 'hex'), [1002, 1006, 4400]));
    return gather(rows);
  }),
  probe('texts that are no messages', async (door) => {
    const rows = [];
    for (const text of ['', '{', '[]', '{"type":"start"}', '{"type":"subscribe"}', '{"type":"subscribe","id":1,"payload":{"query":"{ a }"}}', '['.repeat(60_000), `{"type":"ping","type":"ping"}`, '{"type":"subscribe","id":"","payload":{"query":"{ __typename }"}}'])
      rows.push(await turnedOut(door, frame(text), 4400));
    rows.push(await turnedOut(door, frame(Buffer.from([0xff, 0xfe])), [1007, 4400, 1006]));
    rows.push(await turnedOut(door, frame('x', { opcode: 2 }), 4400));
    return gather(rows);
  }),
  probe('documents over a socket meet the same limits', async (door) => {
    const line = await admitted(door, 'developer');
    const rows = [];
    for (const query of ['{a'.repeat(5_000), `{ ${Array.from({ length: 100 }, (_, place) => `a${place}: __typename`).join(' ')} }`, '{ ...f } fragment f on Query { ...f }', 'mutation { __typename }', 'x'.repeat(40_000)]) {
      const began = performance.now();
      line.say(subscribe('1', query));
      const told = await line.hear();
      assert(told?.type === 'error', JSON.stringify(told)?.slice(0, 100));
      rows.push({ sent: query.length, ms: performance.now() - began, answer: `error ${told.payload[0].extensions.code}` });
    }
    line.drop();
    return gather(rows);
  }),
  ...[['protocol', () => frame('x', { opcode: 9 })], ['graphql-ws', () => frame('{"type":"ping"}')]].map(([kind, one]) =>
    probe(`pings of ${kind}, 50,000`, async (door) => {
      const line = await admitted(door, 'developer');
      const [began, flood] = [performance.now(), Buffer.concat(Array.from({ length: 1_000 }, one))];
      for (let left = door.many(50); left > 0 && !line.closed; left -= 1) await line.send(flood);
      // it is still answered, or was turned out
      if (!line.closed) line.say({ type: 'subscribe', id: 'last', payload: { query: '{ __typename }' } });
      let told = await line.hear();
      while (told?.type === 'pong') told = await line.hear();
      assert(line.closed || told.type === 'next', JSON.stringify(told));
      line.drop();
      return { sent: door.many(50) * flood.length, connections: 1, ms: performance.now() - began, answer: line.closed?.[0] && !told ? `closed, ${line.closed[0]}` : 'answered all, and the next question' };
    })),
  probe('subscribing and leaving, 5,000 times', async (door) => {
    const line = await admitted(door, 'developer');
    const [count, began] = [door.many(5_000), performance.now()];
    for (let place = 0; place < count && !line.closed; place += 1) {
      const id = String(place);
      line.say(subscribe(id));
      await line.send(frame(JSON.stringify({ id, type: 'complete' })));
    }
    if (!line.closed) line.say({ type: 'subscribe', id: 'last', payload: { query: '{ __typename }' } });
    const told = await line.hear();
    line.drop();
    assert(line.closed || told?.type === 'next', JSON.stringify(told));
    return { connections: 1, ms: performance.now() - began, answer: told ? 'and the next question is answered' : `closed, ${line.closed[0]}` };
  }),
  probe('sockets that come and go, 1,000', async (door) => {
    const rows = [];
    for (let left = door.many(1_000); left > 0; left -= 5) {
      const lines = await Promise.all(Array.from({ length: 5 }, () => admitted(door, 'developer')));
      for (const line of lines) {
        line.say(subscribe('1'));
        line.drop();
        rows.push({ sent: 0, ms: performance.now() - line.began, answer: 'let in' });
      }
    }
    return gather(rows);
  }),

  probe('streams of events, 100 of one person', async (door) => {
    const ask = request('POST', '/graphql', { ...door.json, accept: 'text/event-stream', ...door.bearer('developer') }, JSON.stringify({ query: EVENTS }));
    // who is let in hears nothing yet
    const answers = await Promise.all(Array.from({ length: 100 }, () => exchange(door.port, ask, { patience: 3_000 })));
    const rows = answers.filter(({ status }) => status).map((answer) => expect(answer, { status: 429, code: ['LIMIT_EXCEEDED', 'RATE_LIMITED'] }));
    assert(rows.length === 100 - EVENTS_MOST, `${rows.length} of 100 were refused`);
    return { ...gather(rows), connections: 100 };
  }),
  probe('streams of strangers, 200', async (door) => {
    const ask = request('POST', '/graphql', { ...door.json, accept: 'text/event-stream' }, JSON.stringify({ query: EVENTS }));
    const answers = await Promise.all(Array.from({ length: 200 }, () => exchange(door.port, ask)));
    return gather(answers.map((answer) => {
      assert(answer.text.includes('UNAUTHENTICATED') || answer.status === 503, `${answer.status} ${answer.text.slice(0, 100)}`);
      return expect(answer, { status: [200, 401, 503] });
    }));
  }),
  probe('places in the log that are none', async (door) => {
    const rows = [];
    for (const id of ['-1', 'x', '9'.repeat(40), "' OR 1=1", '1e9']) {
      const answer = await exchange(door.port, request('POST', '/graphql', { ...door.json, accept: 'text/event-stream', 'last-event-id': id, ...door.bearer('developer') }, JSON.stringify({ query: EVENTS })));
      rows.push(expect(answer, { status: 400, code: ['INVALID_PAGE', 'CURSOR_EXPIRED', 'BAD_USER_INPUT'] }));
    }
    return gather(rows);
  }),
];
