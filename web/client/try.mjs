// As somebody elsewhere would take it: the package is packed, installed into an empty folder, compiled against, and asked with.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const web = path.dirname(path.resolve(here));
const folder = mkdtempSync(path.join(tmpdir(), 'devcenter-client-'));
const run = (program, ...args) => execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });

try {
  const packed = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: here,
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    }).replace(/^[^[]*/, ''),
  );
  mkdirSync(path.join(folder, 'node_modules/@devcenter/client'), { recursive: true });
  run('tar', '-xzf', packed[0].filename, '-C', 'node_modules/@devcenter/client', '--strip-components=1');
  // its only dependency is a type, as the lock of this folder has it
  mkdirSync(path.join(folder, 'node_modules/@graphql-typed-document-node'), { recursive: true });
  symlinkSync(
    path.join(web, 'node_modules/@graphql-typed-document-node/core'),
    path.join(folder, 'node_modules/@graphql-typed-document-node/core'),
  );
  symlinkSync(path.join(web, 'node_modules/graphql'), path.join(folder, 'node_modules/graphql'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module", "private": true }');
  writeFileSync(
    path.join(folder, 'index.ts'),
    `import { ViewerDocument, type ViewerQuery } from '@devcenter/client/account';
import { ErrorCode, FaultCode, faultOf, isUncertain } from '@devcenter/client/errors';
import { VersionState } from '@devcenter/client/enums';
import { print, type DocumentNode } from 'graphql';

const login = (data: ViewerQuery): string | null | undefined => data.viewer?.account?.login;
// @ts-expect-error: there is no such field
const wrong = (data: ViewerQuery) => data.viewer?.nothing;
const state: VersionState = VersionState.Gray;
const fault = faultOf({ extensions: { code: 'RATE_LIMITED', retryAfter: 3 } });
const later = faultOf({ extensions: { code: 'SOMETHING_NEWER' } });
declare const console: { log(text: string): void };
console.log(JSON.stringify([typeof login, typeof wrong, state, ErrorCode.SlotTaken, fault?.code === FaultCode.RateLimited, fault?.retryAfter, later && isUncertain(later.code), print(ViewerDocument as DocumentNode).includes('viewer')]));
`,
  );
  run(path.join(web, 'node_modules/.bin/tsc'), 'index.ts', '--module', 'nodenext', '--target', 'es2022', '--strict', '--types', '');
  const said = run(process.execPath, 'index.js').trim();
  const expected = '["function","function","GRAY","SLOT_TAKEN",true,3,true,true]';
  if (said !== expected) throw new Error(`the package says ${said}, not ${expected}`);
  console.log(
    `@devcenter/client: ${packed[0].files.length} files, ${Math.round(packed[0].size / 1_000)} kB packed; compiles and answers elsewhere`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
