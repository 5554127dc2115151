import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { HtmlTagDescriptor, Plugin } from 'vite';

const at = (path: string) => resolve(import.meta.dirname, path);

/** What is read as a file when it is needed stands beside the chunks, as it stands beside its reader in the sources. */
function carry(file: string): Plugin {
  return {
    name: 'carry',
    generateBundle() {
      const fileName = file.slice(file.lastIndexOf('/') + 1);
      this.emitFile({ type: 'asset', fileName, source: readFileSync(at(file)) });
    },
  };
}

/** The page asks for the files of a lazy module at once, not only when its script comes to import it. */
function askWithThePage(module: string): Plugin {
  return {
    name: 'ask-with-the-page',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const link = (rel: string, file: string): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `./${file}` },
          injectTo: 'head',
        });
        const tags = new Map<string, HtmlTagDescriptor>();
        const ask = (file: string) => {
          const chunk = bundle[file];
          if (chunk?.type !== 'chunk' || tags.has(file) || html.includes(file)) return;
          tags.set(file, link('modulepreload', file));
          for (const sheet of chunk.viteMetadata?.importedCss ?? []) tags.set(sheet, link('stylesheet', sheet));
          chunk.imports.forEach(ask);
        };
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith(module)) ask(chunk.fileName);
        return [...tags.values()];
      },
    },
  };
}

export default defineConfig({
  main: {
    // Of each call oRPC asks whether it is a form. None of ours is, and the question alone would load all of Node's fetch,
    // which costs a start 80 ms. A call is no Blob either.
    define: { FormData: 'Blob' },
    plugins: [carry('main/encryption/php/ouvadesk-columns.php')],
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
          'backup-worker': at('main/features/vault/backup-worker.ts'),
          'reader-worker': at('main/database/replica/reader-worker.ts'),
          'forcing-worker': at('main/features/forced-changes/forcing-worker.ts'),
          'inventory-worker': at('main/features/data-inventory/inventory-worker.ts'),
          'encryption-worker': at('main/features/column-encryption/encryption-worker.ts'),
          'retention-worker': at('main/features/retention/retention-worker.ts'),
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
    plugins: [react(), askWithThePage('/open-window.tsx')],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: at('renderer/index.html') },
        output: {
          codeSplitting: {
            groups: [
              // What opens the wire comes first, so that it is open while the rest is still being read.
              { name: 'wire', test: /renderer\/client\.ts$|preload-helper/, priority: 3 },
              { name: 'window', test: /renderer\/open-window\.tsx$/, priority: 2 },
              // What several screens share comes in one file: forty small ones took longer to ask for than to read.
              { name: 'shared', minShareCount: 2, priority: 1 },
            ],
          },
        },
      },
    },
  },
});
