import { startByHand } from '../by-hand/by-hand.ts';
import type { Config } from '../config.ts';
import { evaluationService } from '../evaluations/evaluation-service.ts';
import { eventFeed } from '../events/event-feed.ts';
import { eventLog } from '../events/event-log.ts';
import { localWake } from '../events/wake.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Observability } from '../observability/observability.ts';
import { connectAppium } from '../phones/appium.ts';
import type { AppiumAddress } from '../phones/appium-address.ts';
import { withSecrets } from '../phones/secret-driver.ts';
import { inProcessQueue } from '../queue/in-process.ts';
import { SCREENSHOT_EDGE_PX } from '../rest/tapkit/wire/phone.ts';
import { agentService } from '../sessions/agent-service.ts';
import { watchIdlePhones } from '../sessions/idle-phones.ts';
import { modelOptions } from '../sessions/model-options.ts';
import { notedConnector } from '../sessions/noted-connector.ts';
import { watchOldSnapshots } from '../sessions/old-snapshots.ts';
import { giveFreePhones } from '../sessions/phone-handover.ts';
import { phoneRegistry } from '../sessions/phone-registry.ts';
import { watchPhones } from '../sessions/phone-watch.ts';
import { modelPicker } from '../sessions/pick-model.ts';
import { secretService } from '../sessions/secret-service.ts';
import { sessionPhones } from '../sessions/session-phone.ts';
import { sessionRunner } from '../sessions/session-runner.ts';
import { sessionService } from '../sessions/session-service.ts';
import { tellSession } from '../sessions/tell-session.ts';
import { frameStore } from '../storage/frame-store.ts';
import { secretStore } from '../storage/secret-store.ts';
import { unfinishedSessions } from '../storage/session-records.ts';
import { snapshotStore } from '../storage/snapshot-store.ts';
import { usageService } from '../usage/usage-service.ts';
import { openWebhooks } from '../webhooks/webhooks.ts';
import { reachability } from './appium.ts';
import { models } from './models.ts';
import type { Records } from './records.ts';

/** What the work of a server takes. */
export type WorkContext = Records & {
  readonly config: Config;
  readonly framesDir: string;
  readonly snapshotsDir: string;
  /** The server's own Appium server. */
  readonly server: AppiumAddress;
  readonly virtualUdids: readonly string[];
  readonly watched: Observability;
  /** Whether the agent waits until the screen rests. */
  readonly settle: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Everything that a server does, and that its edges may ask of it. */
export type Work = Awaited<ReturnType<typeof startWork>>;

/** Starts what works on sessions, phones and webhooks. All of it ends with `started`. */
export async function startWork(context: WorkContext, started: AsyncDisposableStack) {
  const { config, database, vault, organizationId, server, watched, settle, clock, logger } = context;
  const { allowPrivateAddresses, toolProfile, pictureSize, contextTokens } = config;
  const secrets = secretStore(database, vault);
  const { demo, claude, known } = models(config);
  const pickModel = modelPicker(watched.model(demo), claude && watched.model(claude), config.fastModel);
  const wake = localWake();
  const log = watched.log(eventLog(database, wake, clock));
  const feed = eventFeed(log, wake);
  const queue = inProcessQueue(logger);
  const frames = watched.frames(frameStore(database, context.framesDir));
  const connectPhone = notedConnector(connectAppium({ server, logger, allowPrivateAddresses }), {
    database,
    wake,
  });
  const isReachable = reachability(server, allowPrivateAddresses);
  const byHand = started.use(
    await startByHand({
      ...{ database, frames, secrets, connectPhone, withSecrets, pickModel, wake, settle, clock, logger },
      edgePx: SCREENSHOT_EDGE_PX,
    }),
  );
  const { takePhone, dropPhone } = byHand;
  const phoneBook = phoneRegistry({
    ...{ database, frames, wake, clock, isReachable, connectPhone, takePhone, dropPhone },
    ...{ operatorId: organizationId, allowPrivateAddresses },
  });
  const defaults = { toolProfile, pictureSize };
  const snapshots = snapshotStore(database, context.snapshotsDir);
  const phones = sessionPhones({
    ...{ database, log, queue, secrets, snapshots, connectPhone, takePhone, withSecrets, clock },
  });
  const sessions = sessionService({
    ...{ database, log, feed, wake, queue, frames, snapshots, phones, pickModel, defaults, clock },
    allowPrivateAddresses,
  });
  started.defer(() => queue.stop());
  queue.start(
    sessionRunner({
      ...{ database, log, feed, wake, queue, frames, secrets, phones, pickModel, settle, contextTokens },
      ...{ clock, random: Math.random, logger },
    }),
  );
  const watching = new AbortController();
  const afterLook = () => giveFreePhones({ database, wake, queue });
  const watchContext = { database, wake, isReachable, afterLook, logger };
  const watch = watchPhones(watchContext, context.virtualUdids, watching.signal);
  const idleContext = { database, wake, queue, clock, logger };
  const idle = watchIdlePhones(idleContext, config.idlePhoneMs, watching.signal);
  const oldContext = { snapshots, clock, logger };
  const oldSnapshots = watchOldSnapshots(oldContext, config.snapshotMs, watching.signal);
  started.defer(async () => {
    watching.abort();
    await Promise.all([watch, idle, oldSnapshots]);
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
  return {
    ...{ byHand, phoneBook, sessions, feed, frames, wake, pickModel },
    agents: agentService(database, pickModel),
    models: modelOptions(demo, claude, known),
    secrets: secretService(secrets),
    usage: usageService(database, clock),
    evaluations: evaluationService(database, clock),
    webhooks: webhooks.service,
    /** Takes up the sessions that an earlier server left. */
    async takeUp(): Promise<void> {
      for (const id of await unfinishedSessions(database)) await queue.enqueue(id);
      await giveFreePhones({ database, wake, queue });
    },
  };
}
