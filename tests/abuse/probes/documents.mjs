// Documents that cost more to look at than to send.
import { createHash } from 'node:crypto';
import { assert, each, expect, gather, probe, refused } from '../door.mjs';

const repeat = (count, piece) => Array.from({ length: count }, (_, place) => (typeof piece === 'string' ? piece : piece(place))).join(' ');
const NOT_VALID = ['LIMIT_EXCEEDED', 'GRAPHQL_VALIDATION_FAILED'];
const NOT_READ = ['LIMIT_EXCEEDED', 'GRAPHQL_PARSE_FAILED'];

const lists = (open, levels, close) => `{ news(filter: ${open.repeat(levels)}${close.repeat(levels)}) { totalCount } }`;

// Each is valid and answered; what is kept of them must not grow for ever.
async function remembered(door, count, extensions) {
  const rows = [];
  const kind = extensions('') ? 'r' : 'd';
  for (let place = 0; place < count; place += 4) {
    const texts = Array.from({ length: 4 }, (_, more) => `query ${kind}${place + more} { __typename } # ${'x'.repeat(10_000)}`);
    const answers = await Promise.all(texts.map((query) => door.post(JSON.stringify({ query, extensions: extensions(query) }))));
    rows.push(...answers.map((answer) => expect(answer, { status: 200 })));
  }
  return gather(rows);
}

