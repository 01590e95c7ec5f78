import { type Context, Hono } from 'hono';
import { limitBody } from './body-limit.ts';
import type { DialectEnv, RestContext } from './context.ts';
import { HttpFailure } from './failure.ts';
import { refuseOtherMethods } from './other-methods.ts';

/** What makes a dialect a dialect, besides its operations. */
export type DialectForm = {
  /** Answers a failure in the dialect's form; what isn't meant for the client must be logged and masked. */
  readonly failure: (c: Context, error: unknown) => Response;
  /** @returns the key that a request carries. */
  readonly credentialOf: (request: Request) => string | undefined;
  /** The largest body, in bytes. */
  readonly maxBodyBytes: number;
};

/**
 * @param addRoutes adds the operations, below the prefix where the dialect is mounted
 * @returns a dialect of its own: every answer, also to what it doesn't have, is in its form
 */
export function dialectApp(
  { authenticate }: Pick<RestContext, 'authenticate'>,
  { failure, credentialOf, maxBodyBytes }: DialectForm,
  addRoutes: (app: Hono<DialectEnv>) => void,
): Hono<DialectEnv> {
  const app = new Hono<DialectEnv>();
  app.onError((error, c) => failure(c, error));
  app.use(async (c, next) => {
    c.set('principal', await (c.env?.principal ?? authenticate(credentialOf(c.req.raw))));
    await next();
  });
  app.use(
    limitBody(maxBodyBytes, (c) => {
      // What is left of the body is never read: the connection can't carry another request.
      c.header('connection', 'close');
      return failure(c, new HttpFailure(413, `The body is larger than ${maxBodyBytes} bytes.`));
    }),
  );
  addRoutes(app);
  refuseOtherMethods(app, (c, allowed) =>
    failure(
      c,
      new HttpFailure(405, `${c.req.path} doesn't take ${c.req.method}, but ${allowed.join(', ')}.`),
    ),
  );
  app.all('*', (c) => failure(c, new HttpFailure(404, `There is nothing at ${c.req.method} ${c.req.path}.`)));
  return app;
}
