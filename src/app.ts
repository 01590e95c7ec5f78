import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whoAsks } from '../schema/who-asks.ts';
import { access } from './auth/access.ts';
import { keyUses } from './auth/key-uses.ts';
import { authenticator, credentialOf, newApiKey } from './auth/principal.ts';
import { counted, requestLimits } from './auth/request-limits.ts';
import { revocations } from './auth/revocations.ts';
import { startByHand } from './by-hand/by-hand.ts';
import { type Config, childEnvironment, keyPathIn, secretsKeyPathIn } from './config.ts';
import type { ApiKeyId, OrganizationId } from './domain/ids.ts';
import { eventFeed } from './events/event-feed.ts';
import { eventLog } from './events/event-log.ts';
import { localWake } from './events/wake.ts';
import { graphqlServer } from './http/graphql.ts';
import { listen } from './http/listen.ts';
import { routes } from './http/routes.ts';
import { serveWebSocket } from './http/websocket.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { anthropicModel } from './models/anthropic.ts';
import { demoModel } from './models/demo.ts';
import type { Model } from './models/model.ts';
import { observability } from './observability/observability.ts';
import { readinessProbe } from './observability/readiness.ts';
import { connectAppium } from './phones/appium.ts';
import type { AppiumAddress } from './phones/appium-address.ts';
import { startAppium } from './phones/appium-server.ts';
import { appiumIsReady, registeredAppiumIsReady } from './phones/appium-status.ts';
import { withSecrets } from './phones/secret-driver.ts';
import { virtualPhone } from './phones/virtual-phone.ts';
import { inProcessQueue } from './queue/in-process.ts';
import { SCREENSHOT_EDGE_PX } from './rest/tapkit/wire/phone.ts';
import { agentService } from './sessions/agent-service.ts';
import { giveFreePhones } from './sessions/phone-handover.ts';
import { phoneRegistry } from './sessions/phone-registry.ts';
import { type IsReachable, watchPhones } from './sessions/phone-watch.ts';
import { modelPicker } from './sessions/pick-model.ts';
import { secretService } from './sessions/secret-service.ts';
import { sessionRunner } from './sessions/session-runner.ts';
import { sessionService } from './sessions/session-service.ts';
import { tellSession } from './sessions/tell-session.ts';
import { defaultOrganization, findKey, storeKey } from './storage/api-keys.ts';
import { openDataFolder } from './storage/data-folder.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { frameStore } from './storage/frame-store.ts';
import { databaseAnswers, migrationsAreApplied } from './storage/migrations-applied.ts';
import { retirePhones, upsertPhone } from './storage/phone-records.ts';
import { secretStore } from './storage/secret-store.ts';
import { unfinishedSessions } from './storage/session-records.ts';
import { forgetSecrets, openVault } from './storage/vault.ts';
import { workingKeys } from './storage/working-keys.ts';
import { usageService } from './usage/usage-service.ts';
import { openWebhooks } from './webhooks/webhooks.ts';

/** The name of the key that a server starts with. */
const BOOTSTRAP_KEY = 'bootstrap';

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
};

