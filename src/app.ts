import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAppium } from './app/appium.ts';
import { serveEdges } from './app/edges.ts';
import { ensureVirtualPhones, openRecords } from './app/records.ts';
import { startWork } from './app/work.ts';
import type { Config } from './config.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { observability } from './observability/observability.ts';
import { openDataFolder } from './storage/data-folder.ts';

/** The parts that a test or a benchmark may replace or watch. */
export type AppOptions = {
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Whether the agent waits until the screen rests; true unless said otherwise. */
  readonly settle?: boolean;
  /** Whether to delete every secret first, because their key is lost. */
  readonly forgetSecrets?: boolean;
  /** Told what the start is busy with. */
  readonly onProgress?: (what: string) => void;
};

/** A running server. Disposal ends it gracefully: running sessions go on at the next start. */
export type App = AsyncDisposable & {
  /** Where it listens. */
  readonly url: string;
  /** Who drives sessions that name no model. */
  readonly modelLabel: string;
  /** Where the key of this data folder is kept, when the server made it. */
  readonly keyPath: string | undefined;
  /** Makes a link that opens the dashboard, once, with the key that the server started with. */
  readonly createLoginUrl: () => Promise<string>;
};

/**
 * Starts everything: data folder, database, Appium, phones, queue, HTTP. Here and in `app/` alone are
 * concrete adapters named. Whatever was started is ended again when a later step fails.
 *
 * @throws Error whose message says what to do
 */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  const { logger, clock = systemClock, settle = true, onProgress = () => undefined } = options;
  await using started = new AsyncDisposableStack();

  onProgress(`Opening ${config.dataDir}`);
  const folder = started.use(await openDataFolder(config.dataDir));
  const appium = openAppium(config, logger, started);
  const records = await openRecords(config, folder.databasePath, options.forgetSecrets ?? false, started);

  onProgress(config.appiumUrl ? `Connecting to Appium at ${config.appiumUrl}` : 'Starting Appium');
  const server = await appium;
  const virtualUdids = await ensureVirtualPhones(records, config.virtualPhones);
  const version = await packageVersion();
  const traces = config.traces && { ...config.traces, version };
  const { database, keyPath } = records;
  const watched = started.use(await observability({ database, clock, logger, traces }));
  const context = { ...records, config, server, watched, settle, clock, logger };
  const folders = { framesDir: folder.framesDir, snapshotsDir: folder.snapshotsDir };
  const work = await startWork({ ...context, ...folders, virtualUdids }, started);
  const { url, createLoginLink, endReadiness } = await serveEdges({ ...context, version }, work, started);
  await work.takeUp();

  const preferred = work.pickModel(undefined);
  const parts = started.move();
  return {
    url,
    modelLabel: preferred.model.label(preferred.modelId),
    keyPath,
    async createLoginUrl() {
      const { path } = await createLoginLink(records);
      return url + path;
    },
    async [Symbol.asyncDispose]() {
      endReadiness();
      await parts.disposeAsync();
    },
  };
}

async function packageVersion(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8');
  return String((JSON.parse(text) as { version: unknown }).version);
}
