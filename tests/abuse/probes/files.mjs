// Files that are larger than they look, or lead elsewhere.
import { randomBytes } from 'node:crypto';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { exchange, request } from '../wire.mjs';
import { assert, expect, gather, probe } from '../door.mjs';

const MIB = 1024 * 1024;
const REFUSED = { status: [413, 422], code: ['PACKAGE_INVALID', 'PACKAGE_TOO_LARGE', 'INVALID_INPUT'] };
const APP = ['app.json', Buffer.from('{"pages":["pages/index"]}')];

// A zip of [name, bytes, { lies }] entries: what the headers say can be another thing than what is there.
function zip(entries) {
  const [locals, centrals] = [[], []];
  let at = 0;
  for (const [name, bytes, { size = bytes.length, crc = crc32(bytes), packed = deflateRawSync(bytes), mode = 0o100644, offset = at, flags = 0x0800 } = {}] of entries) {
    const path = Buffer.from(name);
    const middle = Buffer.alloc(26);
    [[20, 0], [flags, 2], [8, 4], [0, 6], [0x21, 8]].forEach(([value, place]) => middle.writeUInt16LE(value, place));
    middle.writeUInt32LE(crc, 10);
    middle.writeUInt32LE(packed.length, 14);
    middle.writeUInt32LE(size >>> 0, 18);
    middle.writeUInt16LE(path.length, 22);
    locals.push(Buffer.from('504b0304', 'hex'), middle, path, packed);
    const central = Buffer.alloc(14);
    central.writeUInt32LE((mode << 16) >>> 0, 6);
    central.writeUInt32LE(offset, 10);
    centrals.push(Buffer.from('504b01021403', 'hex'), middle, central, path);
    at += 30 + path.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32BE(0x504b0506, 0);
  end.writeUInt16LE(entries.length & 0xffff, 8);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

async function ticket(door) {
  const { viewer } = await door.ask('developer', '{ viewer { programs(role: DEVELOPER, first: 1) { nodes { id } } } }');
  const made = await door.ask('developer', 'mutation ($id: ID!) { createUpload(input: { programId: $id }) { upload { id } userErrors { code message } } }', { id: viewer.programs.nodes[0].id });
  assert(made.createUpload.upload, JSON.stringify(made.createUpload.userErrors));
  return made.createUpload.upload.id;
}

const put = (door, id, bytes, headers = {}, options) => exchange(door.port, request('PUT', `/uploads/${id}`, { ...door.bearer('developer'), ...headers }, bytes), options);

// Each on the same ticket: a refused package may be followed by another.
async function packages(door, list, wanted = REFUSED) {
  const [id, rows] = [await ticket(door), []];
  for (const bytes of list) rows.push(expect(await put(door, id, bytes), wanted));
  return gather(rows);
}

const chunk = (kind, bytes) => {
  const body = Buffer.concat([Buffer.from(kind), bytes]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

function png(width, height, data, colours = 0) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  head[9] = colours;
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

const picture = (door, bytes, type = 'image/png') => exchange(door.port, request('POST', '/images', { ...door.bearer('editor'), 'content-type': type }, bytes));

export const files = [
  probe('a zip of 500 MB in 500 kB', (door) => packages(door, [zip([APP, ['zeros', Buffer.alloc(door.many(500, 200) * MIB)]])])),
  probe('a zip that says 1 kB and holds 200 MB', (door) => packages(door, [zip([APP, ['zeros', Buffer.alloc(200 * MIB), { size: 1_000 }]])])),
  probe('20 files in one place, 2 GB when spread', (door) => {
    const zeros = Buffer.alloc(100 * MIB);
    const packed = deflateRawSync(zeros);
    const crc = crc32(zeros);
    const first = 30 + APP[0].length + deflateRawSync(APP[1]).length;
    return packages(door, [zip([APP, ...Array.from({ length: 20 }, (_, place) => [`f${String(place).padStart(2, '0')}`, zeros, { packed: place ? Buffer.alloc(0) : packed, crc, offset: first }])])]);
  }),
  probe('a zip within a zip within a zip', (door) => {
    let inner = zip([APP, ['zeros', Buffer.alloc(50 * MIB)]]);
    for (let level = 0; level < 5; level += 1) inner = zip([APP, [`level-${level}.zip`, inner]]);
    return packages(door, [inner], { status: [200, 422] }); // nobody looks into files: an archive in one is just bytes
  }),
  probe('10,000 files', (door) => packages(door, [zip([APP, ...Array.from({ length: 10_000 }, (_, place) => [`f${place}`, Buffer.from('x')])])])),
  probe('paths that lead out, links, twice the same', (door) => {
    const file = Buffer.from('x');
    const bad = ['../x', '/etc/passwd', 'a/../../x', 'C:\\x', 'a\\b', 'x\0y', './x', 'a//b', `${'d/'.repeat(200)}x`, 'x'.repeat(300)].map((name) => zip([APP, [name, file]]));
    return packages(door, [...bad, zip([APP, ['link', Buffer.from('/etc/passwd'), { mode: 0o120777 }]]), zip([APP, ['a', file], ['a', file]]), zip([APP, ['a', file], ['A', file]]), zip([APP, APP]), zip([APP, ['secret', file, { flags: 1 }]])]);
  }),
  probe('zips that are none, and cut ones', (door) => {
    const whole = zip([APP, ['a', randomBytes(1_000)]]);
    return packages(door, [Buffer.alloc(0), Buffer.from('PK'), randomBytes(100_000), whole.subarray(0, -10), whole.subarray(10), Buffer.concat([whole, whole]), Buffer.concat([Buffer.from('#!/bin/sh\n'), whole]), zip([APP, ['a', Buffer.from('x'), { crc: 1 }]])]);
  }),
  probe('an app.json nested 30,000 deep', (door) => packages(door, [zip([['app.json', Buffer.from('['.repeat(30_000))]]), zip([['app.json', Buffer.from(`{"pages":${'['.repeat(30_000)}${']'.repeat(30_000)}}`)]])])),
  probe('9 MiB, and 1 GB declared', async (door) => {
    const id = await ticket(door);
    return gather([
      expect(await put(door, id, randomBytes(9 * MIB)), { status: [413, 422, 0] }),
      expect(await put(door, id, '', { 'content-length': 1_000_000_000 }, { patience: 20_000 }), { status: [413, 408] }),
    ]);
  }, { slow: true }),
  probe('somebody else’s ticket, and packed bytes', async (door) => {
    const id = await ticket(door);
    return gather([
      expect(await exchange(door.port, request('PUT', `/uploads/${id}`, door.bearer('editor'), 'x')), { status: 404, code: 'NOT_FOUND' }),
      expect(await exchange(door.port, request('PUT', `/uploads/${id}`, {}, 'x')), { status: [401, 404] }),
      expect(await put(door, id, 'x', { 'content-encoding': 'gzip' }), { status: 415 }),
    ]);
  }),
  probe('pictures of 60,000 × 60,000 and what is none', async (door) => {
    const rows = [];
    const flood = deflateSync(Buffer.alloc(door.many(200, 50) * MIB));
    // what comes behind the last pixel is nobody's
    rows.push(expect(await picture(door, png(4_096, 4_096, flood)), { status: [201, 422] }));
    for (const bytes of [png(60_000, 60_000, deflateSync(Buffer.alloc(1_000))), png(0, 0, Buffer.alloc(0)), png(2 ** 31 - 1, 1, flood.subarray(0, 1_000)), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), Buffer.from('GIF89a'), randomBytes(1_000), Buffer.alloc(0)])
      rows.push(expect(await picture(door, bytes), { status: [413, 415, 422] }));
    return gather(rows);
  }),
  probe('the largest pictures there may be, 24 at once', async (door) => {
    const [side, count] = [4_096, door.many(24, 8)];
    // four bytes a pixel: 64 MiB each, once unpacked
    const rows = Buffer.alloc(side * (side * 4 + 1), 0x7f);
    for (let row = 0; row < side; row += 1) rows[row * (side * 4 + 1)] = 0;
    const bytes = png(side, side, deflateSync(rows, { level: 1 }), 6);
    const answers = await Promise.all(Array.from({ length: count }, () => picture(door, bytes)));
    return gather(answers.map((answer) => expect(answer, { status: [201, 429, 503] })));
  }, { long: true }),
  probe('a picture of 4 MiB and a byte, and from somebody who may not', async (door) =>
    gather([
      expect(await picture(door, Buffer.alloc(4 * MIB + 1)), { status: 413 }),
      expect(await exchange(door.port, request('POST', '/images', { ...door.bearer('admin'), 'content-type': 'image/png' }, Buffer.alloc(1_000))), { status: [403, 422] }),
      expect(await exchange(door.port, request('POST', '/images', { 'content-type': 'image/png' }, Buffer.alloc(1_000))), { status: 401 }),
    ])),
];
