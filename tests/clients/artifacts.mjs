// Relay's compiler, run over the operations in relay/ against the schema of this checkout; it is a program inside its npm package.
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const here = new URL('./', import.meta.url);

// The artifacts by name, and with `persisted` the manifest of texts by id, which then stand nowhere else.
export async function compile(kind) {
  const folder = new URL(`__generated__/${kind}/`, here);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  if (kind === 'persisted') await writeFile(new URL('manifest.json', folder), '{}'); // the compiler wants to find one
  const config = kind === 'persisted' ? 'relay.persisted.json' : 'relay.config.json';
  await promisify(execFile)(process.execPath, ['node_modules/relay-compiler/cli.js', config, '--noWatchman', '--output', 'quiet-with-errors'], { cwd: here });
  const artifact = async (name) => (await import(new URL(`${name}.graphql.js`, folder))).default;
  return {
    news: await artifact('DeskNewsQuery'),
    program: await artifact('DeskProgramQuery'),
    create: await artifact('DeskCreateMutation'),
    events: await artifact('DeskEventsSubscription'),
    manifest: kind === 'persisted' ? new URL('manifest.json', folder) : null,
    texts: kind === 'persisted' ? JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8')) : null,
  };
}
