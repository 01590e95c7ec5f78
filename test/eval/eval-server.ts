import { type App, startApp } from '../../src/app.ts';
import { newApiKey } from '../../src/auth/principal.ts';
import { Client } from '../../src/cli/client.ts';
import { childEnvironment, readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { startAppium } from '../../src/phones/appium-server.ts';
import { temporaryFolder } from '../support/folder.ts';
import type { FetchFrame } from './steps.ts';

/** The real server with virtual phones of its own, and a client of it. Disposal ends both. */
export type EvalServer = AsyncDisposable & {
  readonly client: Client;
  /** Who drives sessions with the model, for people. */
  readonly modelLabel: string;
  readonly appiumUrl: string;
  readonly fetchFrame: FetchFrame;
};

/**
 * Starts a server in a folder of its own, which is gone afterwards.
 *
 * @param environment gives keys, models and base URLs; where things are kept and reached is the suite's own
 * @throws the signal's reason when it aborts before the server is there
 */
export async function startEvalServer(
  phones: number,
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<EvalServer> {
  await using resources = new AsyncDisposableStack();
  const logger = createLogger({ level: 'error', pretty: false });
  const folder = resources.use(await temporaryFolder());
  const drivers = ['opposable-virtual'];
  const appium = resources.use(
    await startAppium({ drivers, environment: childEnvironment(environment), logger }, signal),
  );
  const apiKey = newApiKey();
  const config = readConfig({
    ...environment,
    PORT: '0',
    HOST: '127.0.0.1',
    OPPOSABLE_DATA_DIR: folder.path,
    OPPOSABLE_API_KEY: apiKey,
    OPPOSABLE_VIRTUAL_PHONES: String(phones),
    APPIUM_URL: appium.url,
  });
  const app: App = resources.use(await startApp(config, { logger }));
  signal.throwIfAborted();
  const client = resources.use(new Client({ url: app.url, apiKey }));
  const owned = resources.move();
  return {
    client,
    modelLabel: app.modelLabel,
    appiumUrl: appium.url,
    async fetchFrame(framePath) {
      const response = await fetch(new URL(framePath, app.url), { headers: { 'x-api-key': apiKey } });
      if (!response.ok) throw new Error(`${framePath}: ${response.status} ${await response.text()}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
