// Variables, JSON and text that are too deep, too long, twice there, or no text at all.
import { request, exchange } from '../wire.mjs';
import { assert, each, expect, gather, probe, refused } from '../door.mjs';

const TEXT = 'query ($text: String!) { search(text: $text, first: 1) { totalCount } }';
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const BAD = ['BAD_USER_INPUT', 'LIMIT_EXCEEDED', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'INVALID_ID', 'INVALID_PAGE'];

// A body whose variables are written by hand.
const body = (query, variables) => `{"query":${JSON.stringify(query)},"variables":${variables}}`;

export const values = [
  probe('a list of 100,000 in the variables', async (door) => refused(await door.graphql(NODES, { variables: { ids: Array(100_000).fill('x') } }), 'LIMIT_EXCEEDED')),
  probe('101 ids', async (door) => refused(await door.graphql(NODES, { variables: { ids: Array(101).fill('news_x') } }), ['LIMIT_EXCEEDED', 'INVALID_ID', 'BAD_USER_INPUT'])),
  probe('lists of lists in the variables, 100 × 100 × 20', async (door) => {
    const rows = Array(100).fill(Array(100).fill(Array(20).fill(1)));
    return refused(await door.graphql(NODES, { variables: { ids: rows } }), BAD);
  }),
  probe('50,000 variables that are not declared', async (door) => {
    const variables = Object.fromEntries(Array.from({ length: 50_000 }, (_, place) => [`v${place}`, 0]));
    return expect(await door.graphql('{ __typename }', { variables }), { status: [200, 400], most: 10_000 });
  }),
  probe('JSON nested 33, 127, 100,000 deep', async (door) => {
    const deep = (levels) => body('query ($a: String) { __typename }', `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`);
    return each([33, 127, 100_000], (levels) => door.post(deep(levels)), (answer) => refused(answer, BAD));
  }),
  probe('JSON objects nested 100,000 deep, never closed', async (door) => refused(await door.post('{"query":'.repeat(100_000)), 'BAD_USER_INPUT')),
  probe('keys of the request twice', async (door) => {
    const bodies = ['{"query":"{ __typename }","query":"{ news { totalCount } }"}', '{"query":"{ __typename }","variables":{},"variables":{"a":1}}'];
    return each(bodies, (text) => door.post(text), (answer) => refused(answer, BAD));
  }),
  probe('a variable twice', async (door) => {
    const answer = await door.post(body(TEXT, '{"text":"灰度","text":"no such thing"}'));
    return expect(answer, { status: [200, 400] });
  }),
  probe('__proto__ and constructor as variables', async (door) =>
    expect(await door.post(body('query ($a: String) { __typename }', '{"__proto__":{"a":"x"},"constructor":{"prototype":{}}}')), { status: [200, 400] })),
  probe('numbers of 1,000 digits, 1e400, -0, NaN', async (door) => {
    const query = 'query ($n: Int!) { news(first: $n) { totalCount } }';
    const numbers = ['9'.repeat(1_000), '1e400', '-1e400', '1e-400', '9223372036854775808', '-0', '1.5', 'NaN', '0x10', `0.${'0'.repeat(100_000)}1`];
    const rows = [];
    for (const number of numbers) rows.push(expect(await door.post(body(query, `{"n":${number}}`)), { status: [200, 400], code: BAD, most: 10_000 }));
    return gather(rows);
  }),
  probe('percentages of 1e308 and 10 kB of digits', async (door) => {
    const query = (percent) => `mutation { startGray(input: { versionId: "version_x", percent: ${percent} }) { userErrors { code } } }`;
    return each(['1e308', `0.${'1'.repeat(10_000)}`, '-1', '"1e5"', '100.001'], (percent) => door.graphql(query(percent), { as: 'admin' }), (answer) => expect(answer, { status: [200, 400], most: 12_000, code: [...BAD, undefined] }));
  }),

  probe('U+0000 in the document and in a variable', async (door) => {
    const rows = [
      refused(await door.graphql('{ search(text: "a\0b", first: 1) { totalCount } }'), BAD),
      refused(await door.graphql('{ search(text: "a\\u0000b", first: 1) { totalCount } }'), BAD),
      refused(await door.graphql(TEXT, { variables: { text: 'a\0b' } }), BAD),
    ];
    return gather(rows);
  }),
  probe('halves of surrogate pairs', async (door) =>
    each(['"\\ud800"', '"\\udc00\\ud800"', '"\\ud83d"'], (text) => door.post(body(TEXT, `{"text":${text}}`)), (answer) => refused(answer, BAD))),
  probe('bytes that are no UTF-8', async (door) => {
    const wrong = ['c328', 'ff', 'f8888080', 'c080', 'eda080'].map((hex) => Buffer.from(hex, 'hex'));
    return each(wrong, (bytes) => door.post(Buffer.concat([Buffer.from('{"query":"{ search(text: \\"'), bytes, Buffer.from('\\") { totalCount } }"}')])), (answer) => refused(answer, BAD));
  }),
  probe('UTF-16, UTF-32 and a byte order mark', async (door) => {
    const text = '{"query":"{ __typename }"}';
    const swapped = Buffer.from(text, 'utf16le').swap16();
    const shapes = [Buffer.from(text, 'utf16le'), swapped, Buffer.concat([Buffer.from('efbbbf', 'hex'), Buffer.from(text)]), Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(text, 'utf16le')])];
    // the mark alone may be skipped (RFC 8259, 8.1)
    return each(shapes, (bytes) => door.post(bytes), (answer, bytes) => (bytes[0] === 0xef ? expect(answer, { status: [200, 400] }) : refused(answer, 'BAD_USER_INPUT')));
  }),
  probe('bodies that are no request', async (door) =>
    each(['', 'null', '[]', '""', '{}', '{"query":null}', '{"query":1}', '{"query":"{ __typename }"', '{"query":"{ __typename }"}x', '{"query":"{ __typename }","variables":"x"}'], (text) => door.post(text), (answer) => refused(answer, BAD))),
  probe('batches of 2 and of 10,000', async (door) =>
    each([2, 10_000], (count) => door.post(`[${Array(count).fill('{"query":"{ __typename }"}').join()}]`), (answer) => refused(answer, 'BAD_USER_INPUT'))),
  probe('900 kB of extensions', async (door) => expect(await door.post(JSON.stringify({ query: '{ __typename }', extensions: { a: 'x'.repeat(900_000) } })), { status: [200, 400], most: 10_000 })),
  probe('an operation name of 900 kB', async (door) => refused(await door.post(JSON.stringify({ query: '{ __typename }', operationName: 'x'.repeat(900_000) })), [...BAD])),
  probe('a text of 900 kB to search for', async (door) => expect(await door.graphql(TEXT, { variables: { text: '灰'.repeat(300_000) } }), { status: [200, 400], most: 10_000 })),
  probe("what a search engine would take for a command", async (door) =>
    each(['"', '*', 'a* OR b', 'NEAR(a b, 10)', '^', 'title:灰', "' OR 1=1 --", '%_%', ':*', '!& |', '()', '\\'], (text) => door.graphql(TEXT, { variables: { text } }), (answer) => {
      const row = expect(answer, { status: [200, 400] });
      assert(!/INTERNAL|UNAVAILABLE/.test(answer.text), answer.text);
      return row;
    })),
  probe('GET with 60 kB of query, and with what is no JSON', async (door) => {
    const long = `/graphql?query=${encodeURIComponent(`{ __typename ${' '.repeat(20_000)} }`)}`;
    const rows = [expect(await exchange(door.port, request('GET', long, door.json)), { status: [400, 414, 431] })];
    for (const rest of ['variables=[]', 'variables=x', 'extensions=1', 'variables=%7B%22a%22'])
      rows.push(refused(await exchange(door.port, request('GET', `/graphql?query=%7B__typename%7D&${rest}`, door.json)), BAD));
    return gather(rows);
  }),
];
