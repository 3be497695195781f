// Bodies that are too large, too slow, packed, of another kind than they say, or two requests in one.
import { gzipSync } from 'node:zlib';
import { exchange, request, statuses } from '../wire.mjs';
import { Unexpected, assert, each, expect, gather, probe, refused } from '../door.mjs';

const MIB = 1024 * 1024;
const MAKES = 'mutation { createProgram(input: { name: "街角书店", slogan: "到店扫码即点即取" }) { program { id } userErrors { code } } }';
const COUNT = '{ viewer { programs(first: 1) { totalCount } } }';

const head = (headers) => `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\naccept: application/json\r\n${headers}\r\n`;
const chunk = (bytes) => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), Buffer.from(bytes), Buffer.from('\r\n')]);

// None of the shapes may change anything.
async function unchanged(door, work) {
  const before = await door.ask('admin', COUNT);
  const row = await work();
  assert(JSON.stringify(await door.ask('admin', COUNT)) === JSON.stringify(before), 'it was executed');
  return row;
}

// More answers than one mean that the server saw a request which a proxy before it would not have seen.
async function smuggled(door, bytes, name) {
  const { found, closed, ms, sent } = await statuses(door.port, Buffer.from(bytes, 'latin1'));
  if (found.length > 1) throw new Unexpected(`${name}: ${found.length} answers, ${found.join(', ')}`);
  if (!found.length && !closed) throw new Unexpected(`${name}: neither answered nor closed`);
  return { sent, ms, answer: `${found[0] ?? 'closed'}${closed ? ', closed' : ''}` };
}

