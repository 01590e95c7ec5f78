import type { Socket } from 'node:net';
import { join } from 'node:path';
import { whoAsks } from '../../schema/who-asks.ts';
import { access } from '../../src/auth/access.ts';
import { browserOf } from '../../src/auth/browser-cookie.ts';
import { graphqlCredentialOf } from '../../src/auth/credential.ts';
import { authenticator } from '../../src/auth/principal.ts';
import { type Holder, type Revocations, revocations } from '../../src/auth/revocations.ts';
import { viewTokens } from '../../src/auth/view-tokens.ts';
import { startByHand } from '../../src/by-hand/by-hand.ts';
import type { LoggedEvent } from '../../src/domain/agent-event.ts';
import { formatId, type OrganizationId, type SessionId } from '../../src/domain/ids.ts';
import { evaluationService } from '../../src/evaluations/evaluation-service.ts';
import { type EventFeed, eventFeed } from '../../src/events/event-feed.ts';
import { type EventLog, eventLog } from '../../src/events/event-log.ts';
import { type LocalWake, localWake } from '../../src/events/wake.ts';
import { GRAPHQL_PATH, graphqlServer } from '../../src/http/graphql.ts';
import { type ListenOptions, listen } from '../../src/http/listen.ts';
import { routes } from '../../src/http/routes.ts';
import { serveWebSocket, type WebSocketContext } from '../../src/http/websocket.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { demoModel } from '../../src/models/demo.ts';
import { observability } from '../../src/observability/observability.ts';
import { readinessProbe } from '../../src/observability/readiness.ts';
import { withSecrets } from '../../src/phones/secret-driver.ts';
import { inProcessQueue } from '../../src/queue/in-process.ts';
import { sessionExporter } from '../../src/replay/session-exports.ts';
import { agentService } from '../../src/sessions/agent-service.ts';
import { phoneRegistry } from '../../src/sessions/phone-registry.ts';
import { modelPicker } from '../../src/sessions/pick-model.ts';
import { secretService } from '../../src/sessions/secret-service.ts';
import { sessionService } from '../../src/sessions/session-service.ts';
import { tellSession } from '../../src/sessions/tell-session.ts';
import { storeKey } from '../../src/storage/api-keys.ts';
import type { Database } from '../../src/storage/database.ts';
import { type FrameStore, frameStore } from '../../src/storage/frame-store.ts';
import { secretStore } from '../../src/storage/secret-store.ts';
import { getSession } from '../../src/storage/session-records.ts';
import { snapshotStore } from '../../src/storage/snapshot-store.ts';
import { openVault } from '../../src/storage/vault.ts';
import { workingKeys } from '../../src/storage/working-keys.ts';
import { usageService } from '../../src/usage/usage-service.ts';
import { openWebhooks } from '../../src/webhooks/webhooks.ts';
import { bareSession } from './bare-session.ts';
import { addPhone, testDatabase } from './database.ts';

/** The key of the server's one client. */
export const API_KEY = 'opp_live_key_of_the_default_organisation';

/** A server for subscriptions: the real one, without what drives phones. */
export type LiveServer = AsyncDisposable & {
  /** Where WebSockets connect. */
  readonly url: string;
  /** Where HTTP is. */
  readonly httpUrl: string;
  /** The id of the one session, as clients name it, and as the database does. */
  readonly sessionId: string;
  readonly id: SessionId;
  readonly database: Database;
  readonly organizationId: OrganizationId;
  readonly frames: FrameStore;
  readonly log: EventLog;
  readonly feed: EventFeed;
  readonly wake: LocalWake;
  readonly revocations: Revocations;
  /** The server's ends of the connections that are open. */
  readonly connections: ReadonlySet<Socket>;
  /** How many read something live. */
  readonly readerCount: () => number;
  /** Adds a session on a phone of its own. */
  readonly addSession: () => Promise<SessionId>;
  /** Appends an event that says `text` to the session. */
  readonly append: (text: string) => Promise<readonly LoggedEvent[]>;
};

/** How long clients may take. */
export type Patience = Pick<ListenOptions, 'stallMs'> & Pick<WebSocketContext, 'checkMs' | 'initMs'>;

