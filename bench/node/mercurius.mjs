// Mercurius on Fastify: JIT on, loaders with hand-written batch SQL, as its documentation shows it. Who asks stands in a header that is believed.
import { createHash, randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import mq from 'mqemitter';
import { cursor, place, pool, statement, time, typeid, uuid } from './database.mjs';

const schema = `
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Cover { url: String! alt: String! }
  type Category { slug: String! name: String! }
  type Tag { slug: String! name: String! }
  type News { id: ID! title: String! summary: String! cover: Cover publishedAt: String! category: Category tags: [Tag!]! }
  type Case { id: ID! title: String! summary: String! cover: Cover company: String! industry: String! }
  type Video { id: ID! title: String! cover: Cover durationSeconds: Int! level: String! }
  type Capability { id: ID! name: String! tagline: String! status: String! category: Category }
  type NewsConnection { nodes: [News!]! pageInfo: PageInfo! }
  type CaseConnection { nodes: [Case!]! pageInfo: PageInfo! }
  type VideoConnection { nodes: [Video!]! pageInfo: PageInfo! }
  type CapabilityConnection { nodes: [Capability!]! pageInfo: PageInfo! }
  type Account { id: ID! name: String! }
  type Program { id: ID! name: String! slogan: String! myRole: String versions(first: Int!): VersionConnection! }
  type ProgramConnection { nodes: [Program!]! }
  type VersionConnection { nodes: [Version!]! }
  type Viewer { programs(first: Int!): ProgramConnection! }
  type Package { sha256: String! bytes: Int! }
  type Finding { code: String! message: String! severity: String! }
  type Review { id: ID! decision: String decidedAt: String findings: [Finding!]! }
  type Gray { percent: Float! since: String! }
  type Release { since: String! }
  type Retirement { cause: String since: String! }
  type Event { id: ID! kind: String! sequence: Int! at: String! by: Account }
  type Version { id: ID! number: String! state: String! description: String! uploadedAt: String! uploadedBy: Account program: Program package: Package
    review: Review gray: Gray release: Release retirement: Retirement timeline: [Event!]! }
  type ResolvedVersion { id: ID! number: String! sha256: String! bytes: Int! }
  type Resolution { version: ResolvedVersion reason: String! }
  type UserError { code: String! }
  type AdjustGrayPayload { version: Version event: Event userErrors: [UserError!]! }
  input AdjustGrayInput { versionId: ID! percent: Float! }
  type ProgramEvent { position: Int! event: Event! }
  type Query {
    news(first: Int!, after: String): NewsConnection!
    cases(first: Int!, after: String): CaseConnection!
    videos(first: Int!, after: String): VideoConnection!
    capabilities(first: Int!, after: String): CapabilityConnection!
    viewer: Viewer
    version(id: ID!): Version
    resolveVersion(programId: ID!, userKey: String!): Resolution
  }
  type Mutation { adjustGray(input: AdjustGrayInput!): AdjustGrayPayload! }
  type Subscription { programEvents(programId: ID!): ProgramEvent! }`;

const list = (table, own) =>
  statement(`SELECT id AS uuid, title, summary, cover, pinned, published_at AS at, ${own} FROM ${table} WHERE (pinned, published_at, id) < ($1, $2, $3) ORDER BY pinned DESC, published_at DESC, id DESC LIMIT $4`);
const lists = {
  news: list('news', 'category_id'),
  case: list('"case"', 'company, industry'),
  video: list('video', 'duration_seconds AS "durationSeconds", level'),
  capability: list('capability', 'title AS name, category_id, tagline, status'),
};
const connection = (kind) => async (_, { first, after }) => {
  const rows = await lists[kind](...place(after), first + 1);
  const hasNextPage = rows.length > first;
  if (hasNextPage) rows.pop();
  for (const row of rows) {
    row.id = typeid(kind, row.uuid);
    row.publishedAt = time(row.at);
    row.cover = row.cover && JSON.parse(row.cover);
  }
  return { nodes: rows, pageInfo: { hasNextPage, endCursor: rows.length ? cursor(rows.at(-1)) : null } };
};

const VERSION = `v.id AS uuid, v.program_id, v.major || '.' || v.minor || '.' || v.patch AS number, v.description, v.digest, v.uploaded_by, v.uploaded_at, v.state, v.since, v.percent, v.cause, v.review_id`;
const sql = {
  newsCategories: statement('SELECT id AS uuid, slug, name FROM news_category WHERE id = ANY($1::uuid[])'),
  capabilityCategories: statement('SELECT id AS uuid, slug, name FROM capability_category WHERE id = ANY($1::uuid[])'),
  tags: statement('SELECT x.content_id AS of, t.slug, t.name FROM content_tag x JOIN tag t ON t.id = x.tag_id WHERE x.content_id = ANY($1::uuid[]) ORDER BY x.content_id, x.place'),
  programs: statement(`SELECT p.id AS uuid, p.name, p.slogan, m.role AS "myRole" FROM program_member m JOIN program p ON p.id = m.program_id WHERE m.account_id = $1 ORDER BY m.since DESC, m.program_id DESC LIMIT $2`),
  versions: statement(`SELECT ${VERSION} FROM unnest($1::uuid[]) AS p (id), LATERAL (SELECT * FROM version v WHERE v.program_id = p.id AND v.state <> 'DELETED' ORDER BY v.uploaded_revision DESC LIMIT $2) v`),
  version: statement(`SELECT ${VERSION} FROM version v WHERE v.id = $1 AND v.state <> 'DELETED' AND EXISTS (SELECT 1 FROM program_member m WHERE m.program_id = v.program_id AND m.account_id = $2)`),
  program: statement('SELECT id AS uuid, name, slogan FROM program WHERE id = ANY($1::uuid[])'),
  accounts: statement('SELECT id AS uuid, name FROM account WHERE id = ANY($1::uuid[])'),
  packages: statement('SELECT digest AS sha256, bytes FROM package WHERE digest = ANY($1::text[])'),
  reviews: statement('SELECT id AS uuid, decision, decided_at, findings FROM review WHERE id = ANY($1::uuid[])'),
  timelines: statement('SELECT e.id AS uuid, v.id AS of, e.kind, e.sequence, e.at, e.account_id FROM version v JOIN event e ON e.version_id = v.id OR e.other_version_id = v.id WHERE v.id = ANY($1::uuid[]) AND e.sequence IS NOT NULL ORDER BY v.id, e.sequence'),
  live: statement(`SELECT v.id AS uuid, v.major || '.' || v.minor || '.' || v.patch AS number, v.digest AS sha256, v.package_bytes AS bytes, v.state, v.percent,
    CASE WHEN v.state = 'GRAY' THEN EXISTS (SELECT 1 FROM account a JOIN program_member k ON k.account_id = a.id WHERE k.program_id = v.program_id AND a.user_key = $2) END AS member
    FROM version v WHERE v.program_id = $1 AND v.state IN ('GRAY', 'RELEASED')`),
};

const version = (row) => {
  const since = time(row.since);
  row.id = typeid('version', row.uuid);
  row.uploadedAt = time(row.uploaded_at);
  row.gray = row.state === 'GRAY' ? { percent: row.percent / 100, since } : null;
  row.release = row.state === 'RELEASED' ? { since } : null;
  row.retirement = row.state === 'RETIRED' ? { cause: row.cause, since } : null;
  return row;
};
const named = (prefix) => (row) => ((row.id = typeid(prefix, row.uuid)), row);
const review = (row) => {
  row.id = typeid('review', row.uuid);
  row.decidedAt = time(row.decided_at);
  row.findings = row.findings ? JSON.parse(row.findings) : [];
  return row;
};
const event = (row) => {
  row.id = typeid('event', row.uuid);
  row.at = time(row.at);
  return row;
};

const bucket = (id, user) => Number((createHash('sha256').update(`${id}:${user}`).digest().readBigUInt64BE(0) * 10000n) >> 64n);

async function resolveVersion(_, { programId, userKey }) {
  const rows = await sql.live(uuid(programId), userKey);
  const gray = rows.find((row) => row.state === 'GRAY');
  const released = rows.find((row) => row.state === 'RELEASED');
  let [found, reason] = released ? [released, 'RELEASED'] : [null, 'NOT_AVAILABLE'];
  if (gray && userKey) {
    if (gray.member) [found, reason] = [gray, 'GRAY_MEMBER'];
    else if (bucket(typeid('version', gray.uuid), userKey) < gray.percent) [found, reason] = [gray, 'GRAY_BUCKET'];
  }
  return { version: found && named('version')(found), reason };
}

async function adjustGray(_, { input }, { account, key, pubsub }) {
  const percent = Math.round(input.percent * 100);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query({ name: 'lock', values: [uuid(input.versionId), account],
      text: `SELECT ${VERSION} FROM version v WHERE v.id = $1 AND v.state = 'GRAY' AND EXISTS (SELECT 1 FROM program_member m WHERE m.program_id = v.program_id AND m.account_id = $2 AND m.role = 'ADMIN') FOR UPDATE OF v` });
    const [found] = rows;
    if (!found || found.percent === percent) {
      await client.query('ROLLBACK');
      return { userErrors: [{ code: found ? 'NO_CHANGE' : 'NOT_FOUND' }] };
    }
    const now = Date.now();
    const id = randomUUID();
    const { rows: [{ revision: sequence }] } = await client.query({ name: 'raise', values: [found.program_id], text: 'UPDATE program SET revision = revision + 1 WHERE id = $1 RETURNING revision' });
    await client.query({ name: 'percent', values: [percent, found.uuid], text: 'UPDATE version SET percent = $1 WHERE id = $2' });
    const details = JSON.stringify({ moves: [{ version: input.versionId, number: found.number, from: 'GRAY', to: 'GRAY' }], percent, percentBefore: found.percent });
    await client.query({ name: 'event', values: [id, found.program_id, sequence, found.uuid, details, account, key, now],
      text: `INSERT INTO event (id, program_id, sequence, kind, version_id, details, account_id, role, channel, request_id, at) VALUES ($1, $2, $3, 'GRAY_ADJUSTED', $4, $5, $6, 'PROGRAM_ADMIN', 'DESKTOP', $7, $8)` });
    const reply = JSON.stringify({ data: { adjustGray: { version: { id: input.versionId, gray: { percent: percent / 100 } }, event: { sequence }, userErrors: [] } } });
    await client.query({ name: 'key', values: [account, key, createHash('sha256').update(`${found.uuid} ${percent}`).digest(), id, now, id, reply, now + 86_400_000],
      text: 'INSERT INTO idempotency (account_id, key, fingerprint, attempt, lease_until, outcome, status, reply, expires_at) VALUES ($1, $2, $3, $4, $5, $6, 200, $7, $8)' });
    await client.query('COMMIT');
    found.percent = percent;
    const happened = event({ uuid: id, kind: 'GRAY_ADJUSTED', sequence, at: now, account_id: account });
    pubsub.publish({ topic: found.program_id, payload: { programEvents: { position: sequence, event: happened } } });
    return { version: version(found), event: happened, userErrors: [] };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const resolvers = {
  Query: {
    news: connection('news'),
    cases: connection('case'),
    videos: connection('video'),
    capabilities: connection('capability'),
    viewer: (_, __, { account }) => ({ account }),
    version: async (_, { id }, { account }) => {
      const [found] = await sql.version(uuid(id), account);
      return found ? version(found) : null;
    },
    resolveVersion,
  },
  Viewer: { programs: async ({ account }, { first }) => ({ nodes: (await sql.programs(account, first)).map(named('program')) }) },
  Mutation: { adjustGray },
  Subscription: { programEvents: { subscribe: (_, { programId }, { pubsub }) => pubsub.subscribe(uuid(programId)) } },
};

// keys in, values in the same order out
const one = (query, key, by, made) => ({
  loader: async (asked) => {
    const keys = asked.map(({ obj }) => obj[key]);
    const found = new Map();
    for (const row of await query([...new Set(keys.filter(Boolean))])) found.set(row[by], made ? made(row) : row);
    return keys.map((it) => found.get(it) ?? null);
  },
  opts: { cache: false },
});
const many = (query, key, made) => ({
  loader: async (asked) => {
    const found = new Map();
    for (const row of await query(asked.map(({ obj }) => obj[key]))) {
      const item = made ? made(row) : row;
      const items = found.get(row.of);
      items ? items.push(item) : found.set(row.of, [item]);
    }
    return asked.map(({ obj }) => found.get(obj[key]) ?? []);
  },
  opts: { cache: false },
});
const loaders = {
  News: { category: one(sql.newsCategories, 'category_id', 'uuid'), tags: many(sql.tags, 'uuid') },
  Capability: { category: one(sql.capabilityCategories, 'category_id', 'uuid') },
  Program: {
    versions: {
      loader: async (asked) => {
        const found = new Map();
        for (const row of await sql.versions(asked.map(({ obj }) => obj.uuid), asked[0].params.first)) {
          const items = found.get(row.program_id);
          items ? items.push(version(row)) : found.set(row.program_id, [version(row)]);
        }
        return asked.map(({ obj }) => ({ nodes: found.get(obj.uuid) ?? [] }));
      },
      opts: { cache: false },
    },
  },
  Version: {
    uploadedBy: one(sql.accounts, 'uploaded_by', 'uuid', named('account')),
    program: one(sql.program, 'program_id', 'uuid', named('program')),
    package: one(sql.packages, 'digest', 'sha256'),
    review: one(sql.reviews, 'review_id', 'uuid', review),
    timeline: many(sql.timelines, 'uuid', event),
  },
  Event: { by: one(sql.accounts, 'account_id', 'uuid', named('account')) },
};

const app = Fastify();
app.register(mercurius, {
  schema,
  resolvers,
  loaders,
  jit: 1,
  graphiql: false,
  path: '/graphql',
  context: (request) => {
    const account = request.headers['x-account'];
    return { account: account && uuid(account), key: request.headers['idempotency-key'] };
  },
  subscription: { emitter: mq({ concurrency: 5 }), fullWsTransport: true },
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