export const bodies = [
  probe('1 MiB and a byte, declared', async (door) => expect(await door.post('x'.repeat(MIB + 1)), { status: 413, code: ['LIMIT_EXCEEDED', 'BAD_USER_INPUT'] })),
  probe('1 MiB and a byte, in chunks', async (door) => {
    const pieces = [head('transfer-encoding: chunked\r\n'), ...Array(17).fill(chunk('x'.repeat(64 * 1024))), '0\r\n\r\n'];
    return expect(await exchange(door.port, pieces), { status: [413, 0] });
  }),
  probe('1 GB, declared and not sent', async (door) => expect(await exchange(door.port, head('content-length: 1000000000\r\n')), { status: 413 })),
  probe('1 GB, declared and expected to be welcome', async (door) => expect(await exchange(door.port, head('content-length: 1000000000\r\nexpect: 100-continue\r\n')), { status: [413, 417] })),
  probe('100 MB in chunks', async (door) => {
    const pieces = [head('transfer-encoding: chunked\r\n'), ...Array(door.many(1_600, 160)).fill(chunk('x'.repeat(64 * 1024)))];
    return expect(await exchange(door.port, pieces), { status: [413, 0] });
  }),
  probe('100,000 chunks of a byte', async (door) => {
    const flood = Buffer.concat(Array(100_000).fill(Buffer.from('1\r\n \r\n')));
    return expect(await exchange(door.port, [head('transfer-encoding: chunked\r\n'), flood, '0\r\n\r\n']), { status: [400, 413, 0] });
  }),
  probe('chunk extensions and trailers of 1 MB', async (door) => {
    const rows = [];
    for (const flood of [`1;${'x'.repeat(MIB)}\r\n{\r\n`, `1\r\n{\r\n0\r\n${'x: y\r\n'.repeat(150_000)}\r\n`, `${'0'.repeat(100_000)}1\r\n{\r\n0\r\n\r\n`])
      rows.push(expect(await exchange(door.port, [head('transfer-encoding: chunked\r\n'), flood]), { status: [400, 413, 431, 0] }));
    return gather(rows);
  }),
  probe('gzip, 100 MB in 100 kB', async (door) => {
    const bomb = gzipSync(Buffer.alloc(door.many(100, 10) * MIB, 0x20));
    return each(['gzip', 'x-gzip', 'br', 'deflate', 'gzip, gzip', 'identity, gzip'], (coding) => door.post(bomb, { 'content-encoding': coding }), (answer) => refused(answer, 'BAD_USER_INPUT', 415));
  }),

  probe('a mutation under other content types', async (door) => {
    const text = JSON.stringify({ query: MAKES });
    const types = [null, '', 'text/plain', 'text/plain;application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql', 'application/json; charset=utf-16', 'application/json; charset=latin1', 'application/jsonp', 'application/json, text/plain', 'text/json', '*/*'];
    return unchanged(door, () =>
      each(types, (type) => door.post(text, { ...door.bearer('admin'), 'content-type': type }), (answer) => refused(answer, 'BAD_USER_INPUT', 415)));
  }),
  probe('two content types', async (door) =>
    unchanged(door, async () => refused(await door.post(JSON.stringify({ query: MAKES }), { ...door.bearer('admin'), 'content-type': ['text/plain', 'application/json'] }), 'BAD_USER_INPUT', [400, 415]))),
  probe('forms and multipart as a browser sends them', async (door) => {
    const form = new URLSearchParams({ query: MAKES }).toString();
    const parts = `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${JSON.stringify({ query: MAKES })}\r\n--x\r\ncontent-disposition: form-data; name="map"\r\n\r\n{}\r\n--x--\r\n`;
    return unchanged(door, async () =>
      gather([
        refused(await door.post(form, { ...door.bearer('admin'), 'content-type': 'application/x-www-form-urlencoded' }), 'BAD_USER_INPUT', 415),
        refused(await door.post(parts, { ...door.bearer('admin'), 'content-type': 'multipart/form-data; boundary=x' }), 'BAD_USER_INPUT', 415),
      ]));
  }),
  probe('a mutation by GET, in each way of asking', async (door) =>
    unchanged(door, () =>
      each(['application/json', 'application/graphql-response+json', '*/*', 'text/event-stream'], (accept) => door.get(`/graphql?query=${encodeURIComponent(MAKES)}`, { ...door.bearer('admin'), accept }), (answer, accept) => {
        // whoever takes nothing but a stream may be told in one
        if (accept === 'text/event-stream' && answer.status === 200) return expect(answer, { status: 200, most: 2_000 });
        const row = refused(answer, null, 405);
        assert(/POST/.test(answer.headers.allow ?? ''), 'no Allow');
        return row;
      }))),
  probe('PUT, DELETE, TRACE, CONNECT, and methods nobody knows', async (door) =>
    each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'BREW', 'post'], (method) => exchange(door.port, request(method, '/graphql', door.json, '{"query":"{ __typename }"}')), (answer) => expect(answer, { status: [400, 405, 501] }))),
  probe('a simple POST from another origin', async (door) => {
    const text = JSON.stringify({ query: MAKES });
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    const answers = [await door.post(text, { ...foreign, 'content-type': 'text/plain' }), await door.post(text, { ...foreign, cookie: '__Host-session=x; session=x' })];
    const preflight = await exchange(door.port, request('OPTIONS', '/graphql', { ...foreign, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }));
    for (const answer of [...answers, preflight]) assert(answer.headers['access-control-allow-origin'] === undefined, 'another origin is allowed to read');
    return unchanged(door, async () => gather([refused(answers[0], 'BAD_USER_INPUT', 415), expect(answers[1], { status: [200, 400, 401, 403] }), expect(preflight, { status: [200, 204, 400, 403, 405] })]));
  }),
  probe('answers that are not offered, and 10 kB of wishes', async (door) => {
    const rows = [];
    for (const accept of ['image/png', 'text/html', 'application/json;q=0']) rows.push(refused(await door.post('{"query":"{ __typename }"}', { accept }), null, 406));
    rows.push(expect(await door.post('{"query":"{ __typename }"}', { accept: 'a/b;q=0.1,'.repeat(1_000) }), { status: [200, 400, 406, 431] }));
    return gather(rows);
  }),

  probe('two requests in one, eleven shapes', async (door) => {
    const inner = 'GET /livez HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n';
    const post = (headers, rest) => `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n${headers}\r\n${rest}`;
    const hidden = `0\r\n\r\n${inner}`;
    const shapes = {
      'length and chunks': post(`content-length: ${hidden.length}\r\ntransfer-encoding: chunked\r\n`, hidden),
      'chunks and length': post(`transfer-encoding: chunked\r\ncontent-length: ${hidden.length}\r\n`, hidden),
      'two lengths': post(`content-length: 2\r\ncontent-length: ${2 + inner.length}\r\n`, `{}${inner}`),
      'two lengths in one': post(`content-length: 2, ${2 + inner.length}\r\n`, `{}${inner}`),
      'a length with a sign': post('content-length: +2\r\n', `{}${inner}`),
      'a length in hex': post('content-length: 0x2\r\n', `{}${inner}`),
      'a negative length': post('content-length: -1\r\n', `{}${inner}`),
      'chunks by another name': post(`content-length: ${hidden.length}\r\ntransfer-encoding: xchunked\r\n`, hidden),
      'chunks, then identity': post('transfer-encoding: chunked, identity\r\n', hidden),
      'a space before the colon': post(`content-length : ${hidden.length}\r\ntransfer-encoding : chunked\r\n`, hidden),
      'a header on two lines': post(`transfer-encoding:\r\n chunked\r\n`, hidden),
    };
    const rows = [];
    for (const [name, bytes] of Object.entries(shapes)) rows.push(await smuggled(door, bytes, name));
    return gather(rows);
  }),
  probe('line ends, spaces and NUL where none belong', async (door) => {
    const shapes = ['GET /livez HTTP/1.1\nhost: x\n\nGET /livez HTTP/1.1\nhost: x\n\n', 'GET /livez HTTP/1.1\r\nhost: x\0y\r\n\r\n', 'GET  /livez  HTTP/1.1\r\n\r\n', 'GET /livez HTTP/9.9\r\n\r\n', 'GET /livez\r\n\r\n', 'GET http://evil.example/livez HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n'];
    const rows = [];
    for (const bytes of shapes) {
      const { found, ms, sent } = await statuses(door.port, bytes);
      assert(found.every((status) => status < 500), `${found.join(', ')} for ${JSON.stringify(bytes.slice(0, 30))}`);
      rows.push({ sent, ms, answer: String(found[0] ?? 'closed') });
    }
    return gather(rows);
  }),
];
