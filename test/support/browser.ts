import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { remote } from 'webdriverio';
import { freePort } from '../../src/phones/free-port.ts';
import { CHROMEDRIVER, CHROMIUM, CHROMIUM_ARGUMENTS } from './chromium.ts';
import { temporaryFolder } from './folder.ts';

/** A browser of a test's own. */
export type Browser = AsyncDisposable & { readonly page: WebdriverIO.Browser };

/** Starts Debian's Chromium through its driver. Disposal ends both. */
export async function startBrowser(): Promise<Browser> {
  await using resources = new AsyncDisposableStack();
  const profile = resources.use(await temporaryFolder());
  const port = await freePort();
  const driver = spawn(CHROMEDRIVER, [`--port=${port}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(driver, 'exit');
  resources.defer(async () => {
    driver.kill();
    await gone;
  });
  await Promise.race([listening(driver.stdout), gone]);
  const page = await remote({
    hostname: '127.0.0.1',
    port,
    logLevel: 'silent',
    connectionRetryCount: 0,
    capabilities: {
      browserName: 'chrome',
      'wdio:enforceWebDriverClassic': true,
      'goog:chromeOptions': {
        binary: CHROMIUM,
        args: [
          ...CHROMIUM_ARGUMENTS,
          '--window-size=1400,900',
          // What is half faded in is neither read nor judged.
          '--force-prefers-reduced-motion',
          `--user-data-dir=${profile.path}`,
        ],
      },
    },
  });
  resources.defer(() => page.deleteSession());
  const owned = resources.move();
  return { page, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Resolves when the driver says that it listens: its first words come before that. */
function listening(stdout: Readable): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let said = '';
  stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (/started successfully/.test(said)) resolve();
  });
  return promise;
}
