// A plugin of Vite: `dist/documents.json`, every document of the client as it goes over the wire, by its SHA-256. The server knows them from its
// start, so that the client works where `documents.mode` is `require`.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatDocument, stringifyDocument } from '@urql/core';
import { runnerImport } from 'vite';

const SOURCE = fileURLToPath(new URL('client/src/', import.meta.url));

export const documents = () => ({
  name: 'devcenter-documents',
  apply: 'build',
  async generateBundle() {
    const texts = new Map();
    for (const { name } of readdirSync(SOURCE, { withFileTypes: true }).filter((it) => it.isDirectory())) {
      const { module } = await runnerImport(`${SOURCE}${name}/graphql.ts`);
      for (const document of Object.values(module)) {
        // fragments alone are sent by nobody
        if (!document?.definitions?.some(({ kind }) => kind === 'OperationDefinition')) continue;
        const text = stringifyDocument(formatDocument(document));
        texts.set(createHash('sha256').update(text).digest('hex'), text);
      }
    }
    const sorted = Object.fromEntries([...texts].sort(([one], [other]) => (one < other ? -1 : 1)));
    this.emitFile({ type: 'asset', fileName: 'documents.json', source: `${JSON.stringify(sorted, undefined, 1)}\n` });
  },
});
