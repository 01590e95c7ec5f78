import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { LiveReaders, Transport } from '../observability/live-readers.ts';
import { agi } from '../rest/agi/routes.ts';
import { dispatcher, ROOT } from '../rest/dispatch.ts';
import { everruns } from '../rest/everruns/routes.ts';
import type { RestContext } from '../rest/kit/context.ts';
import { refuseOtherMethods } from '../rest/kit/other-methods.ts';
import { errorResponse } from '../rest/tapkit/errors.ts';
import { tapkit } from '../rest/tapkit/routes.ts';
import { viben } from '../rest/viben/routes.ts';
import { allowOrigins, refuseUnasked } from './cross-site.ts';
import { dashboard } from './dashboard.ts';
import { DOCS_PATH, docsPage } from './docs-page.ts';
import { GRAPHQL_PATH, type GraphQLServer } from './graphql.ts';
import { type OperationsContext, operationRoutes } from './operations.ts';

/** The largest body of a request, in bytes. */
const MAX_BODY_BYTES = 1_000_000;

/** What the routes lead to. */
export type RoutesContext = RestContext &
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

/** Where the dialects are that have a path of their own. */
const PREFIXES = { everruns: '/everruns/v1', agi: '/agi/v1', viben: '/api/sessions' } as const;

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
    for (const prefix of [ROOT, ...Object.values(PREFIXES)])
      app.use(`${prefix}/*`, allowOrigins(corsOrigins));
  }
  app.use(async (c, next) => {
    await next();
    const type = c.res.headers.get('content-type') ?? '';
    const [, transport] = STREAMS.find(([prefix]) => type.startsWith(prefix)) ?? [];
    const { outgoing }: Partial<HttpBindings> = c.env ?? {};
    if (transport) outgoing?.once('close', readers.enter(transport));
  });

  // Each of these answers in a form of its own, whatever it is asked.
  const dialects = { everruns: everruns(context), agi: agi(context), viben: viben(context) };
  for (const [dialect, prefix] of Object.entries(PREFIXES)) {
    app.route(prefix, dialects[dialect as keyof typeof dialects]);
  }
  app.use(`${ROOT}/*`, dispatcher(context, dialects, MAX_BODY_BYTES));

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
  app.route(ROOT, tapkit(context));
  refuseOtherMethods(app, (c, allowed) => {
    const message = `${c.req.path} doesn't take ${c.req.method}, but ${allowed.join(', ')}.`;
    return c.json({ error: 'METHOD_NOT_ALLOWED', message, context: { allowed } }, 405);
  });
  return app;
}
