import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Node loads graphql's CommonJS build; Vite would load its modules beside it, and types of two builds
  // don't know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/{unit,integration,browser}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One more than two cores: what waits for Appium, Chromium and other processes leaves a core to somebody else.
    maxWorkers: 3,
    // No test replaces a module, so that files can share them: loading them anew for each takes a fifth more.
    isolate: false,
  },
});
