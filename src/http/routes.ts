import type { HttpBindings } from '@hono/node-server';
import { type Env, Hono, type MiddlewareHandler } from 'hono';
import type { BlankEnv } from 'hono/types';
import { agi } from '../rest/agi/routes.ts';
import { dispatcher, type PrefixedDialect, ROOT } from '../rest/dispatch.ts';
import { everruns } from '../rest/everruns/routes.ts';
import { limitBody } from '../rest/kit/body-limit.ts';
import type { DialectEnv, RestContext } from '../rest/kit/context.ts';
import { noteReader } from '../rest/kit/live-reader.ts';
import { otherMethods } from '../rest/kit/other-methods.ts';
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

/** Answers requests. */
export type Routes = { readonly fetch: (request: Request, env?: object) => Response | Promise<Response> };

/** @returns everything that the server answers over HTTP. */
export function routes(context: RoutesContext): Routes {
  const { corsOrigins } = context;
  const at = <E extends Env>(prefix: string): Hono<E> => {
    const app: Hono<E> = new Hono<E>().basePath(prefix);
    if (corsOrigins.length > 0) app.use(unlessLed(allowOrigins(corsOrigins)));
    return app;
  };
  // Each of these answers in a form of its own, whatever it is asked; each has few paths to find the asked one among.
  const dialect = (
    prefix: string,
    fill: (app: Hono<DialectEnv>, context: RestContext) => Hono<DialectEnv>,
  ): PrefixedDialect => ({ prefix, app: fill(at(prefix), context) });
  const dialects = {
    everruns: dialect('/everruns/v1', everruns),
    agi: dialect('/agi/v1', agi),
    viben: dialect('/api/sessions', viben),
  };
  const root = at<BlankEnv>(ROOT);
  root.use(dispatcher(context, dialects, MAX_BODY_BYTES));
  root.use(refuseLargeBodies);
  root.route('/', tapkit(context));
  finish(root, context);
  const apps = [...Object.values(dialects), { prefix: ROOT, app: root }];
  const rest = otherRoutes(context);
  return {
    fetch(request, env) {
      const { url } = request;
      const path = url.indexOf('/', 'https://'.length);
      for (const { prefix, app } of apps) {
        if (url.startsWith(prefix, path) && ENDS.has(url[path + prefix.length]))
          return app.fetch(request, env);
      }
      return rest.fetch(request, env);
    },
  };
}

/** What the dispatcher has led on went through `middleware` at the root. */
function unlessLed(middleware: MiddlewareHandler): MiddlewareHandler {
  return async (c, next) => (c.env?.asked === undefined ? await middleware(c, next) : await next());
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
  const allowedInstead = otherMethods(app);
  app.notFound((c) => {
    const { path, method } = c.req;
    const allowed = allowedInstead(c);
    if (allowed.length === 0) {
      const message = `There is nothing at ${method} ${path}. See /docs, /graphql and /health.`;
      return c.json({ error: 'NOT_FOUND', message, context: {} }, 404);
    }
    const message = `${path} doesn't take ${method}, but ${allowed.join(', ')}.`;
    const context = { allowed };
    return c.json({ error: 'METHOD_NOT_ALLOWED', message, context }, 405, { allow: allowed.join(', ') });
  });
}
