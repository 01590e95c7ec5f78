import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { access } from '../../src/auth/access.ts';
import type { CreatedOrganization } from '../../src/auth/organization-service.ts';
import { authenticator, newApiKey } from '../../src/auth/principal.ts';
import { revocations } from '../../src/auth/revocations.ts';
import { startByHand } from '../../src/by-hand/by-hand.ts';
import { SCOPES } from '../../src/domain/scope.ts';
import { type RoutesContext, routes } from '../../src/http/routes.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { liveReaders } from '../../src/observability/live-readers.ts';
import { withSecrets } from '../../src/phones/secret-driver.ts';
import { sessionExporter } from '../../src/replay/session-exports.ts';
import { type AgentService, agentService } from '../../src/sessions/agent-service.ts';
import type { PickModel } from '../../src/sessions/pick-model.ts';
import type { TakePhone } from '../../src/sessions/session-phone.ts';
import { storeKey } from '../../src/storage/api-keys.ts';
import { frameStore } from '../../src/storage/frame-store.ts';
import { workingKeys } from '../../src/storage/working-keys.ts';
import { usageService } from '../../src/usage/usage-service.ts';
import type { TestDatabase } from './database.ts';
import { type Stage, type StageOptions, stage } from './sessions.ts';
import { signedViewTokens } from './view-tokens.ts';

/** A request, with the stage's key and a JSON body unless it says otherwise. */
export type DialectRequest = RequestInit & { readonly json?: unknown; readonly key?: string | null };

/** A stage that is asked over HTTP in every dialect, in process. */
export type DialectStage = AsyncDisposable & {
  readonly on: Stage;
  readonly agents: AgentService;
  /** A key with every scope. */
  readonly key: string;
  /** `POST` when there is a `json`, unless it says otherwise; without a key when that is null. */
  readonly fetch: (path: string, init?: DialectRequest) => Promise<Response>;
  readonly createViewToken: RoutesContext['createViewToken'];
  /** Makes another organisation, and a key of it with every scope. */
  readonly stranger: () => Promise<CreatedOrganization>;
};

/**
 * Sets a stage and everything that the dialects lead to.
 *
 * @param parts take the place of the routes' own
 */
export async function dialectStage(
  db: TestDatabase,
  options: StageOptions = {},
  parts: Partial<RoutesContext> = {},
): Promise<DialectStage> {
  await using resources = new AsyncDisposableStack();
  // What is done by hand makes way for sessions, as on a server.
  let takePhone: TakePhone = (_phoneId, open) => open();
  const on = resources.use(await stage(db, { takePhone: (...taken) => takePhone(...taken), ...options }));
  const { database, feed, wake, clock, sessions, organizationId } = on;
  const logger = silentLogger;
  const scripted: PickModel = (modelId = 'scripted') => ({ model: on.model, modelId });
  const pickModel = options.pickModel ?? scripted;
  const frames = frameStore(database, join(db.folder, 'frames'));
  const byHand = resources.use(
    await startByHand({
      ...{ database, frames, pickModel, wake, clock, logger, withSecrets, settle: false, edgePx: 1_344 },
      secrets: { all: async () => on.secrets, list: async () => [] },
      connectPhone: on.phone.connect,
    }),
  );
  takePhone = byHand.takePhone;
  const stillWorking = (ids: Parameters<typeof workingKeys>[1]) => workingKeys(database, ids, clock.now());
  const live = resources.use(revocations({ stillWorking, clock, logger }));
  const viewTokens = signedViewTokens();
  const { createViewToken, organizations } = access({
    ...{ database, clock, viewTokens, operatorId: organizationId, onRevoked: live.announce },
  });
  const agents = agentService(database, pickModel);
  const app = routes({
    ...{
      sessions,
      agents,
      createViewToken,
      sessionHands: byHand.handsOf(sessions),
      feed,
      frames,
      byHand,
      clock,
      logger,
      version: '0',
    },
    ...{
      authenticate: authenticator(database, { viewTokens, clock }),
      revocations: live,
      readers: liveReaders(),
    },
    models: [{ id: 'scripted', label: 'scripted model', isDefault: true, isDemo: false }],
    usage: usageService(database, clock),
    exportSession: sessionExporter({ feed, frames, clock }),
    demandOperator: organizations.demandOperator,
    corsOrigins: [],
    ...UNASKED,
    ...parts,
  });

  const key = newApiKey();
  const operator = {
    ...{ organizationId, scopes: SCOPES },
    apiKeyId: await storeKey(database, organizationId, key.slice(-8), key),
  };
  const owned = resources.move();
  return {
    ...{ on, agents, key, createViewToken },
    async fetch(path, { json, key: asked = key, ...init } = {}) {
      const body = json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) };
      const headers = new Headers(init.headers);
      if (asked !== null) headers.set('x-api-key', asked);
      if (json !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
      const request = new Request(new URL(path, 'http://dialects.test'), { ...body, ...init, headers });
      return await app.fetch(request, {});
    },
    stranger: () => organizations.create(operator, `stranger ${randomUUID().slice(0, 8)}`),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** What the routes have besides the dialects. */
const UNASKED = {
  graphql: { fetch: unasked } as unknown as RoutesContext['graphql'],
  readiness: { ask: unasked },
  metrics: { text: unasked, contentType: 'text/plain' },
  metricsToken: undefined,
};

function unasked(): never {
  throw new Error('A stage of dialects is asked for nothing else.');
}
