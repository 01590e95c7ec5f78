import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { demandScope, demandSight, type Principal } from '../../auth/principal.ts';
import { parse, parseBody, queryOf } from '../kit/request-parts.ts';
import type { TapkitEnv } from './context.ts';
import type { Admit, Described } from './described.ts';
import { documented } from './documented.ts';

const none = z.strictObject({});
type None = typeof none;

/** Admits whoever may see the session that the path names. */
export const admitToSession: Admit = (principal, { session_id = '' }) =>
  demandSight(principal, { sessionId: session_id });

/** Admits whoever may see the phone that the path names. */
export const admitToPhone: Admit = (principal, { phone_id = '' }) =>
  demandSight(principal, { phoneId: phone_id });

const viewToken = z.object({
  token: z
    .string()
    .optional()
    .meta({ description: 'A view token, for whoever can send no header; an API key is not taken here.' }),
});

/** A request that fits its operation. */
export type OperationRequest<Params, Query, Headers, Body> = {
  readonly principal: Principal;
  readonly params: Params;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: Body;
  /** For everything else. A handler's `HEAD` is its `GET`: one that streams must look for it. */
  readonly c: Context<TapkitEnv>;
};

/**
 * Adds an operation to the dialect and to its document. The parts of a request are checked in the order
 * path, query, headers, body, after the key and before the handler.
 */
export function operation<
  Params extends z.ZodObject = None,
  Query extends z.ZodObject = None,
  Headers extends z.ZodObject = None,
  Body extends z.ZodType = None,
>(
  app: OpenAPIHono<TapkitEnv>,
  described: Described<Params, Query, Headers, Body>,
  handle: (
    request: OperationRequest<z.output<Params>, z.output<Query>, z.output<Headers>, z.output<Body>>,
  ) => Response | Promise<Response>,
): void {
  const { method, params = none, headers = z.object({}), body = none, admit } = described;
  const scope = described.scope ?? (method === 'get' ? 'read' : 'control');
  const asked: z.ZodObject = described.query ?? none;
  const query = admit ? asked.extend(viewToken.shape) : asked;
  const route = documented(admit ? { ...described, query } : described, scope);
  app.openAPIRegistry.registerPath(route);
  const names = Object.keys(headers.shape);
  // Not `app.openapi`, whose validators answer malformed and absent bodies in forms of their own.
  app.on(method, route.getRoutingPath(), async (c) => {
    const principal = c.get('principal');
    const named = c.req.param();
    if (admit) await admit(principal, named);
    else demandScope(principal, scope);
    return await handle({
      principal,
      params: parse('path', params, named) as z.output<Params>,
      query: parse('query', query, queryOf(c)) as z.output<Query>,
      headers: (names.length > 0 ? parse('header', headers, headersOf(c, names)) : {}) as z.output<Headers>,
      body: (described.body &&
        parseBody(body, await c.req.text(), described.bodyIsOptional)) as z.output<Body>,
      c,
    });
  });
}

/** @returns those of the headers that are given; to ask for all would be to build all of them */
function headersOf(c: Context, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = c.req.header(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