/**
 * Starts everything: data folder, database, Appium, phones, queue, HTTP. The only place that names
 * concrete adapters. Whatever was started is ended again when a later step fails.
 *
 * @throws Error whose message says what to do
 */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  const { logger, clock = systemClock, settle = true, onProgress = () => undefined } = options;
  await using started = new AsyncDisposableStack();

  onProgress(`Opening ${config.dataDir}`);
  const folder = started.use(await openDataFolder(config.dataDir));
  const appium = openAppium(config, logger, started);
  const database = started.use(await openDatabase(folder.databasePath));
  if (options.forgetSecrets) await forgetSecrets(database);
  const vault = await openVault(database, {
    configured: config.secretsKey,
    path: secretsKeyPathIn(config.dataDir),
  });
  const secrets = secretStore(database, vault);
  const organizationId = await defaultOrganization(database);
  const keyPath = await ensureKey(database, organizationId, config, keyPathIn(config.dataDir));

  onProgress(config.appiumUrl ? `Connecting to Appium at ${config.appiumUrl}` : 'Starting Appium');
  const server = await appium;
  const phones = Array.from({ length: config.virtualPhones }, (_, position) => virtualPhone(position + 1));
  for (const phone of phones) await upsertPhone(database, organizationId, phone);
  const udids = phones.map(({ udid }) => udid);
  await retirePhones(database, udids);

  const version = await packageVersion();
  const traces = config.traces && { ...config.traces, version };
  const watched = started.use(await observability({ database, clock, logger, traces }));
  const { demo, claude } = models(config);
  const pickModel = modelPicker(watched.model(demo), claude && watched.model(claude));
  const wake = localWake();
  const log = watched.log(eventLog(database, wake, clock));
  const feed = eventFeed(log, wake);
  const queue = inProcessQueue(logger);
  const frames = watched.frames(frameStore(database, folder.framesDir));
  const { allowPrivateAddresses } = config;
  const connectPhone = connectAppium({ server, logger, allowPrivateAddresses });
  const byHand = started.use(
    await startByHand({
      ...{ database, frames, secrets, connectPhone, withSecrets, pickModel, wake, settle, clock, logger },
      edgePx: SCREENSHOT_EDGE_PX,
    }),
  );
  const isReachable: IsReachable = (appiumUrl, signal) =>
    appiumUrl === null
      ? appiumIsReady(server, signal)
      : registeredAppiumIsReady(appiumUrl, allowPrivateAddresses, signal);
  const phoneBook = phoneRegistry({
    ...{
      database,
      operatorId: organizationId,
      wake,
      clock,
      isReachable,
      connectPhone,
      takePhone: byHand.takePhone,
      dropPhone: byHand.dropPhone,
      frames,
      allowPrivateAddresses,
    },
  });
  const defaults = { toolProfile: config.toolProfile, pictureSize: config.pictureSize };
  const agents = agentService(database, pickModel);
  const sessions = sessionService({
    ...{ database, log, feed, wake, queue, frames, pickModel, defaults, clock, allowPrivateAddresses },
  });
  started.defer(() => queue.stop());
  queue.start(
    sessionRunner({
      database,
      log,
      feed,
      wake,
      queue,
      frames,
      secrets,
      pickModel,
      connectPhone,
      takePhone: byHand.takePhone,
      withSecrets,
      settle,
      contextTokens: config.contextTokens,
      clock,
      random: Math.random,
      logger,
    }),
  );
  const watching = new AbortController();
  const afterLook = () => giveFreePhones({ database, wake, queue });
  const watch = watchPhones({ database, wake, isReachable, afterLook, logger }, udids, watching.signal);
  started.defer(async () => {
    watching.abort();
    await watch;
  });

  const webhooks = started.use(
    openWebhooks({
      ...{ database, vault, feed, wake, clock, logger },
      allowPrivate: allowPrivateAddresses,
      tell: (sessionId, draft) => tellSession(log, sessionId, draft),
      random: Math.random,
      onTry: ({ outcome, durationMs }) => watched.metrics.onDelivery(outcome, durationMs),
    }),
  );
  const uses = started.use(keyUses(database, clock, logger));
  const authenticate = authenticator(database, { clock, onUse: uses.note });
  const limits = requestLimits(database, config.requestsPerMinute);
  const stillWorking = (ids: readonly ApiKeyId[]) => workingKeys(database, ids, clock.now());
  const live = started.use(revocations({ stillWorking, clock, logger }));
  const usage = usageService(database, clock);
  const work = {
    ...{ database, sessions, agents, hands: byHand.hands, phoneBook, feed, wake, clock, usage },
    ...{ secrets: secretService(secrets), revocations: live },
    ...access({
      database,
      clock,
      operatorId: organizationId,
      onRevoked: live.announce,
      onLimitsChanged: limits.forget,
    }),
    webhooks: webhooks.service,
  };
  // A WebSocket's operations are requests; to open one is none.
  const countedAuthenticate = counted(authenticate, limits);
  const graphql = graphqlServer(
    ({ request, apiKey }) => ({
      ...work,
      ...whoAsks(() => countedAuthenticate(apiKey ?? (request && credentialOf(request)))),
    }),
    logger,
  );
  const readiness = readinessProbe([
    { name: 'database', check: () => databaseAnswers(database) },
    { name: 'migrations', check: () => migrationsAreApplied(database) },
    { name: 'appium', check: (signal) => demandAppium(server, signal) },
  ]);
  const { metrics, readers } = watched;
  const { demandOperator } = work.organizations;
  const operations = { readiness, metrics, readers, metricsToken: config.metricsToken, demandOperator };
  const { corsOrigins } = config;
  const served = { authenticate, revocations: live, clock, logger, graphql, readers, corsOrigins };
  const app = routes({
    ...{ sessions, usage, feed, frames, byHand, version, ...served, ...operations },
    authenticate: countedAuthenticate,
  });
  const listening = started.use(await listen((request, env) => app.fetch(request, env), config));
  started.use(serveWebSocket(listening.server, served));

  for (const id of await unfinishedSessions(database)) await queue.enqueue(id);
  await giveFreePhones({ database, wake, queue });

  const preferred = pickModel(undefined);
  const parts = started.move();
  return {
    url: listening.url,
    modelLabel: preferred.model.label(preferred.modelId),
    keyPath,
    async [Symbol.asyncDispose]() {
      readiness.end();
      await parts.disposeAsync();
    },
  };
}

