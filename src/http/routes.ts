import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { agi } from '../rest/agi/routes.ts';
import { dispatcher, ROOT } from '../rest/dispatch.ts';
import { everruns } from '../rest/everruns/routes.ts';
import { limitBody } from '../rest/kit/body-limit.ts';
import type { RestContext } from '../rest/kit/context.ts';
import { noteReader } from '../rest/kit/live-reader.ts';
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
    /** The origins of other servers whose pages may use the API. */
    readonly corsOrigins: readonly string[];
  };

/** Where the dialects are that have a path of their own. */
const PREFIXES = { everruns: '/everruns/v1', agi: '/agi/v1', viben: '/api/sessions' } as const;

/** Answers requests. */
export type Routes = { readonly fetch: (request: Request, env?: object) => Response | Promise<Response> };

/** @returns everything that the server answers over HTTP. */
export function routes(context: RoutesContext): Routes {
  const { corsOrigins } = context;
  const within = (prefix: string, add: (app: Hono) => void): Hono => {
    const app = new Hono();
    if (corsOrigins.length > 0) app.use(`${prefix}/*`, allowOrigins(corsOrigins));
    add(app);
    return app;
  };
  // Each of these answers in a form of its own, whatever it is asked; each has few paths to find the asked one among.
  const dialects = { everruns: everruns(context), agi: agi(context), viben: viben(context) };
  const prefixed = Object.entries(PREFIXES).map(([dialect, prefix]): [string, Hono] => [
    prefix,
    within(prefix, (app) => app.route(prefix, dialects[dialect as keyof typeof dialects])),
  ]);
  const root = within(ROOT, (app) => {
    app.use(`${ROOT}/*`, dispatcher(context, dialects, MAX_BODY_BYTES));
    app.use(refuseLargeBodies);
    app.route(ROOT, tapkit(context));
    finish(app, context);
  });
  const apps: readonly [string, Hono][] = [...prefixed, [ROOT, root]];
  const rest = otherRoutes(context);
  return {
    fetch(request, env) {
      const { url } = request;
      const at = url.indexOf('/', 'https://'.length);
      for (const [prefix, app] of apps) {
        if (url.startsWith(prefix, at) && ENDS.has(url[at + prefix.length])) return app.fetch(request, env);
      }
      return rest.fetch(request, env);
    },
  };
}

/** What may follow a prefix. */
const ENDS: ReadonlySet<string | undefined> = new Set(['/', '?', undefined]);

const refuseLargeBodies = limitBody(MAX_BODY_BYTES, (c) => {
  const message = `The body is larger than ${MAX_BODY_BYTES} bytes.`;
  // What is left of the body is never read: the connection can't carry another request.
  return c.json({ error: 'BODY_TOO_LARGE', message, context: {} }, 413, { connection: 'close' });
});

/** GraphQL, the dashboard, and what tells how the server is. */
function otherRoutes(context: RoutesContext): Hono {
  const { graphql, readers, corsOrigins } = context;
  const app = new Hono();
  if (corsOrigins.length > 0) app.use(GRAPHQL_PATH, allowOrigins(corsOrigins));

  app.use(refuseLargeBodies);

  app.route('/', operationRoutes(context));
  app.use(GRAPHQL_PATH, refuseUnasked);
  app.on(['GET', 'POST', 'OPTIONS'], GRAPHQL_PATH, async (c) => {
    const cookies: string[] = [];
    const setCookie = (header: string): void => void cookies.push(header);
    const { incoming }: Partial<HttpBindings> = c.env ?? {};
    const address = incoming?.socket.remoteAddress;
    const response = await graphql.fetch(c.req.raw, { request: c.req.raw, setCookie, address });
    for (const cookie of cookies) response.headers.append('set-cookie', cookie);
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) noteReader(c, readers, 'sse');
    if (c.req.method !== 'HEAD') return response;
    // Hono takes the body away, which only works with a Response of this process's own kind.
    return new Response(null, { status: response.status, headers: Object.fromEntries(response.headers) });
  });
  app.route('/', dashboard());
  app.route(DOCS_PATH, docsPage());
  finish(app, context);
  return app;
}

/** Answers what goes wrong, and what isn't there: comes after all routes. */
function finish(app: Hono, { logger }: RoutesContext): void {
  app.onError((error, c) => errorResponse(c, error, logger));
  app.notFound((c) => {
    const message = `There is nothing at ${c.req.method} ${c.req.path}. See /docs, /graphql and /health.`;
    return c.json({ error: 'NOT_FOUND', message, context: {} }, 404);
  });
  refuseOtherMethods(app, (c, allowed) => {
    const message = `${c.req.path} doesn't take ${c.req.method}, but ${allowed.join(', ')}.`;
    return c.json({ error: 'METHOD_NOT_ALLOWED', message, context: { allowed } }, 405);
  });
}
