import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,browser}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores: a second worker overlaps the waits of Appium and Chromium, a third only competes.
    maxWorkers: 2,
  },
});