/** Starts the server; nothing happens to its session by itself. */
export async function startLiveServer(
  patience: Patience = {},
  { corsOrigins = [] }: { readonly corsOrigins?: readonly string[] } = {},
): Promise<LiveServer> {
  await using resources = new AsyncDisposableStack();
  const { database, organizationId, folder } = resources.use(await testDatabase());
  await storeKey(database, organizationId, 'bench', API_KEY);
  const clock = systemClock;
  const wake = localWake();
  const log = eventLog(database, wake, clock);
  const feed = eventFeed(log, wake);
  const pickModel = modelPicker(demoModel(), undefined);
  const queue = inProcessQueue(silentLogger);
  const defaults = { toolProfile: undefined, pictureSize: 'full' } as const;
  const frames = frameStore(database, join(folder, 'frames'));
  const snapshots = snapshotStore(database, join(folder, 'snapshots'));
  const nobody = () => Promise.reject(new Error('Nobody connects a phone here.'));
  const phones = { connect: nobody, restore: nobody };
  const sessions = sessionService({
    ...{ database, log, feed, wake, queue, frames, snapshots, phones, pickModel, defaults, clock },
  });
  const agents = agentService(database, pickModel);
  const key = { configured: undefined, path: join(folder, 'secrets-key') };
  const vault = await openVault(database, key);
  const store = secretStore(database, vault);
  const secrets = secretService(store);
  const usage = usageService(database, clock);
  const byHand = resources.use(
    await startByHand({
      ...{ database, frames, secrets: store, withSecrets, pickModel, wake, clock, logger: silentLogger },
      connectPhone: nobody,
      ...{ settle: false, edgePx: 1_344 },
    }),
  );
  const isReachable = async (): Promise<boolean> => true;
  const phoneBook = phoneRegistry({
    ...{
      database,
      operatorId: organizationId,
      wake,
      clock,
      isReachable,
      connectPhone: nobody,
      takePhone: byHand.takePhone,
      dropPhone: byHand.dropPhone,
      frames,
      allowPrivateAddresses: false,
    },
  });
  const webhooks = resources.use(
    openWebhooks({
      ...{ database, vault, feed, wake, clock, logger: silentLogger, allowPrivate: false },
      tell: (id, draft) => tellSession(log, id, draft),
      random: Math.random,
    }),
  );
  const tokens = viewTokens(vault);
  const authenticate = authenticator(database, { viewTokens: tokens });
  const stillWorking = (ids: readonly Holder[]) => workingKeys(database, ids, clock.now());
  const live = resources.use(revocations({ stillWorking, clock, logger: silentLogger }));
  const shared = {
    ...{
      database,
      sessions,
      agents,
      hands: byHand.hands,
      live: byHand,
      phoneBook,
      secrets,
      feed,
      wake,
      clock,
      usage,
    },
    evaluations: evaluationService(database, clock),
    models: [],
    webhooks: webhooks.service,
    ...access({ database, clock, viewTokens: tokens, operatorId: organizationId, onRevoked: live.announce }),
    revocations: live,
  };
  const graphql = graphqlServer(
    ({ request, setCookie, apiKey = request && graphqlCredentialOf(request) }) => ({
      ...shared,
      ...whoAsks(() => authenticate(apiKey)),
      browser: browserOf(request, setCookie),
    }),
    silentLogger,
  );
  const watched = resources.use(
    await observability({ database, clock, logger: silentLogger, traces: undefined }),
  );
  const { readers, metrics } = watched;
  const served = { graphql, authenticate, revocations: live, readers, logger: silentLogger, corsOrigins };
  const app = routes({
    ...{
      sessions,
      agents,
      models: shared.models,
      createViewToken: shared.createViewToken,
      sessionHands: byHand.handsOf(sessions),
      usage,
      feed,
      frames,
      byHand,
      clock,
      version: '0',
      ...served,
    },
    exportSession: sessionExporter({ feed, frames, clock }),
    ...{ metrics, metricsToken: undefined, readiness: readinessProbe([]) },
    demandOperator: shared.organizations.demandOperator,
  });
  const listening = resources.use(
    await listen((request, env) => app.fetch(request, env), { host: '127.0.0.1', port: 0, ...patience }),
  );
  const connections = new Set<Socket>();
  listening.server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  resources.use(serveWebSocket(listening.server, { ...served, ...patience }));
  const addSession = async () => {
    const id = await bareSession(database, log, organizationId, await addPhone(database, organizationId));
    const { phoneId } = await getSession(database, id);
    wake.announce(phoneId);
    return id;
  };
  const id = await addSession();
  const own = wake.waiterCount();
  const owned = resources.move();
  return {
    url: `${listening.url.replace('http', 'ws')}${GRAPHQL_PATH}`,
    httpUrl: listening.url,
    sessionId: formatId('sess', id),
    ...{ id, database, organizationId, frames, log, feed, wake, revocations: live, addSession, connections },
    readerCount: () => wake.waiterCount() - own,
    append: (text) => log.write(id, () => ({ drafts: [{ type: 'agent_text', data: { turn: 1, text } }] })),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
