import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts servers, programs and browsers by the dozen. */
const LONG = /(kill|process|opposable|phone-driver|readme|docs|eval|secrets|operations)\.test\.ts$|browser\//;

/** Begins with the files that take longest: one that came last would keep a single core busy to the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const [long, short] = [true, false].map((isLong) =>
      sorted.filter(({ moduleId }) => LONG.test(moduleId) === isLong),
    );
    return [...(long ?? []), ...(short ?? [])];
  }
}

export default defineConfig({
  // Node loads graphql's CommonJS build; Vite would load its modules beside it, and types of two builds
  // don't know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // Only bounds a hang: what a test waits for has come long before.
    expect: { poll: { timeout: 20_000 } },
    include: ['test/{unit,integration,browser}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One more than two cores: what waits for Appium, Chromium and other processes leaves a core to somebody else.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // No test replaces a module, so that files can share them: loading them anew for each takes a fifth more.
    isolate: false,
  },
});
