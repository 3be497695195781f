// Persisted documents: known by their hash once somebody has sent them (Apollo's protocol), or from manifests that the server is given.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { print } from 'graphql';
import { compile } from './artifacts.mjs';
import { serve } from './server.mjs';
import { NEWS } from './scene.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const apq = (text) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text) } });

// A text that no other test sends: what is unknown at first must not be known from elsewhere.
let used = 0;
const fresh = () => `query Fresh${(used += 1)} { newsCategories { slug } }`;

// One server for each way of running it.
function running(settings, body) {
  const own = {};
  before(async () => Object.assign(own, await serve(settings instanceof Function ? await settings() : settings)));
  after(() => own.stop());
  body(own);
}

// By POST with a body, or by GET with `parameters`: the status, the first error's code, the data.
async function send(server, { body, parameters, accept = 'application/graphql-response+json' }) {
  const address = parameters ? `${server.graphql}?${new URLSearchParams(parameters)}` : server.graphql;
  const init = body ? { method: 'POST', headers: { 'content-type': 'application/json', accept }, body: JSON.stringify(body) } : { headers: { accept } };
  const response = await fetch(address, init);
  const { data, errors } = await response.json();
  return { status: response.status, code: errors?.[0].extensions.code, message: errors?.[0].message, data };
}

// A fetch that notes how each request was made.
function noting(notes) {
  return async (url, init) => {
    const asked = init.body ? JSON.parse(init.body) : Object.fromEntries(new URL(url).searchParams);
    const response = await fetch(url, init);
    const code = (await response.clone().json()).errors?.[0].extensions.code;
    notes.push({ method: init.method ?? 'GET', text: Boolean(asked.query), code });
    return response;
  };
}

function apollo(server, notes, options) {
  const hashes = new PersistedQueryLink({ sha256, useGETForHashedQueries: true, ...options });
  return new ApolloClient({ link: hashes.concat(new HttpLink({ uri: server.graphql, fetch: noting(notes) })), cache: new InMemoryCache() });
}

function urql(server, notes) {
  const hashes = persistedExchange({ preferGetForPersistedQueries: 'force', generateHash: async (text) => sha256(text) });
  return new Client({ url: server.graphql, preferGetMethod: false, fetch: noting(notes), exchanges: [hashes, fetchExchange] });
}

describe('automatic persisted queries', () =>
  running({}, (server) => {
    test("Apollo's link asks by hash, registers, and asks by hash from then on", async () => {
      const [notes, query] = [[], gql(fresh())];
      for (let round = 0; round < 2; round += 1) {
        const { data } = await apollo(server, notes).query({ query });
        assert.ok(Array.isArray(data.newsCategories));
      }
      assert.deepEqual(notes, [
        { method: 'GET', text: false, code: 'PERSISTED_QUERY_NOT_FOUND' },
        { method: 'POST', text: true, code: undefined },
        { method: 'GET', text: false, code: undefined },
      ]);
    });

    test("urql's exchange does, too", async () => {
      const [notes, text] = [[], fresh()];
      for (let round = 0; round < 2; round += 1) {
        const { data, error } = await urql(server, notes).query(text, {});
        assert.equal(error, undefined);
        assert.ok(Array.isArray(data.newsCategories));
      }
      assert.deepEqual(notes.map(({ text, code }) => ({ text, code })), [
        { text: false, code: 'PERSISTED_QUERY_NOT_FOUND' },
        { text: true, code: undefined },
        { text: false, code: undefined },
      ]);
    });

    test('an unknown hash is told by code and by the sentence that libraries look for', async () => {
      const answer = await send(server, { body: { extensions: apq(fresh()) } });
      assert.equal(answer.code, 'PERSISTED_QUERY_NOT_FOUND');
      assert.equal(answer.message, 'PersistedQueryNotFound');
      assert.equal(answer.data, undefined);
    });

    test('a hash of another text is refused and registers nothing', async () => {
      const text = fresh();
      const wrong = await send(server, { body: { query: fresh(), extensions: apq(text) } });
      assert.equal(wrong.status, 400);
      assert.equal(wrong.data, undefined);
      assert.equal((await send(server, { body: { extensions: apq(text) } })).code, 'PERSISTED_QUERY_NOT_FOUND');
    });

    test('a text that the schema refuses registers nothing', async () => {
      const text = `{ noSuchField${(used += 1)} }`;
      assert.equal((await send(server, { body: { query: text, extensions: apq(text) } })).code, 'GRAPHQL_VALIDATION_FAILED');
      assert.equal((await send(server, { body: { extensions: apq(text) } })).code, 'PERSISTED_QUERY_NOT_FOUND');
    });

    test('another version of the protocol is none', async () => {
      const text = fresh();
      const { status, data } = await send(server, { body: { extensions: { persistedQuery: { version: 2, sha256Hash: sha256(text) } } } });
      assert.equal(status, 400);
      assert.equal(data, undefined);
    });

    test('variables come with the hash', async () => {
      const text = NEWS.replace('News(', `News${(used += 1)}(`);
      await send(server, { body: { query: text, variables: { first: 1 }, extensions: apq(text) } });
      const parameters = { extensions: JSON.stringify(apq(text)), variables: JSON.stringify({ first: 2 }) };
      assert.equal((await send(server, { parameters })).data.news.totalCount, 0);
    });

    test('a mutation that is known by its hash is still no question by GET', async () => {
      const text = `mutation M${(used += 1)} { createProgram(input: { name: "x", slogan: "y" }) { userErrors { code } } }`;
      await send(server, { body: { query: text, extensions: apq(text) } });
      assert.equal((await send(server, { parameters: { extensions: JSON.stringify(apq(text)) } })).status, 405);
    });
  }));

