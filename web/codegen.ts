// Writes the package `client` out of the committed schema: every enum (error codes among them), and for each room of the house its
// documents with their types. One module a room, so that a page loads no more than it asks.
import type { CodegenConfig } from '@graphql-codegen/cli';

const scalars = {
  ID: 'string',
  DateTime: 'string',
  URL: 'string',
  HTML: 'string',
  Markdown: 'string',
  Slug: 'string',
  VersionNumber: 'string',
  Percent: 'number',
};

// a room, and what its documents stand in beside the file of its name
const rooms: Record<string, string[]> = {
  account: [],
  home: ['card'],
  discover: ['card'],
  mine: [],
  version: [],
  review: [],
  desk: [],
  operator: [],
};
const wanted = Object.entries(rooms).filter(([room]) => (process.env.ROOM ?? room) === room);

const config: CodegenConfig = {
  schema: '../schema.graphql',
  generates: {
    'client/src/possible-types.ts': { plugins: ['./client/possible-types.mjs'] },
    'client/src/faults.ts': { plugins: ['./client/faults.mjs'] },
    'client/src/enums.ts': { plugins: ['typescript'], config: { onlyEnums: true, enumsAsConst: true, strictScalars: true, scalars } },
    ...Object.fromEntries(
      wanted.map(([room, beside]) => [
        `client/src/${room}/`,
        {
          preset: 'client' as const,
          documents: [room, ...beside].map((name) => `client/documents/${name}.graphql`),
          presetConfig: { fragmentMasking: false },
          config: { enumsAsTypes: true, useTypeImports: true, strictScalars: true, scalars },
        },
      ]),
    ),
  },
};
export default config;
