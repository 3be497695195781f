// The public audit suite for GraphQL over HTTP: each audit is a test with its id and level; none is left out.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { serverAudits } from 'graphql-http';
import { demo } from './server.mjs';

const server = await demo();
const audits = serverAudits({ url: server.graphql });
const levels = new Map(['MUST', 'SHOULD', 'MAY'].map((level) => [level, { passed: 0, of: 0 }]));

for (const { id, name, fn } of audits) {
  const count = levels.get(name.split(' ')[0]);
  count.of += 1;
  test(`${id} ${name}`, async () => {
    const { status, reason, response } = await fn();
    assert.equal(status, 'ok', `${status}: ${reason} (${response?.status} ${response?.headers.get('content-type')})`);
    count.passed += 1;
  });
}

test('the suite is whole: it lost no audit in an update', () => assert.equal(audits.length, 61));

after(async () => {
  const told = [...levels].map(([level, { passed, of }]) => `${level} ${passed}/${of}`);
  console.log(`audits of GraphQL over HTTP: ${told.join(', ')}`);
  await server.stop();
});
