import { join } from 'node:path';
import { whoAsks } from '../../schema/who-asks.ts';
import { access } from '../../src/auth/access.ts';
import { authenticator } from '../../src/auth/principal.ts';
import { OpenPhones } from '../../src/by-hand/open-phones.ts';
import { phoneHands } from '../../src/by-hand/phone-hands.ts';
import type { LoggedEvent } from '../../src/domain/agent-event.ts';
import { formatId } from '../../src/domain/ids.ts';
import { eventFeed } from '../../src/events/event-feed.ts';
import { eventLog } from '../../src/events/event-log.ts';
import { localWake } from '../../src/events/wake.ts';
import { GRAPHQL_PATH, graphqlServer } from '../../src/http/graphql.ts';
import { listen } from '../../src/http/listen.ts';
import { serveWebSocket } from '../../src/http/websocket.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { demoModel } from '../../src/models/demo.ts';
import { inProcessQueue } from '../../src/queue/in-process.ts';
import { agentService } from '../../src/sessions/agent-service.ts';
import { modelPicker } from '../../src/sessions/pick-model.ts';
import { secretService } from '../../src/sessions/secret-service.ts';
import { sessionService } from '../../src/sessions/session-service.ts';
import { storeKey } from '../../src/storage/api-keys.ts';
import { frameStore } from '../../src/storage/frame-store.ts';
import { openSecretStore } from '../../src/storage/secret-store.ts';
import { usageService } from '../../src/usage/usage-service.ts';
import { bareSession } from '../support/bare-session.ts';
import { addPhone, testDatabase } from '../support/database.ts';

/** The key of the server's one client. */
export const API_KEY = 'opp_bench_key_of_the_default_organisation';

/** A server for subscriptions: the real one, without what drives phones. */
export type DeliveryServer = AsyncDisposable & {
  /** Where WebSockets connect. */
  readonly url: string;
  /** The id of the one session, as clients name it. */
  readonly sessionId: string;
  /** Appends an event that says `text` to the session. */
  readonly append: (text: string) => Promise<readonly LoggedEvent[]>;
};

/** Starts the server; nothing happens to its session by itself. */
export async function startDeliveryServer(): Promise<DeliveryServer> {
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
  const sessions = sessionService({ database, log, feed, wake, queue, pickModel, defaults, clock });
  const agents = agentService(database, pickModel);
  const key = { configured: undefined, path: join(folder, 'secrets-key') };
  const secrets = secretService(await openSecretStore(database, key));
  const usage = usageService(database, clock);
  const phones = resources.use(
    new OpenPhones(() => Promise.reject(new Error('Nobody touches a phone here.'))),
  );
  const frames = frameStore(database, join(folder, 'frames'));
  const hands = phoneHands({ database, phones, frames, settle: false, clock });
  const authenticate = authenticator(database);
  const graphql = graphqlServer(
    ({ apiKey }) => ({
      ...{ database, sessions, agents, hands, secrets, feed, clock, usage },
      ...access({ database, clock, operatorId: organizationId }),
      ...whoAsks(() => authenticate(apiKey)),
    }),
    silentLogger,
  );
  const nothing = (): Response => new Response(null, { status: 404 });
  const listening = resources.use(await listen(nothing, { host: '127.0.0.1', port: 0 }));
  resources.use(serveWebSocket(listening.server, graphql, authenticate, silentLogger));
  const phone = await addPhone(database, organizationId);
  const id = await bareSession(database, log, organizationId, phone);
  const owned = resources.move();
  return {
    url: `${listening.url.replace('http', 'ws')}${GRAPHQL_PATH}`,
    sessionId: formatId('sess', id),
    append: (text) => log.write(id, () => ({ drafts: [{ type: 'agent_text', data: { turn: 1, text } }] })),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
