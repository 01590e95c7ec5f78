import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { LiveReaders, Transport } from '../observability/live-readers.ts';
import type { TapkitContext } from '../rest/tapkit/context.ts';
import { errorResponse } from '../rest/tapkit/errors.ts';
import { tapkit } from '../rest/tapkit/routes.ts';
import { allowOrigins, refuseUnasked } from './cross-site.ts';
import { dashboard } from './dashboard.ts';
import { DOCS_PATH, docsPage } from './docs-page.ts';
import { GRAPHQL_PATH, type GraphQLServer } from './graphql.ts';
import { type OperationsContext, operationRoutes } from './operations.ts';
import { refuseOtherMethods } from './other-methods.ts';

/** The largest body of a request, in bytes. */
const MAX_BODY_BYTES = 1_000_000;

/** What the routes lead to. */
export type RoutesContext = TapkitContext &
  OperationsContext & {
    readonly graphql: GraphQLServer;
    readonly readers: Pick<LiveReaders, 'enter'>;
    /** The origins of other servers whose pages may use the API. */
    readonly corsOrigins: readonly string[];
  };

/** The streams that are followed live, by what their media type begins with. */
const STREAMS: readonly (readonly [string, Transport])[] = [
  ['text/event-stream', 'sse'],
  ['multipart/x-mixed-replace', 'mjpeg'],
];

/** @returns everything that the server answers over HTTP. */
export function routes(context: RoutesContext): Hono {
  const { graphql, logger, readers, corsOrigins } = context;
  const app = new Hono();

  app.onError((error, c) => errorResponse(c, error, logger));
  app.notFound((c) => {
    const message = `There is nothing at ${c.req.method} ${c.req.path}. See /docs, /graphql and /health.`;
    return c.json({ error: 'NOT_FOUND', message, context: {} }, 404);
  });
  if (corsOrigins.length > 0) {
    app.use(GRAPHQL_PATH, allowOrigins(corsOrigins));
    app.use('/v1/*', allowOrigins(corsOrigins));
  }
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => {
        const message = `The body is larger than ${MAX_BODY_BYTES} bytes.`;
        // What is left of the body is never read: the connection can't carry another request.
        return c.json({ error: 'BODY_TOO_LARGE', message, context: {} }, 413, { connection: 'close' });
      },
    }),
  );

  app.use(async (c, next) => {
    await next();
    const type = c.res.headers.get('content-type') ?? '';
    const [, transport] = STREAMS.find(([prefix]) => type.startsWith(prefix)) ?? [];
    const { outgoing }: Partial<HttpBindings> = c.env ?? {};
    if (transport) outgoing?.once('close', readers.enter(transport));
  });

  app.route('/', operationRoutes(context));
  app.use(GRAPHQL_PATH, refuseUnasked);
  app.on(['GET', 'POST', 'OPTIONS'], GRAPHQL_PATH, async (c) => {
    const cookies: string[] = [];
    const setCookie = (header: string): void => void cookies.push(header);
    const { incoming }: Partial<HttpBindings> = c.env ?? {};
    const address = incoming?.socket.remoteAddress;
    const response = await graphql.fetch(c.req.raw, { request: c.req.raw, setCookie, address });
    for (const cookie of cookies) response.headers.append('set-cookie', cookie);
    if (c.req.method !== 'HEAD') return response;
    // Hono takes the body away, which only works with a Response of this process's own kind.
    return new Response(null, { status: response.status, headers: Object.fromEntries(response.headers) });
  });
  app.route('/', dashboard());
  app.route(DOCS_PATH, docsPage());
  app.route('/v1', tapkit(context));
  refuseOtherMethods(app);
  return app;
}
