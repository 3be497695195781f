// What every library is asked to do, and what other people do meanwhile.
import assert from 'node:assert/strict';

export const NEWS = `query News($first: Int!) { news(first: $first) { totalCount nodes { id title } } }`;

export const CREATE = `mutation Create($input: CreateProgramInput!) {
  createProgram(input: $input) { program { id name revision } userErrors { code field message } }
}`;

export const EVENTS = `subscription Events($program: ID!, $after: String) {
  programEvents(programId: $program, after: $after) { cursor position event { kind sequence } }
}`;

// A document the schema refuses.
export const WRONG = `{ news { noSuchField } }`;

export const GOOD_PROGRAM = { name: '街角书店', slogan: '到店扫码即点即取' };
// Longer than any slogan may be: refused as data.
export const BAD_PROGRAM = { name: '街角书店', slogan: '长'.repeat(500) };

// Somebody else, by plain HTTP: what the library under test must not be needed for.
export async function ask(server, who, query, variables = {}) {
  const response = await fetch(server.graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: server.bearer(who) },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
  const [payload] = Object.values(answer.data);
  assert.deepEqual(payload?.userErrors ?? [], []);
  return payload;
}

// A program of the admin's to which the developer is invited: its log holds PROGRAM_CREATED and MEMBER_INVITED.
export async function invitation(server) {
  const { program } = await ask(server, 'admin', CREATE, { input: GOOD_PROGRAM });
  await ask(server, 'admin', `mutation ($program: ID!) { inviteMember(input: { programId: $program, login: "developer", role: DEVELOPER }) { userErrors { message } } }`, {
    program: program.id,
  });
  return program.id;
}

// The developer says yes: MEMBER_JOINED is told to whoever follows the program.
export function join(server, program) {
  return ask(server, 'developer', `mutation ($program: ID!) { acceptInvitation(input: { programId: $program }) { userErrors { message } } }`, { program });
}

// Which kinds a story of events tells, and that each is told once and in order.
export function assertStory(told, kinds) {
  assert.deepEqual(told.map(({ event }) => event.kind), kinds);
  assert.deepEqual(told.map(({ event }) => event.sequence), kinds.map((_, place) => place + 1));
}
