import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The preview keeps its cache to itself. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: '../../../renderer/public',
  cacheDir: '../../../node_modules/.vite-preview',
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [react()],
  build: { modulePreload: { polyfill: false }, assetsInlineLimit: 0, emptyOutDir: true },
  server: { host: '127.0.0.1' },
});
