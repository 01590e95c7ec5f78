import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';

/** The server puts a nonce of its own in place of this into each page that it sends. */
const NONCE = '__CSP_NONCE__';

export default defineConfig({
  root: import.meta.dirname,
  html: { cspNonce: NONCE },
  plugins: [
    react(),
    compression({
      algorithms: [defineAlgorithm('gzip', { level: 9 })],
      include: /\.(js|css|svg)$/,
      threshold: 1_000,
    }),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Nothing is inlined: the page's policy refuses data that is a script or a font.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
  },
});
