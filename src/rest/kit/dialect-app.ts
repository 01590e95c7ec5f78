import type { Context, Hono } from 'hono';
import type { Logger } from '../../lib/logger.ts';
import { limitBody } from './body-limit.ts';
import type { DialectEnv, RestContext } from './context.ts';
import { HttpFailure } from './failure.ts';
import { otherMethods } from './other-methods.ts';

/** What makes a dialect a dialect, besides its operations. */
export type DialectForm = {
  /** Answers a failure in the dialect's form; what isn't meant for the client must be logged and masked. */
  readonly failure: (c: Context, error: unknown, logger: Logger) => Response;
  /** @returns the key that a request carries. */
  readonly credentialOf: (request: Request) => string | undefined;
  /** The largest body, in bytes. */
  readonly maxBodyBytes: number;
};

/**
 * Makes an application a dialect of its own: every answer, also to what it doesn't have, is in its form.
 *
 * @param app has the dialect's prefix; it isn't to be mounted, which would compose each of its handlers anew
 * @param addRoutes adds the operations
 * @returns the same application
 */
export function dialectApp(
  app: Hono<DialectEnv>,
  { authenticate, logger }: Pick<RestContext, 'authenticate' | 'logger'>,
  { failure: told, credentialOf, maxBodyBytes }: DialectForm,
  addRoutes: () => void,
): Hono<DialectEnv> {
  const failure = (c: Context, error: unknown): Response => told(c, error, logger);
  app.onError((error, c) => failure(c, error));
  const limited = limitBody(maxBodyBytes, (c) => {
    // What is left of the body is never read: the connection can't carry another request.
    c.header('connection', 'close');
    return failure(c, new HttpFailure(413, `The body is larger than ${maxBodyBytes} bytes.`));
  });
  app.use(async (c, next) => {
    c.set('principal', await (c.env?.principal ?? authenticate(credentialOf(c.req.raw))));
    return await limited(c, next);
  });
  addRoutes();
  const allowedInstead = otherMethods(app);
  app.notFound((c) => {
    const { method } = c.req;
    const path = c.env?.asked ?? c.req.path;
    const allowed = allowedInstead(c);
    if (allowed.length === 0)
      return failure(c, new HttpFailure(404, `There is nothing at ${method} ${path}.`));
    c.header('allow', allowed.join(', '));
    return failure(c, new HttpFailure(405, `${path} doesn't take ${method}, but ${allowed.join(', ')}.`));
  });
  return app;
}
