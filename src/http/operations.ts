import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { type Authenticate, keyOf, type Principal } from '../auth/principal.ts';
import { DomainError } from '../domain/errors.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { ReadinessProbe } from '../observability/readiness.ts';

/** What tells how the server is. */
export type OperationsContext = {
  readonly version: string;
  readonly readiness: Pick<ReadinessProbe, 'ask'>;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  /** What lets a collector read the metrics, besides the operator's key. */
  readonly metricsToken: string | undefined;
  readonly authenticate: Authenticate;
  /** @throws {DomainError} `FORBIDDEN` for everybody but the operator */
  readonly demandOperator: (principal: Principal) => void;
};

/** @returns `/health` and `/ready`, which are for everybody, and `/metrics`, which counts all organisations. */
export function operationRoutes(context: OperationsContext): Hono {
  const { version, readiness, metrics, metricsToken, authenticate, demandOperator } = context;
  const app = new Hono();

  app.get('/health', (c) => c.json({ status: 'ok', version }));
  app.get('/ready', async (c) => {
    const { isReady, checks } = await readiness.ask();
    return c.json({ status: isReady ? 'ready' : 'not_ready', checks }, isReady ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    const key = keyOf(c.req.raw.headers);
    if (key === undefined) {
      throw new DomainError(
        'AUTH_REQUIRED',
        'The metrics need an admin key of the default organisation, or the token in OPPOSABLE_METRICS_TOKEN, as Authorization: Bearer.',
      );
    }
    if (metricsToken === undefined || !isSame(key, metricsToken)) demandOperator(await authenticate(key));
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });
  return app;
}

/** @returns whether two texts are the same, in a time that says nothing of how far they are. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