/** @throws Error when the Appium server doesn't answer */
async function demandAppium(server: AppiumAddress, signal: AbortSignal): Promise<void> {
  if (!(await appiumIsReady(server, signal))) throw new Error(`No Appium answers at ${server.url}.`);
}

/**
 * An Appium server: the one that is named, or a child process, which starts while the rest does and ends
 * with the app, also when the app doesn't come to start.
 */
function openAppium(
  config: Config,
  logger: Logger,
  started: AsyncDisposableStack,
): Promise<{ readonly url: string }> {
  if (config.appiumUrl !== undefined) return Promise.resolve({ url: config.appiumUrl });
  const starting = new AbortController();
  const drivers = ['opposable-virtual'];
  const appium = startAppium({ drivers, environment: childEnvironment(), logger }, starting.signal);
  started.defer(async () => {
    starting.abort();
    const server = await appium.catch(() => undefined);
    await server?.[Symbol.asyncDispose]();
  });
  return appium;
}

function models(config: Config): { readonly demo: Model; readonly claude: Model | undefined } {
  const demo = demoModel();
  if (config.anthropicApiKey === undefined) return { demo, claude: undefined };
  const claude = anthropicModel({
    apiKey: config.anthropicApiKey,
    baseUrl: config.anthropicBaseUrl,
    defaultModel: config.model,
    computerToolset: config.toolProfile && (config.toolProfile === 'computer' ? 'on' : 'off'),
  });
  return { demo, claude };
}

/**
 * Makes sure that the organisation has a key: the configured one, or one that the first start makes
 * and keeps in the data folder, readable by its owner alone, for the command line on this machine.
 *
 * @returns where the kept key is
 */
async function ensureKey(
  database: Database,
  organizationId: OrganizationId,
  config: Config,
  keyPath: string,
): Promise<string | undefined> {
  if (config.apiKey !== undefined) {
    await storeKey(database, organizationId, BOOTSTRAP_KEY, config.apiKey);
    await rm(keyPath, { force: true });
    return undefined;
  }
  const kept = await readFile(keyPath, 'utf8').catch(() => undefined);
  if (kept === undefined || !(await findKey(database, kept.trim(), new Date()))) {
    const key = newApiKey();
    await storeKey(database, organizationId, BOOTSTRAP_KEY, key);
    await writeFile(keyPath, `${key}\n`, { mode: 0o600 });
  }
  return keyPath;
}

async function packageVersion(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8');
  return String((JSON.parse(text) as { version: unknown }).version);
}
