// Who one says one is, names of things that are none, and what answers give away about what one may not see.
import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { exchange, request } from '../wire.mjs';
import { Unexpected, assert, each, expect, gather, probe, refused } from '../door.mjs';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ME = '{ viewer { account { login } } }';
// Where people sign in with a name and a password, as JSON; not there: 404.
const SESSION = '/session';

// A token of the right shape that nobody was ever given.
function invented(seed) {
  const body = `dct_${String(seed).padStart(30, '0')}`;
  let [sum, check] = [crc32(body), ''];
  for (let digit = 0; digit < 6; digit += 1) [check, sum] = [BASE62[sum % 62] + check, Math.floor(sum / 62)];
  return body + check;
}

const unknown = (answer) => expect(answer, { status: 401, code: 'UNAUTHENTICATED', most: 2_000 });

function jwt(header, key = '') {
  const encoded = [header, { sub: 'operator', aud: 'devcenter', iss: 'https://issuer.example', exp: 4_000_000_000 }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${encoded}.${key && createHmac('sha256', key).update(encoded).digest('base64url')}`;
}

// The answer without what is never the same: the request's name, the time, the caller's budget, and the id that was asked for.
function bare({ status, headers, text }, id) {
  const { date, 'x-request-id': named, ratelimit, ...rest } = headers;
  return JSON.stringify([status, rest, text.replace(/"requestId":"[^"]*"/, '"requestId":""').replaceAll(id, 'ID')]);
}

const median = (list) => list.toSorted((one, other) => one - other)[list.length >> 1];

// An id of the same kind that nothing has: the last letters are other ones.
const other = (id) => id.slice(0, -4) + (id.endsWith('0000') ? '1111' : '0000');

// Asks for what is there and for what is not, in turns, and compares the bytes.
async function same(shapes, [there, nowhere], rounds) {
  const [times, sample] = [[[], []], []];
  for (const [name, ask] of Object.entries(shapes)) {
    for (let round = 0; round < rounds; round += 1) {
      const [one, none] = [await ask(there), await ask(nowhere)];
      times[0].push(one.ms);
      times[1].push(none.ms);
      const [seen, unseen] = [bare(one, there), bare(none, nowhere)];
      if (seen !== unseen) throw new Unexpected(`${name}: ${seen.slice(0, 200)} but ${unseen.slice(0, 200)}`);
      if (!one.status) throw new Unexpected(`${name}: ${one.why}`);
      if (!round) sample.push(one);
    }
  }
  const bytes = sample.reduce((sum, { sent }) => sum + sent, 0);
  const told = `same bytes for ${Object.keys(shapes).length} questions; there ${median(times[0]).toFixed(2)} ms, not there ${median(times[1]).toFixed(2)} ms (medians of ${times[0].length})`;
  return { sent: bytes, connections: times[0].length * 2, answer: told };
}

export const callers = [
  probe('tokens that are misspelt, cut, longer, of another kind', async (door) => {
    const whole = door.tokens.admin;
    const slip = whole.slice(0, -1) + (whole.endsWith('0') ? '1' : '0');
    const shapes = ['x', 'dct_', slip, whole.slice(0, -1), `${whole}x`, whole.replace('dct_', 'ghp_'), whole.toUpperCase(), `${whole},${whole}`, `dct_${'0'.repeat(36)}`, 'dct_%00', "' OR 1=1 --"];
    return each(shapes, (token) => door.graphql(ME, { as: token }), unknown);
  }),
  probe('tokens of the right shape that nobody has, 1,000', async (door) => each(Array.from({ length: door.many(1_000) }, (_, place) => invented(place)), (token) => door.graphql(ME, { as: token }), unknown)),
  probe('a token of 10 kB, of 1 MB, of bytes that are no text', async (door) => {
    const rows = [];
    for (const token of [`dct_${'x'.repeat(10_000)}`, `dct_${'x'.repeat(1_000_000)}`]) rows.push(expect(await door.graphql(ME, { as: token }), { status: [401, 431, 0] }));
    rows.push(expect(await door.graphql(ME, { headers: { authorization: 'Bearer dct_\u00e9\u00ff' } }), { status: [400, 401] }));
    return gather(rows);
  }),
  probe('two tokens in one request', async (door) =>
    each([['admin', 'operator'], ['admin', 'admin'], ['admin', 'dct_x'], ['dct_x', 'admin']], (pair) => door.graphql(ME, { headers: { authorization: pair.map((who) => `Bearer ${door.tokens[who] ?? who}`) } }), (answer) =>
      expect(answer, { status: [400, 401] }))),
  probe('JWTs without a signature, or signed by whoever', async (door) => {
    const tokens = [jwt({ alg: 'none', typ: 'JWT' }), jwt({ alg: 'NONE' }), jwt({ alg: 'HS256', typ: 'JWT' }, 'secret'), jwt({ alg: 'RS256', kid: '../../../../dev/null' }, 'x'), jwt({ alg: 'HS256', jku: 'http://127.0.0.1:1/keys', jwk: { kty: 'oct', k: '' } }, ''), 'a.b.c', '..'];
    return each(tokens, (token) => door.graphql(ME, { as: token }), unknown);
  }),
  probe('a token where none is looked for', async (door) => {
    const [token, rows] = [door.tokens.operator, []];
    const ways = [
      [`/graphql?access_token=${token}`, {}], [`/graphql?token=${token}`, {}], [`/graphql?authorization=Bearer%20${token}`, {}],
      ['/graphql', { cookie: `token=${token}; session=${token}; __Host-session=${token}` }], ['/graphql', { 'x-authorization': `Bearer ${token}` }], ['/graphql', { 'x-forwarded-user': 'operator', 'x-remote-user': 'operator' }],
    ];
    for (const [path, headers] of ways) {
      const answer = await exchange(door.port, request('POST', path, { ...door.json, ...headers }, JSON.stringify({ query: ME })));
      assert(answer.status >= 400 || JSON.parse(answer.text).data.viewer === null, `${path}: ${answer.text}`);
      rows.push(expect(answer, { status: [200, 400, 401] }));
    }
    return gather(rows);
  }),
  probe('other schemes, and none', async (door) => {
    const token = door.tokens.admin;
    const schemes = [`Basic ${Buffer.from(`admin:${token}`).toString('base64')}`, `Token ${token}`, token, 'Bearer', 'Bearer ', '', `Bearer${token}`, `Digest ${token}`];
    return each(schemes, (authorization) => door.graphql(ME, { headers: { authorization } }), (answer) => expect(answer, { status: [400, 401] }));
  }),
  probe('a request id, a host and an address of one’s own', async (door) => {
    const answer = await door.graphql(`{ program(id: "x") { id } }`, { headers: { 'x-request-id': 'forged\u00ff', 'x-forwarded-for': '10.0.0.1', 'x-forwarded-host': 'evil.example', host: 'evil.example' } });
    assert(!answer.headers['x-request-id']?.includes('forged') && !/forged|evil/.test(answer.text), answer.text);
    return expect(answer, { status: [200, 400, 421] });
  }),
  probe('idempotency keys that are none', async (door) =>
    each(['', 'x'.repeat(256), 'x'.repeat(8_000), '\u00e9', 'a\tb'], (key) => door.graphql('mutation { deleteVersion(input: { versionId: "version_01h455vb4pex5vsknk084sn02q", number: "1.0.0" }) { userErrors { code } } }', { as: 'admin', headers: { 'idempotency-key': key } }), (answer) => expect(answer, { status: 400 }))),

  probe('ids with another prefix, quotes, spaces, other cases', async (door) => {
    const { news } = await door.ask('admin', '{ news(first: 1) { nodes { id } } }');
    const id = news.nodes[0].id;
    const shapes = [id, id.replace('news_', 'program_').toUpperCase(), `${id} `, 'program_', '_', '', "program_' OR '1'='1", 'program_01h455vb4pex5vsknk084sn02q; DROP TABLE program', 'program_zzzzzzzzzzzzzzzzzzzzzzzzzz', 'program_01h455vb4pex5vsknk084sn02', '../../etc/passwd', '灰度', '-1', 'UHJvZ3JhbTox', id.replace('news_', 'news_news_')];
    return each(shapes, (shape) => door.graphql('query ($id: ID!) { program(id: $id) { id } }', { as: 'admin', variables: { id: shape } }), (answer) => expect(answer, { status: [200, 400], code: 'INVALID_ID', most: 2_000 }));
  }),
  probe('an id of 900 kB, and 100 of 9 kB', async (door) => {
    const long = 'x'.repeat(900_000);
    return gather([
      refused(await door.graphql('query ($id: ID!) { program(id: $id) { id } }', { as: 'admin', variables: { id: `program_${long}` } }), ['INVALID_ID', 'LIMIT_EXCEEDED'], [200, 400]),
      expect(await door.graphql('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { variables: { ids: Array(100).fill(`news_${'x'.repeat(9_000)}`) } }), { status: [200, 400], code: ['INVALID_ID', 'LIMIT_EXCEEDED', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED'], most: 30_000 }),
    ]);
  }),
  probe('ways out of the folder, at every door with a name', async (door) => {
    const names = ['../../../../etc/passwd', '..%2f..%2f..%2fetc%2fpasswd', '%2e%2e/%2e%2e/etc/passwd', '..%5c..%5cwindows', '....//....//etc/passwd', '%00', 'a%00.png', '%c0%ae%c0%ae/etc/passwd', '/etc/passwd', 'C:%5cwindows', 'x'.repeat(5_000), '.', '..', '%', '%zz', "'%20OR%201=1", '*'];
    const doors = ['/images/', '/packages/', '/resolve/', '/graphiql/', '/app/', '/app/0123456789abcdef/', '/'];
    const rows = [];
    for (const place of doors) {
      for (const name of names) {
        const answer = await door.get(`${place}${name}?user=u`, door.bearer('admin'));
        assert(!/root:|\[extensions\]/.test(answer.text), `${place}${name} is handed out`);
        rows.push(expect(answer, { status: [303, 307, 308, 400, 403, 404, 414] }));
      }
    }
    for (const name of names) rows.push(expect(await exchange(door.port, request('PUT', `/uploads/${name}`, door.bearer('developer'), 'x')), { status: [400, 403, 404, 405, 414] }));
    return gather(rows);
  }),

  probe('a program that is there but not for one’s eyes', async (door) => {
    const { viewer } = await door.ask('admin', '{ viewer { programs(first: 1) { nodes { id latestUpload { id } } } } }');
    const [{ id, latestUpload }] = viewer.programs.nodes;
    const ask = (query) => (value) => door.graphql(query, { as: 'editor', variables: { id: value } });
    const ofProgram = {
      program: ask('query ($id: ID!) { program(id: $id) { id name } }'),
      node: ask('query ($id: ID!) { node(id: $id) { id } }'),
      nodes: ask('query ($id: ID!) { nodes(ids: [$id]) { id } }'),
      versions: ask('query ($id: ID!) { versions(programId: $id) { totalCount } }'),
      resolveVersion: ask('query ($id: ID!) { resolveVersion(programId: $id, userKey: "u") { reason } }'),
      inviteMember: ask('mutation ($id: ID!) { inviteMember(input: { programId: $id, login: "editor", role: ADMIN }) { userErrors { code message } } }'),
      acceptInvitation: ask('mutation ($id: ID!) { acceptInvitation(input: { programId: $id }) { userErrors { code message } } }'),
      createUpload: ask('mutation ($id: ID!) { createUpload(input: { programId: $id }) { userErrors { code message } } }'),
      rollBackProgram: ask('mutation ($id: ID!) { rollBackProgram(input: { programId: $id, expectedRevision: 1 }) { userErrors { code message } } }'),
      resolve: (value) => door.get(`/resolve/${value}?user=u`, door.bearer('editor')),
      stranger: (value) => door.get(`/resolve/${value}?user=u`),
      programEvents: (value) => door.graphql('subscription ($id: ID!) { programEvents(programId: $id) { position } }', { as: 'editor', variables: { id: value }, headers: { accept: 'text/event-stream' } }),
    };
    const ofVersion = {
      version: ask('query ($id: ID!) { version(id: $id) { id number } }'),
      versionNode: ask('query ($id: ID!) { node(id: $id) { id } }'),
      submitVersion: ask('mutation ($id: ID!) { submitVersion(input: { versionId: $id, expectedRevision: 1, agreementNumber: 1 }) { userErrors { code message } } }'),
      deleteVersion: ask('mutation ($id: ID!) { deleteVersion(input: { versionId: $id, number: "1.0.0" }) { userErrors { code message } } }'),
    };
    const rounds = door.many(20, 3);
    const rows = [await same(ofProgram, [id, other(id)], rounds), await same(ofVersion, [latestUpload.id, other(latestUpload.id)], rounds)];
    return { sent: rows[0].sent + rows[1].sent, connections: rows[0].connections + rows[1].connections, answer: rows.map(({ answer }) => answer).join('; ') };
  }),
  probe('a package that is there but not for one’s eyes', async (door) => {
    const { viewer } = await door.ask('admin', '{ viewer { programs(first: 1) { nodes { latestUpload { package { sha256 } } } } } }');
    const digest = viewer.programs.nodes[0].latestUpload.package.sha256;
    return same({ editor: (value) => door.get(`/packages/${value}`, door.bearer('editor')), stranger: (value) => door.get(`/packages/${value}`) }, [digest, other(digest)], door.many(50, 5));
  }),
  probe('a name that exists and one that does not, with a wrong password', async (door) => {
    const enter = (login) => exchange(door.port, request('POST', SESSION, { 'content-type': 'application/json', origin: `http://127.0.0.1:${door.port}`, 'sec-fetch-site': 'same-origin' }, JSON.stringify({ login, password: 'wrong horse battery' })));
    if ((await enter('admin')).status === 404) return { answer: `nobody signs in at ${SESSION} here` };
    // more than five, and both are told to wait
    return same({ [SESSION]: enter }, ['admin', 'nobodi'], 2);
  }),
];
