// Builds `dist`, which is committed and goes into the binary: stable names, so that a difference shows what changed. The server puts
// a digest of everything into the addresses, so that browsers may keep the files, and no page ever mixes two builds.
import preact from '@preact/preset-vite';
import { defaultClientConditions, defineConfig } from 'vite';
import { documents } from './documents.mjs';

const server = process.env.DEVCENTER_URL ?? 'http://127.0.0.1:8080';

const DOORS = ['/graphql', '/session', '/images', '/uploads', '/packages', '/sign-in/ways.json', '/oidc', '/schema.graphql', '/feed.atom'];

export default defineConfig(({ command }) => ({
  base: command === 'build' ? '/app/' : '/',
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false }), documents()],
  // our own package is taken from its source, without building it first
  resolve: { conditions: ['devcenter-source', ...defaultClientConditions] },
  // from chunk to chunk: wherever the server says that they lie
  experimental: { renderBuiltUrl: (_name, { hostType }) => (hostType === 'js' ? { relative: true } : undefined) },
  build: {
    target: 'es2022',
    assetsDir: '',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'LICENSES.md' },
    rollupOptions: {
      output: {
        entryFileNames: '[name].js',
        // a room is called like its folder
        chunkFileNames: ({ facadeModuleId }) => `${/\/src\/(\w+)\/screens\.tsx$/.exec(facadeModuleId ?? '')?.[1] ?? '[name]'}.js`,
        assetFileNames: ({ originalFileNames }) =>
          `${/\/?src\/(\w+)\/screens\.tsx$/.exec(originalFileNames[0] ?? '')?.[1] ?? '[name]'}[extname]`,
      },
    },
  },
  server: {
    proxy: {
      ...Object.fromEntries(DOORS.map((path) => [path, { target: server }])),
      // a page for who opens it, a door for who sends something
      '/setup': { target: server, bypass: ({ method, url }) => (method === 'GET' ? url : undefined) },
    },
  },
}));