export const documents = [
  probe('fields nested 5,000 deep', async (door) => refused(await door.graphql('{a'.repeat(5_000) + '}'.repeat(5_000)))),
  probe('brackets that never close, 16,000', async (door) => each(['{', '[', '(', '{a(b:'], (open) => door.graphql(open.repeat(3_000)), (answer) => refused(answer, NOT_READ))),
  probe('lists of values nested 5,000 deep', async (door) => refused(await door.graphql(lists('[', 5_000, ']')))),
  probe('objects of values nested 3,000 deep', async (door) => refused(await door.graphql(lists('{a:', 3_000, '}')))),
  probe('parentheses nested 5,000 deep', async (door) => refused(await door.graphql(`{ a${'('.repeat(5_000)}${')'.repeat(5_000)} }`))),
  probe('list types nested 5,000 deep in a variable', async (door) => refused(await door.graphql(`query ($a: ${'['.repeat(5_000)}Int${']'.repeat(5_000)}) { __typename }`))),
  probe('20 levels of fields that exist', async (door) => refused(await door.graphql(`{ news { nodes { ${'related { '.repeat(18)} id ${'} '.repeat(18)} } } }`))),

  probe('fragments that double 20 times, 1 kB', async (door) => {
    const chain = repeat(20, (place) => `fragment f${place} on Query { ...f${place + 1} ...f${place + 1} }`);
    return refused(await door.graphql(`{ ...f0 } ${chain} fragment f20 on Query { __typename }`));
  }),
  probe('fragments that double inside fields', async (door) => {
    const chain = repeat(12, (place) => `fragment f${place} on News { a: related { ...f${place + 1} } b: related { ...f${place + 1} } }`);
    return refused(await door.graphql(`{ news { nodes { ...f0 } } } ${chain} fragment f12 on News { id }`));
  }),
  probe('a fragment that spreads itself, and rings of 2 and 100', async (door) =>
    each([1, 2, 100], (ring) => door.graphql(`{ ...f0 } ${repeat(ring, (place) => `fragment f${place} on Query { ...f${(place + 1) % ring} }`)}`), (answer) => refused(answer, NOT_VALID))),
  probe('a ring of fragments that nobody spreads', async (door) => refused(await door.graphql('{ __typename } fragment a on Query { ...b } fragment b on Query { ...a }'), NOT_VALID)),
  probe('spreads of fragments that do not exist, 300', async (door) => refused(await door.graphql(`{ ${repeat(300, (place) => `...f${place}`)} }`), NOT_VALID)),
  probe('fragments that are never spread, 300', async (door) => refused(await door.graphql(`{ __typename } ${repeat(300, (place) => `fragment f${place} on Query { __typename }`)}`), NOT_VALID)),
  probe('a chain of 300 fragments', async (door) =>
    refused(await door.graphql(`{ ...f0 } ${repeat(299, (place) => `fragment f${place} on Query { ...f${place + 1} }`)} fragment f299 on Query { __typename }`))),

  probe('aliases, 1,000', async (door) => refused(await door.graphql(`{ ${repeat(1_000, (place) => `a${place}: __typename`)} }`))),
  probe('31 aliases below one field', async (door) => refused(await door.graphql(`{ news { ${repeat(31, (place) => `a${place}: totalCount`)} } }`))),
  probe('an alias of 10 kB', async (door) => refused(await door.graphql(`{ ${'a'.repeat(10_000)}: __typename }`))),
  probe('directives on one field, 900', async (door) => refused(await door.graphql(`{ newsCategories { slug ${repeat(300, '@skip(if: false)')} } }`), NOT_VALID)),
  probe('directives on __typename, 1,500', async (door) => refused(await door.graphql(`{ __typename ${repeat(1_500, '@x')} }`), NOT_VALID)),
  probe('one directive on each of 60 fields', async (door) => refused(await door.graphql(`{ newsCategories { ${repeat(60, 'slug @include(if: true)')} } }`))),
  probe('directives on the operation, spreads and fragments', async (door) =>
    refused(await door.graphql(`query ${repeat(400, '@x')} { ...f ${repeat(400, '@y')} } fragment f on Query ${repeat(400, '@z')} { __typename }`), NOT_VALID)),
  probe('root fields, 100', async (door) => refused(await door.graphql(`{ ${repeat(100, (place) => `newsCategories { slug }`)} }`))),
  probe('5 mutations in one request', async (door) => {
    const programs = `{ viewer { programs(first: 1) { totalCount } } }`;
    const before = await door.ask('admin', programs);
    const flood = repeat(5, (place) => `m${place}: createProgram(input: { name: "街角书店", slogan: "到店扫码即点即取" }) { userErrors { code } }`);
    const row = refused(await door.graphql(`mutation { ${flood} }`, { as: 'admin' }));
    assert(JSON.stringify(await door.ask('admin', programs)) === JSON.stringify(before), 'it made programs');
    return row;
  }),
  probe('two fields of a subscription', async (door) => refused(await door.graphql('subscription { a: viewerEvents { position } b: viewerEvents { position } }', { as: 'admin' }), [...NOT_VALID, 'BAD_USER_INPUT'])),
  probe('200 operations and no name', async (door) => refused(await door.graphql(repeat(200, (place) => `query q${place} { __typename }`)), [...NOT_VALID, 'BAD_USER_INPUT'])),
  probe('500 variables that nobody uses', async (door) => refused(await door.graphql(`query (${repeat(500, (place) => `$a${place}: Int`)}) { __typename }`), NOT_VALID)),
  probe('the same field 1,900 times', async (door) => expect(await door.graphql(`{ news(first: 1) { ${repeat(1_900, 'totalCount')} } }`), { status: [200, 400] })),

  probe('1 MB of commas, spaces, line ends, comments', async (door) =>
    each([',', ' ', '\n', '#\n', '\ufeff'], (piece) => door.graphql(piece.repeat(1_000_000 / Buffer.byteLength(JSON.stringify(piece))) + '{ __typename }'), (answer) => refused(answer))),
  probe('2,100 tokens in 4 kB', async (door) => each(['a ', '1 ', '! ', '$', '""'], (piece) => door.graphql(`{ ${piece.repeat(2_100)}`), (answer) => refused(answer, NOT_READ))),
  probe('15 kB of block string, ragged', async (door) => {
    const ragged = Array.from({ length: 110 }, (_, place) => ' '.repeat(place) + '\\"""').join('\n');
    const texts = [ragged, '\n'.repeat(15_000), '\\"""'.repeat(3_700)];
    const rows = [];
    for (const text of texts) rows.push(expect(await door.graphql(`{ search(text: """${text}""", first: 1) { nodes { content { id } } } }`), { status: [200, 400], most: 30_000 }));
    return gather(rows);
  }),
  probe('strings that do not end', async (door) => each(['"', '"""', '"\\', '"\\u', '"\\u{FFFFFFFFFFFF}"', '"\\uD800"'], (text) => door.graphql(`{ search(text: ${text}`), (answer) => refused(answer, NOT_READ))),

  probe('introspection that asks for everything of everything', async (door) => {
    const types = 'name kind description fields(includeDeprecated: true) { name args { name type { name } } type { name } }';
    const query = `{ __schema { types { ${repeat(30, (place) => `fields(includeDeprecated: true) { ${types.replace('name kind', 'name')} }`)} } } }`;
    return refused(await door.graphql(query), NOT_VALID);
  }),
  probe('introspection that goes round and round', async (door) =>
    refused(await door.graphql(`{ __schema { types { ${'fields { type { '.repeat(4)} name ${'} } '.repeat(4)} } } }`))),
  probe('the usual introspection 20 times over', async (door) => {
    const usual = '__schema { types { name fields { name args { name } type { name ofType { name } } } } }';
    return refused(await door.graphql(`{ ${repeat(20, (place) => `s${place}: ${usual}`)} }`), NOT_VALID);
  }),

  probe('lists of lists by literal, by variable, by default', async (door) => {
    const deep = (first) => `news(first: ${first}) { nodes { related { related { id title summary } capabilities { cases(first: ${first}) { title } } } } }`;
    const shapes = [
      { name: 'literal', query: `{ ${deep(100)} }` },
      { name: 'variable', query: `query ($n: Int) { ${deep('$n')} }`, variables: { n: 100 } },
      { name: 'default', query: `query ($n: Int = 100) { ${deep('$n')} }` },
      { name: 'last', query: `{ ${deep(100).replace('(first: 100) { nodes', '(last: 100) { nodes')} }` },
    ];
    return each(shapes, ({ query, variables }) => door.graphql(query, { variables }), (answer) => refused(answer));
  }),
  probe('pages of 0, -1, 101, 2³¹, 10⁹⁹', async (door) =>
    each(['0', '-1', '101', '2147483648', `1${'0'.repeat(99)}`, '1e99', '"100"'], (first) => door.graphql(`{ news(first: ${first}) { totalCount } }`), (answer) =>
      expect(answer, { status: [200, 400], code: ['INVALID_PAGE', 'BAD_USER_INPUT', 'LIMIT_EXCEEDED', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED'] }))),
  probe('`first` and `last` at once, forged cursors', async (door) => {
    const pages = ['first: 1, last: 1', 'first: 1, after: "x"', "first: 1, after: \"' OR 1=1 --\"", `first: 1, after: "${Buffer.from('{"sort":[1],"id":"x"}').toString('base64')}"`, `first: 1, after: "${'A'.repeat(10_000)}"`];
    return each(pages, (page) => door.graphql(`{ news(${page}) { totalCount nodes { id } } }`), (answer) => expect(answer, { code: ['INVALID_PAGE', 'BAD_USER_INPUT', 'LIMIT_EXCEEDED'], most: 4_000 }));
  }),

  probe('1,000 documents of 10 kB that are all different', async (door) => remembered(door, door.many(1_000), () => undefined)),
  probe('1,000 documents of 10 kB to be remembered by their hash', async (door) =>
    remembered(door, door.many(1_000), (query) => ({ persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } }))),
  probe('1,000 hashes that nobody registered, and hashes of other texts', async (door) => {
    const rows = [];
    for (let place = 0; place < door.many(1_000); place += 1) {
      const sha256Hash = createHash('sha256').update(String(place)).digest('hex');
      const answer = await door.post(JSON.stringify({ query: place % 2 ? '{ __typename }' : undefined, extensions: { persistedQuery: { version: 1, sha256Hash } } }));
      rows.push(refused(answer, ['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED', 'BAD_USER_INPUT']));
    }
    return gather(rows);
  }),
];