describe('switched off', () =>
  running({ DEVCENTER_DOCUMENTS_MODE: 'off' }, (server) => {
    test('both libraries are told so, and send the text', async () => {
      const [text, notes] = [fresh(), []];
      const { data } = await apollo(server, notes).query({ query: gql(text) });
      assert.ok(data);
      const answer = await urql(server, notes).query(text, {});
      assert.equal(answer.error, undefined);
      assert.deepEqual(notes.map(({ text, code }) => ({ text, code })), [
        { text: false, code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
        { text: true, code: undefined },
        { text: false, code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
        { text: true, code: undefined },
      ]);
    });

    test('documentId is not supported either', async () => {
      assert.equal((await send(server, { body: { documentId: `sha256:${sha256(NEWS)}` } })).code, 'PERSISTED_QUERY_NOT_SUPPORTED');
    });
  }));

// The three manifests that tools write, in one folder.
async function manifests() {
  const folder = await mkdtemp(path.join(tmpdir(), 'devcenter-documents-'));
  const [preset, apolloText] = [`query Preset { newsCategories { slug } }`, print(gql`query Listed { newsCategories { slug } }`)];
  const relay = await compile('persisted');
  // graphql-codegen's client preset: hash to text
  await writeFile(path.join(folder, 'persisted-documents.json'), JSON.stringify({ [sha256(preset)]: preset }));
  const operations = [{ id: sha256(apolloText), name: 'Listed', type: 'query', body: apolloText }];
  await writeFile(path.join(folder, 'apollo.json'), JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }));
  // Relay's ids are MD5 unless one says otherwise: an id is whatever the manifest says
  await copyFile(relay.manifest, path.join(folder, 'relay.json'));
  return { folder, preset, apolloText, relay };
}

for (const mode of ['allow', 'require']) {
  describe(`manifests, ${mode}`, () => {
    const made = {};
    after(() => rm(made.folder, { recursive: true, force: true }));
    const settings = async () => {
      Object.assign(made, await manifests());
      return { DEVCENTER_DOCUMENTS_MODE: mode, DEVCENTER_DOCUMENTS_FOLDER: made.folder };
    };
    running(settings, (server) => {
      test('every format is read; the id stands in the body or in the address', async () => {
        const { preset, apolloText, relay } = made;
        const byHash = [preset, apolloText].flatMap((text) => [`sha256:${sha256(text)}`, sha256(text)]);
        for (const [documentId, variables] of [...byHash.map((id) => [id, {}]), [relay.news.params.id, { first: 1 }]]) {
          const posted = await send(server, { body: { documentId, variables } });
          const asked = await send(server, { parameters: { documentId, variables: JSON.stringify(variables) } });
          assert.equal(posted.status, 200, `${documentId}: ${posted.message}`);
          assert.deepEqual(asked, posted);
        }
      });

      test("Apollo's link takes its hashes from the manifest", async () => {
        const notes = [];
        const own = apollo(server, notes, { generateHash: () => sha256(made.apolloText), sha256: undefined });
        await own.query({ query: gql(made.apolloText) });
        assert.deepEqual(notes, [{ method: 'GET', text: false, code: undefined }]);
      });

      test('an id that no manifest has is not found', async () => {
        const { code, message } = await send(server, { body: { documentId: `sha256:${sha256('nothing')}` } });
        assert.equal(code, 'PERSISTED_QUERY_NOT_FOUND');
        assert.equal(message, 'PersistedQueryNotFound');
      });

      test('a text that is on the list passes, none at all does not', async () => {
        assert.equal((await send(server, { body: { query: made.preset } })).status, 200);
        assert.equal((await send(server, { body: {} })).status, 400);
      });

      if (mode === 'require') {
        test('a text that is not on the list is refused, and cannot be registered', async () => {
          const text = fresh();
          assert.equal((await send(server, { body: { query: text } })).code, 'PERSISTED_QUERY_REQUIRED');
          assert.equal((await send(server, { parameters: { query: text } })).code, 'PERSISTED_QUERY_REQUIRED');
          assert.equal((await send(server, { body: { query: text, extensions: apq(text) } })).code, 'PERSISTED_QUERY_REQUIRED');
          assert.equal((await send(server, { body: { extensions: apq(text) } })).code, 'PERSISTED_QUERY_NOT_FOUND');
        });
      } else {
        test('other texts pass as before', async () => assert.equal((await send(server, { body: { query: fresh() } })).status, 200));
      }
    });
  });
}
