import { whoAsks } from '../../schema/who-asks.ts';
import { access } from '../auth/access.ts';
import { browserOf } from '../auth/browser-cookie.ts';
import { graphqlCredentialOf } from '../auth/credential.ts';
import { keyUses } from '../auth/key-uses.ts';
import { authenticator } from '../auth/principal.ts';
import { counted, requestLimits } from '../auth/request-limits.ts';
import { type Holder, revocations } from '../auth/revocations.ts';
import type { SignInService } from '../auth/sign-in-service.ts';
import { viewTokens } from '../auth/view-tokens.ts';
import { graphqlServer } from '../http/graphql.ts';
import { listen } from '../http/listen.ts';
import { routes } from '../http/routes.ts';
import { serveWebSocket } from '../http/websocket.ts';
import { readinessProbe } from '../observability/readiness.ts';
import { sessionExporter } from '../replay/session-exports.ts';
import { databaseAnswers, migrationsAreApplied } from '../storage/migrations-applied.ts';
import { workingKeys } from '../storage/working-keys.ts';
import { demandAppium } from './appium.ts';
import type { Work, WorkContext } from './work.ts';

/** What the edges take besides the work that they lead to. */
export type EdgesContext = Omit<
  WorkContext,
  'framesDir' | 'snapshotsDir' | 'virtualUdids' | 'settle' | 'keyPath' | 'apiKeyId'
> & {
  /** The server's own version. */
  readonly version: string;
};

/** A server that is reached. */
export type Edges = {
  readonly url: string;
  readonly createLoginLink: SignInService['createLink'];
  readonly endReadiness: () => void;
};

/**
 * Serves GraphQL, REST and what operators ask. All of it ends with `started`.
 *
 * @returns how it is reached, and what has it say that it ends
 * @throws {StartError} when it can't listen there
 */
export async function serveEdges(
  context: EdgesContext,
  {
    byHand,
    phoneBook,
    sessions,
    agents,
    models,
    secrets,
    usage,
    evaluations,
    webhooks,
    feed,
    frames,
    wake,
  }: Work,
  started: AsyncDisposableStack,
): Promise<Edges> {
  const { config, database, vault, organizationId, server, watched, clock, logger, version } = context;
  const { corsOrigins, metricsToken } = config;
  const uses = started.use(keyUses(database, clock, logger));
  const tokens = viewTokens(vault);
  const authenticate = authenticator(database, { viewTokens: tokens, clock, onUse: uses.note });
  const limits = requestLimits(database, config.requestsPerMinute);
  // A WebSocket's operations are requests; to open one is none.
  const countedAuthenticate = counted(authenticate, limits);
  const stillWorking = (ids: readonly Holder[]) => workingKeys(database, ids, clock.now());
  const live = started.use(revocations({ stillWorking, clock, logger }));
  const granted = access({
    ...{ database, clock, viewTokens: tokens, operatorId: organizationId },
    ...{ onRevoked: live.announce, onSignedOut: live.announce, onLimitsChanged: limits.forget },
  });
  const work = {
    ...{ database, sessions, agents, hands: byHand.hands, live: byHand, phoneBook, secrets, usage },
    ...{ models, evaluations, webhooks, feed, wake, clock, revocations: live },
    ...granted,
  };
  const graphql = graphqlServer(
    ({ request, apiKey, setCookie, address }) => ({
      ...work,
      ...whoAsks(() => countedAuthenticate(apiKey ?? (request && graphqlCredentialOf(request)))),
      browser: browserOf(request, setCookie, address),
    }),
    logger,
  );
  const readiness = readinessProbe([
    { name: 'database', check: () => databaseAnswers(database) },
    { name: 'migrations', check: () => migrationsAreApplied(database) },
    { name: 'appium', check: (signal) => demandAppium(server, signal) },
  ]);
  const { metrics, readers } = watched;
  const { demandOperator } = granted.organizations;
  const served = { authenticate, revocations: live, clock, logger, graphql, readers, corsOrigins };
  const app = routes({
    ...{ sessions, agents, models, usage, feed, frames, byHand, version, ...served },
    createViewToken: granted.createViewToken,
    sessionHands: byHand.handsOf(sessions),
    exportSession: sessionExporter({ feed, frames, clock }),
    ...{ readiness, metrics, metricsToken, demandOperator },
    authenticate: countedAuthenticate,
  });
  const listening = started.use(await listen((request, env) => app.fetch(request, env), config));
  started.use(serveWebSocket(listening.server, served));
  const { signIns } = granted;
  return { url: listening.url, createLoginLink: signIns.createLink, endReadiness: readiness.end };
}
