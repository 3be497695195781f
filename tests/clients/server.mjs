// Starts the binary that DEVCENTER_BINARY names on a free port of this machine, and stops it by its process id.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { setTimeout } from 'node:timers/promises';

const STARTED = 60_000; // a debug binary on a busy machine plants its demo in a few seconds
const STOPPED = 35_000; // the server promises 30

function binary() {
  const named = process.env.DEVCENTER_BINARY;
  if (!named) throw new Error('DEVCENTER_BINARY must name the devcenter binary');
  return path.resolve(named);
}

// Throw-away content, programs and people: `tokens` has one for each sort of person, `password` is everybody's.
export async function demo(settings = {}) {
  const { process: child, line } = await launch(['demo', '--json', '--listen', '127.0.0.1:0'], settings);
  return server(child, JSON.parse(line));
}

// An empty database with settings of one's own; nobody has a token.
export async function serve(settings = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'devcenter-clients-'));
  const gone = () => rm(folder, { recursive: true, force: true });
  try {
    const { process: child, line } = await launch(['serve', '--data', folder, '--listen', '127.0.0.1:0'], settings);
    const url = /http:\/\/\S+/.exec(line)[0];
    return server(child, { url, graphql: `${url}/graphql`, tokens: {}, folder }, gone);
  } catch (error) {
    await gone();
    throw error;
  }
}

async function launch(args, settings) {
  const child = spawn(binary(), args, {
    // neither settings of whoever runs this nor a settings file of their folder; an unknown DEVCENTER_… is an error
    env: { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DEVCENTER_'))), ...settings },
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killed = () => child.kill('SIGKILL');
  process.on('exit', killed);
  process.once('SIGTERM', () => process.exit(1)); // what the test runner sends to a file that takes too long
  child.on('exit', () => process.off('exit', killed));
  let told = '';
  child.stderr.on('data', (piece) => (told = (told + piece).slice(-4_000)));
  const first = new Promise((resolve, reject) => {
    readline.createInterface({ input: child.stdout }).once('line', resolve);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`devcenter ended with ${code} before it listened: ${told}`)));
    setTimeout(STARTED, undefined, { ref: false }).then(() => reject(new Error(`devcenter did not listen in ${STARTED} ms: ${told}`)));
  });
  try {
    return { process: child, line: await first };
  } catch (error) {
    killed();
    throw error;
  }
}

// It listens a little before its log has caught up with what the demo planted.
async function ready(url, child) {
  for (const until = Date.now() + STARTED; ; await setTimeout(50)) {
    const answer = await fetch(`${url}/readyz`);
    const why = await answer.text();
    if (answer.ok) return;
    if (Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`not ready: ${answer.status} ${why}`);
    }
  }
}

async function server(child, { url, graphql, tokens, password, folder }, gone = async () => {}) {
  await ready(url, child);
  return {
    url,
    graphql,
    socket: `${graphql.replace(/^http/, 'ws')}/ws`,
    tokens,
    password,
    folder,
    bearer: (who) => `Bearer ${tokens[who]}`,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        const late = setTimeout(STOPPED, 'late', { ref: false });
        if ((await Promise.race([ended, late])) === 'late') {
          child.kill('SIGKILL');
          await ended;
        }
      }
      await gone();
    },
  };
}
