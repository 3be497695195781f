// The good client, in a process of its own: asks what people ask, at a steady rate over kept connections, and follows one stream.
// It tells its parent every answer as [when, milliseconds, what went wrong or null].
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const [url, tokensText, rateText] = process.argv.slice(2);
const tokens = JSON.parse(tokensText);
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
const EVENT_EVERY = 1_000;

const QUESTIONS = [
  ['operator', `query Home { news(first: 10) { nodes { id title publishedAt category { name } tags { name } } } cases(first: 4) { nodes { title company } } }`],
  ['admin', `query Mine { viewer { account { name } programs(first: 10) { nodes { id name revision released { number } candidate { number state } } } } }`],
  ['developer', `query Search { search(text: "灰度", first: 5) { nodes { content { __typename title } } } }`],
  ['editor', `query Abilities { capabilityCategories { name } capabilities(first: 10) { nodes { name tagline status } } }`],
];

let samples = [];
setInterval(() => {
  if (samples.length) process.send({ samples });
  samples = [];
}, 50);

function post(who, query, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}/graphql`, {
      method: 'POST',
      agent,
      timeout: 20_000,
      headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${tokens[who]}`, ...headers },
    });
    request.on('response', async (response) => {
      try {
        let text = '';
        for await (const piece of response) text += piece;
        resolve({ status: response.statusCode, text });
      } catch (error) {
        reject(error);
      }
    });
    request.on('timeout', () => request.destroy(new Error('no answer in 20 s')));
    request.on('error', reject);
    request.end(JSON.stringify({ query }));
  });
}

// A kept connection may end just as it is used again; who asks a question asks it once more, and that time counts.
async function ask(who, query) {
  for (let round = 0; ; round += 1) {
    try {
      const { status, text } = await post(who, query);
      if (status !== 200 || text.includes('"errors":[')) return `${status} ${text.slice(0, 120)}`;
      return null;
    } catch (error) {
      if (error.code !== 'ECONNRESET' || round > 0) return String(error);
    }
  }
}

async function questions() {
  const gap = 1_000 / Number(rateText);
  for (let count = 0, due = performance.now(); ; count += 1, due += gap) {
    await sleep(Math.max(0, due - performance.now()));
    const began = due;
    ask(...QUESTIONS[count % QUESTIONS.length]).then((wrong) => samples.push([Date.now(), performance.now() - began, wrong]));
  }
}

// A reviewer takes a round and gives it back, and hears of each from the queue's stream.
async function events() {
  const queue = await post('reviewer', `{ reviewQueue(first: 1) { nodes { review { id } } } }`);
  const id = JSON.parse(queue.text).data.reviewQueue.nodes[0].review.id;
  const waiting = [];
  http.get(
    `${url}/graphql?query=${encodeURIComponent('subscription { reviewQueueEvents { position kind } }')}`,
    { headers: { accept: 'text/event-stream', authorization: `Bearer ${tokens.reviewer}` } },
    async (response) => {
      try {
        let text = '';
        for await (const piece of response.setEncoding('utf8')) {
          text += piece;
          for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
            const block = text.slice(0, end);
            text = text.slice(end + 2);
            if (block.startsWith(':')) continue;
            if (!/^event: next\b/m.test(block) || block.includes('"errors"')) throw new Error(block);
            process.send({ event: [Date.now(), performance.now() - waiting.shift(), null] });
          }
        }
        throw new Error('the stream ended');
      } catch (error) {
        process.send({ event: [Date.now(), 0, String(error).slice(0, 200)] });
      }
    },
  ).on('error', (error) => process.send({ event: [Date.now(), 0, String(error)] }));
  await sleep(300);
  for (let count = 0; ; count += 1) {
    waiting.push(performance.now());
    const wrong = await ask('reviewer', `mutation { ${count % 2 ? 'un' : ''}claimReview(input: { id: "${id}" }) { userErrors { message } } }`);
    if (wrong) samples.push([Date.now(), 0, wrong]);
    await sleep(EVENT_EVERY);
  }
}

process.on('disconnect', () => process.exit());
await Promise.all([questions(), events()]);
