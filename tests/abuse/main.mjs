// Runs the probes one after the other against one process, with a good client beside them, and prints what came of it.
import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Unexpected, door as made } from './door.mjs';
import { CAP_MIB, start } from './victim.mjs';
import { bodies } from './probes/bodies.mjs';
import { callers } from './probes/callers.mjs';
import { connections } from './probes/connections.mjs';
import { documents } from './probes/documents.mjs';
import { files } from './probes/files.mjs';
import { streams } from './probes/streams.mjs';
import { values } from './probes/values.mjs';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean' }, only: { type: 'string', default: '' } } });
if (positionals.length !== 1) {
  console.error('tests/abuse/run [--quick] [--only WORDS] BINARY');
  process.exit(2);
}
const quick = options.quick === true;
const RATE = quick ? 40 : 60; // questions of the good client in a second: well below what an account may spend in a minute
const WINDOW = quick ? 100 : 1_500; // a probe that is refused at once is watched for so long
const PROBE_MOST = 120_000;

const victim = await start(positionals[0]);
const good = fork(new URL('./good.mjs', import.meta.url), [victim.url, JSON.stringify(victim.tokens), String(RATE)]);
const [samples, events] = [[], []];
good.on('message', ({ samples: more, event }) => (event ? events.push(event) : samples.push(...more)));
process.on('exit', () => good.kill());

const percentile = (list, part) => list.toSorted((one, other) => one - other)[Math.min(list.length - 1, Math.floor(list.length * part))];
const round = (value) => (value === undefined ? '–' : value < 10 ? value.toFixed(1) : value.toFixed(0));
const cell = (text) => String(text).replace(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 150);
const size = (bytes) => (bytes < 2_000 ? `${bytes} B` : bytes < 2_000_000 ? `${(bytes / 1e3).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const times = (from, until = Infinity) => samples.filter(([at]) => at >= from && at <= until).map(([, ms]) => ms);

const began = Date.now();
await sleep(quick ? 1_000 : 3_000);
console.log(`memory cap: ${victim.cap}; good client: ${RATE} questions a second and a stream of events\n`);
console.log(`before anything: RSS ${round(victim.rss())} MiB, good client p50 ${round(percentile(times(began), 0.5))} ms, p99 ${round(percentile(times(began), 0.99))} ms\n`);
console.log('| probe | sent | answer | ms until refused | RSS before → after, peak (MiB) | good client p99 (ms) |');
console.log('|---|---|---|---|---|---|');

const failures = [];
let highest = 0;
const door = made(victim, quick);
const probes = [documents, values, bodies, connections, streams, callers, files].flat().filter(({ name, long }) => !(long && quick) && name.includes(options.only));
const together = probes.filter(({ slow }) => quick && slow);
const turns = [...probes.filter((one) => !together.includes(one)).map((one) => [one]), ...(together.length ? [together] : [])];

async function attempt({ name, run }) {
  const late = sleep(PROBE_MOST, undefined, { ref: false }).then(() => Promise.reject(new Unexpected('the probe took too long')));
  try {
    return await Promise.race([run(door), late]);
  } catch (error) {
    failures.push(`${name}: ${error instanceof Unexpected ? error.message : error.stack}`);
    return { answer: `✗ ${error.message}` };
  }
}

// the short run has them beside the others from the start, and waits for them at the end
const started = together.map(attempt);

for (const turn of turns) {
  if (!victim.alive()) break;
  victim.forget();
  const [before, from] = [victim.rss(), Date.now()];
  const rows = await Promise.all(turn === together ? started : turn.map(attempt));
  const end = Date.now();
  await sleep(Math.max(0, from + WINDOW - end));
  // what a probe left behind counts as its own: until a question that was asked afterwards is answered
  for (let left = 1_500; left > 0 && victim.alive() && !samples.some(([at, ms]) => at - ms >= end); left -= 1) await sleep(20);
  const memory = `${round(before)} → ${round(victim.rss())}, ${round(victim.peak())}`;
  highest = Math.max(highest, victim.peak());
  for (const [place, { sent, connections, answer, ms }] of rows.entries()) {
    const amount = [sent ? size(sent) : null, connections > 1 ? `${connections} ×` : null].filter(Boolean).join(', ');
    console.log(`| ${cell(turn[place].name)} | ${amount || '–'} | ${cell(answer)} | ${ms === undefined ? '–' : round(ms)} | ${memory} | ${round(percentile(times(from), 0.99))} |`);
  }
}

const survived = victim.alive();
await sleep(survived ? 1_500 : 0); // the last event
good.kill();
const all = times(began);
const wrong = [...samples, ...events].filter(([, , why]) => why).map(([, , why]) => why);
const how = survived ? await victim.stop() : 'died';
const heard = events.filter(([, , why]) => !why).map(([, ms]) => ms);

console.log(`\ngood client: ${all.length} questions, p50 ${round(percentile(all, 0.5))} ms, p99 ${round(percentile(all, 0.99))} ms, ${wrong.length} errors; ` +
  `${heard.length} events, p50 ${round(percentile(heard, 0.5))} ms, p99 ${round(percentile(heard, 0.99))} ms; ` +
  `the process ${survived ? 'survived' : 'did not survive'} (${how === 0 ? 'stopped cleanly' : how}), peak ${round(highest)} of ${CAP_MIB} MiB`);
if (!survived) failures.push(`the process died: ${victim.log.slice(-5).join('\n')}`);
if (survived && how !== 0) failures.push(`it did not stop cleanly: ${how}`);
if (highest > CAP_MIB) failures.push(`${round(highest)} MiB are more than ${CAP_MIB}`);
if (wrong.length) failures.push(`the good client was refused ${wrong.length} times: ${[...new Set(wrong)].slice(0, 5).join('; ')}`);
if (!heard.length) failures.push('the good client heard no event');
for (const failure of failures) console.log(`✗ ${failure}`);
process.exit(failures.length ? 1 : 0);
