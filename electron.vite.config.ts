import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: {
        // An optional dependency, which electron-vite would take for one to bundle.
        include: ['keytar'],
        // Plain JavaScript in hundreds of small files: bundled, they save a third of a second at every start.
        exclude: ['kysely', 'zod', '@orpc/client', '@orpc/contract', '@orpc/server', 'ws'],
      },
      rolldownOptions: {
        // Each worker is an entry of its own, found beside its caller by main/shared/worker-file.ts.
        input: {
          index: at('main/index.ts'),
          host: at('main/host.ts'),
          'audit-worker': at('main/features/password-campaigns/audit-worker.ts'),
          'export-worker': at('main/export-worker.ts'),
          'reader-worker': at('main/database/replica/reader-worker.ts'),
          'guess-worker': at('main/shared/guess-worker.ts'),
          'mapping-worker': at('main/features/schema-mapping/mapping-worker.ts'),
          'demonstration-worker': at('main/database/demonstration/demonstration-worker.ts'),
        },
        // Flat, so that a chunk finds the workers with a path relative to itself.
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file: it can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    html: { cspNonce: '__CSP_NONCE__' },
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: at('renderer/index.html') },
        // What several screens share comes in one file: forty small ones took longer to ask for than to read.
        output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } },
      },
    },
  },
});
