// What probes knock with, and how they say what they expect.
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange, request } from './wire.mjs';

export class Unexpected extends Error {}

// A name and what is done. The short run leaves out what is `long`, and has what is `slow` beside the others.
export const probe = (name, run, { long = false, slow = false } = {}) => ({ name, run, long, slow });

export function door(victim, quick) {
  const port = Number(new URL(victim.url).port);
  const bearer = (who) => (who ? { authorization: `Bearer ${victim.tokens[who] ?? who}` } : {});
  const json = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  // A probe is not about the budget of whoever asks: who has spent it waits and asks again.
  const post = async (body, headers = {}, options = {}) => {
    for (let round = 0; ; round += 1) {
      const answer = await exchange(port, request('POST', '/graphql', { ...json, ...headers }, body), options);
      if (options.once || round > 5 || code(answer) !== 'RATE_LIMITED') return answer;
      await sleep(Math.min(10, Number(answer.headers['retry-after'] ?? 1)) * 1_000);
    }
  };
  return {
    port,
    victim,
    quick,
    tokens: victim.tokens,
    bearer,
    json,
    post,
    // `count` of something, or fewer in the short run
    many: (count, fewer = Math.ceil(count / 10)) => (quick ? fewer : count),
    graphql: (query, { as, variables, headers, ...options } = {}) => post(JSON.stringify({ query, variables }), { ...bearer(as), ...headers }, options),
    get: (path, headers = {}, options) => exchange(port, request('GET', path, headers), options),
    // What a person is told who does nothing wrong: the data.
    async ask(as, query, variables) {
      const answer = await this.graphql(query, { as, variables });
      const { data, errors } = JSON.parse(answer.text);
      if (errors) throw new Unexpected(`a proper question failed: ${answer.text.slice(0, 200)}`);
      return data;
    },
  };
}

export function words(answer) {
  if (!answer.status) return answer.why;
  let said = answer.text;
  try {
    const parsed = JSON.parse(answer.text);
    const error = parsed.errors?.[0];
    const [code, message] = [error?.extensions?.code ?? parsed.code, error?.message ?? parsed.message];
    said = code ? `${code} ${message}` : answer.text;
  } catch {}
  return `${answer.status} ${said}`.trim();
}

export function code(answer) {
  try {
    const parsed = JSON.parse(answer.text);
    return parsed.errors?.[0].extensions?.code ?? parsed.code;
  } catch {
    return undefined;
  }
}

const among = (wanted, value) => wanted === undefined || wanted === null || [wanted].flat().includes(value);

// The row of an answer that is one of those expected. Status 0 stands for a connection that is closed without a word.
export function expect(answer, { status, code: codes, most, ...rest }) {
  const wanted = [status && `status ${[status].flat().join(' or ')}`, codes && `code ${[codes].flat().join(' or ')}`].filter(Boolean).join(', ');
  if (answer.status === 0 && answer.why !== 'closed') throw new Unexpected(`wanted ${wanted}, got: ${answer.why}`);
  if (!among(status, answer.status) || (answer.status && !among(codes, code(answer)))) throw new Unexpected(`wanted ${wanted}, got: ${words(answer).slice(0, 160)}`);
  if (most && answer.bytes > most) throw new Unexpected(`an answer of ${answer.bytes} bytes`);
  return { sent: answer.sent, answer: words(answer), ms: answer.ms, ...rest };
}

// Refused before anything is executed: no `data`. Any code will do where `codes` is null.
export function refused(answer, codes = 'LIMIT_EXCEEDED', status = 400) {
  const row = expect(answer, { status, code: codes, most: 10_000 });
  if (/^\{[^]*"data":(?!null)/.test(answer.text)) throw new Unexpected(`it was executed: ${answer.text.slice(0, 120)}`);
  return row;
}

// Several shapes of one thing: the slowest answer's time, and how many answers of each kind there were.
export async function each(shapes, ask, check) {
  const rows = [];
  for (const shape of [shapes].flat()) {
    try {
      rows.push(check(await ask(shape), shape));
    } catch (error) {
      if (error instanceof Unexpected) error.message = `${String(shape.name ?? shape).slice(0, 60)}: ${error.message}`;
      throw error;
    }
  }
  return gather(rows);
}

export function gather(rows) {
  const kinds = new Map();
  for (const { answer } of rows) {
    const kind = answer.slice(0, 70);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const told = [...kinds].sort(([, one], [, other]) => other - one).slice(0, 3);
  return {
    sent: rows.reduce((sum, { sent }) => sum + sent, 0),
    connections: rows.length,
    answer: told.map(([kind, count]) => `${count} × ${kind}`).join('; ') + (kinds.size > 3 ? '; …' : ''),
    ms: Math.max(...rows.map(({ ms }) => ms)),
  };
}

export function assert(holds, why) {
  if (!holds) throw new Unexpected(why);
}
