// Connections that take long, come in numbers, or say nothing at all.
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange, request, statuses } from '../wire.mjs';
import { Unexpected, assert, expect, gather, probe } from '../door.mjs';

const HEAD_MOST = 10_000; // the server's own patience, and two seconds for a busy machine
const BODY_MOST = 15_000;
const IDLE_MOST = 60_000;
const SLACK = 3_000;

const gone = (answer, most, status) => {
  const row = expect(answer, { status });
  if (answer.ms > most + SLACK) throw new Unexpected(`it took ${Math.round(answer.ms)} ms`);
  return row;
};

// A connection that lasts until the server ends it: milliseconds, or null after `patience`.
function ending(port, first, patience) {
  return new Promise((resolve) => {
    const [began, socket] = [performance.now(), net.connect(port, '127.0.0.1')];
    const late = setTimeout(() => {
      resolve(null);
      socket.destroy();
    }, patience);
    socket.on('connect', () => first && socket.write(first));
    socket.on('data', () => {});
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(late);
      resolve(performance.now() - began);
    });
  });
}

async function endings(door, count, first, most) {
  const begun = [];
  while (begun.length < count) {
    begun.push(ending(door.port, first, most + SLACK));
    // faster than they are taken in, the system leaves some half open, of which the server never hears
    if (begun.length % 100 === 0) await sleep(50);
  }
  const all = await Promise.all(begun);
  const left = all.filter((ms) => ms === null).length;
  if (left) throw new Unexpected(`${left} of ${count} connections were still open after ${(most + SLACK) / 1_000} s`);
  return { sent: count * (first?.length ?? 0), connections: count, answer: `all ${count} closed`, ms: Math.max(...all) };
}

export const connections = [
  probe('10,000 headers', async (door) => expect(await door.get('/livez', Object.fromEntries(Array.from({ length: 10_000 }, (_, place) => [`x-${place}`, 'y']))), { status: [400, 431, 0] })),
  probe('a header of 1 MB', async (door) => expect(await door.get('/livez', { 'x-long': 'y'.repeat(1_000_000) }), { status: [400, 431, 0] })),
  probe('a path of 1 MB', async (door) => expect(await door.get(`/${'x'.repeat(1_000_000)}`), { status: [400, 414, 431, 0] })),
  probe('1,000 requests at once on one connection', async (door) => {
    const count = door.many(1_000);
    const { found, ms, sent } = await statuses(door.port, Buffer.concat(Array(count).fill(request('GET', '/livez'))), { quiet: 2_000 });
    assert(found.length === count && found.every((status) => status === 200), `${found.length} answers of ${count}`);
    return { sent, ms, answer: `${count} × 200` };
  }),
  probe('connections that come and go, 2,000', async (door) => {
    const rows = [];
    for (let left = door.many(2_000); left > 0; left -= 50) rows.push(...(await Promise.all(Array.from({ length: 50 }, () => exchange(door.port, request('GET', '/livez'))))));
    return gather(rows.map((answer) => expect(answer, { status: 200 })));
  }),
  probe('400 questions at once', async (door) => {
    const count = door.many(400, 100);
    const answers = await Promise.all(Array.from({ length: count }, () => door.graphql('{ search(text: "灰度", first: 20) { nodes { content { id title } } } }', { once: true })));
    // who is too many is told to come back
    return gather(answers.map((answer) => expect(answer, { status: [200, 429, 503] })));
  }),
  probe('questions whose askers are gone, 500', async (door) => {
    const count = door.many(500);
    const bytes = request('POST', '/graphql', door.json, JSON.stringify({ query: '{ news(first: 100) { nodes { id title summary } } }' }));
    for (let left = count; left > 0; left -= 50) {
      await Promise.all(
        Array.from({ length: 50 }, () => new Promise((resolve) => {
          const socket = net.connect(door.port, '127.0.0.1', () => socket.write(bytes, () => (socket.destroy(), resolve())));
          socket.on('error', resolve);
        })),
      );
    }
    await sleep(200);
    return { sent: count * bytes.length, connections: count, ...expect(await door.get('/livez'), { status: 200 }), answer: 'it lives' };
  }),
  probe('answers that nobody reads, 50', async (door) => {
    const count = door.many(50, 4);
    const bytes = request('GET', '/schema.graphql');
    const sockets = await Promise.all(
      Array.from({ length: count }, () => new Promise((resolve) => {
        const socket = net.connect(door.port, '127.0.0.1', () => resolve(socket));
        socket.on('error', () => {});
        socket.pause();
        for (let left = 100; left > 0; left -= 1) socket.write(bytes);
      })),
    );
    await sleep(door.quick ? 1_000 : 5_000);
    const row = expect(await door.get('/livez'), { status: 200 });
    for (const socket of sockets) socket.destroy();
    return { ...row, sent: count * 100 * bytes.length, connections: count, answer: 'it lives' };
  }),
  probe('no HTTP at all: TLS, HTTP/2, noise', async (door) => {
    const shapes = [Buffer.from('16030100c8010000c40303', 'hex'), Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), Buffer.alloc(100_000, 0xfe)];
    const rows = [];
    for (const bytes of shapes) rows.push(gone(await exchange(door.port, [bytes], { patience: HEAD_MOST + SLACK }), HEAD_MOST, [400, 431, 505, 0]));
    return gather(rows);
  }, { slow: true }),
  probe('headers a byte a second, 200 connections', async (door) => {
    const slow = [...'GET /livez HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: yes'];
    const answers = await Promise.all(Array.from({ length: door.many(200) }, () => exchange(door.port, slow, { gap: 1_000, patience: HEAD_MOST + SLACK })));
    return gather(answers.map((answer) => gone(answer, HEAD_MOST, [408, 0])));
  }, { slow: true }),
  probe('bodies a byte a second, 100 connections', async (door) => {
    const slow = [request('POST', '/graphql', { ...door.json, 'content-length': 1_000 }), ...Array(60).fill(' ')];
    const answers = await Promise.all(Array.from({ length: door.many(100) }, () => exchange(door.port, slow, { gap: 1_000, patience: BODY_MOST + SLACK })));
    return gather(answers.map((answer) => gone(answer, BODY_MOST, [408, 0])));
  }, { slow: true }),
  probe('connections that say nothing, 2,000', (door) => endings(door, door.many(2_000, 100), null, IDLE_MOST), { long: true }),
  probe('connections that ask once and stay, 2,000', (door) => endings(door, door.many(2_000, 100), request('GET', '/livez'), IDLE_MOST), { long: true }),
  probe('half a request, 500 connections', (door) => endings(door, door.many(500, 50), Buffer.from('POST /graphql HTTP/1.1\r\nhost'), HEAD_MOST), { slow: true }),
];
