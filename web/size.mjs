// How much the first screen loads, packed as a server packs it: the page, its style, and the chunks it imports at once. Fails beyond the budget.
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const MOST = 60_000;
const packed = (name) => gzipSync(readFileSync(new URL(`dist/${name}`, import.meta.url))).length;

const page = readFileSync(new URL('dist/index.html', import.meta.url), 'utf8');
const waiting = [...page.matchAll(/\/app\/([\w.-]+\.(?:js|css))/g)].map(([, name]) => name);
const first = new Set(['index.html']);
for (let name = waiting.pop(); name; name = waiting.pop()) {
  if (first.has(name)) continue;
  first.add(name);
  if (!name.endsWith('.js')) continue;
  const code = readFileSync(new URL(`dist/${name}`, import.meta.url), 'utf8');
  // static imports alone: `from"./x.js"`, `import"./x.js"`
  waiting.push(...[...code.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map(([, found]) => found));
}

const kilobytes = (bytes) => (bytes / 1_000).toFixed(1);
for (const name of readdirSync(new URL('dist/', import.meta.url)).filter((it) => /\.(js|css|html)$/.test(it))) {
  console.log(`${kilobytes(packed(name)).padStart(7)} kB ${first.has(name) ? 'first' : 'later'} ${name}`);
}
const total = [...first].reduce((sum, name) => sum + packed(name), 0);
console.log(`first screen ${kilobytes(total)} of ${kilobytes(MOST)} kB gzipped`);
if (total > MOST) process.exit(1);
