// The process that is abused: started with demo data under a hard cap of memory, read from /proc, stopped by its id.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

// Everything comes from one address here, and is not to end at what one address may have: what lies behind is to be met as well.
const LIMITS = { DEVCENTER_CONNECTIONS_PER_ADDRESS: '10000' };

export const CAP_MIB = 512;
const ROOT = '/sys/fs/cgroup';

// A cgroup of version 2 counts what the kernel holds for the process as well; where none can be made, RLIMIT_DATA holds what
// it maps for itself (every private writable page it could touch, so rather less than 512 MB of memory in use).
function cap() {
  const group = `${ROOT}/devcenter-abuse-${process.pid}`;
  try {
    // a folder that looks like it may be no hierarchy of version 2 at all
    if (!readFileSync(`${ROOT}/cgroup.subtree_control`, 'utf8').split(/\s/).includes('memory')) return rlimit;
    mkdirSync(group);
  } catch {
    return rlimit;
  }
  try {
    writeFileSync(`${group}/memory.max`, `${CAP_MIB * 1024 * 1024}`);
    writeFileSync(`${group}/memory.swap.max`, '0');
    return {
      name: `cgroup v2, memory.max ${CAP_MIB} MiB, no swap`,
      command: ['sh', '-c', `echo $$ > ${group}/cgroup.procs && exec "$@"`, 'sh'],
      end: () => rmdirSync(group),
    };
  } catch {
    rmdirSync(group);
    return rlimit;
  }
}
const rlimit = {
  name: `RLIMIT_DATA ${CAP_MIB} MiB (no cgroup of version 2 with a memory controller can be made here)`,
  command: ['sh', '-c', `ulimit -d ${CAP_MIB * 1024} && exec "$@"`, 'sh'],
  end: () => {},
};

export async function start(binary) {
  const limit = cap();
  const args = [...limit.command, path.resolve(binary), 'demo', '--json', '--listen', '127.0.0.1:0'];
  const folder = mkdtempSync(path.join(tmpdir(), 'devcenter-abuse-'));
  // settings of whoever runs this are not the demo's
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DEVCENTER_')));
  const child = spawn(args[0], args.slice(1), { env: { ...env, ...LIMITS, TMPDIR: folder }, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const killed = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', killed);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const log = [];
  readline.createInterface({ input: child.stderr }).on('line', (line) => log.push(line) > 2_000 && log.shift());
  const exit = once(child, 'exit').then(([code, signal]) => {
    process.off('exit', killed);
    rmSync(folder, { recursive: true, force: true });
    return signal ?? code;
  });
  const line = await Promise.race([
    once(readline.createInterface({ input: child.stdout }), 'line').then(([text]) => text),
    exit.then((how) => Promise.reject(new Error(`it ended with ${how}: ${log.slice(-3).join(' ')}`))),
    sleep(60_000, undefined, { ref: false }).then(() => Promise.reject(new Error('it did not start in a minute'))),
  ]);
  const { url, tokens } = JSON.parse(line);
  while (!(await fetch(`${url}/readyz`)).ok) await sleep(50);

  const status = (field) => {
    try {
      return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return 0; // it is gone
    }
  };
  return {
    url,
    tokens,
    log,
    cap: limit.name,
    alive: () => child.exitCode === null && child.signalCode === null,
    rss: () => status('VmRSS'),
    // the highest since the last call of `forget`
    peak: () => status('VmHWM'),
    forget() {
      try {
        writeFileSync(`/proc/${child.pid}/clear_refs`, '5');
      } catch {} // then it is the highest so far
    },
    async stop() {
      child.kill('SIGTERM');
      const how = await Promise.race([exit, sleep(35_000, 'late', { ref: false })]);
      if (how === 'late') killed();
      limit.end();
      return how;
    },
  };
}
