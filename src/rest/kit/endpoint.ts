import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { demandScope, type Principal } from '../../auth/principal.ts';
import type { Scope } from '../../domain/scope.ts';
import type { DialectEnv } from './context.ts';
import { parse, parseBody, queryOf, UnfitRequest } from './request-parts.ts';

type Anything = z.ZodObject<Record<never, never>>;

/** An operation of a dialect. */
export type Endpoint<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below the dialect's prefix, with `:parameters`. */
  readonly path: `/${string}`;
  /** What the key must have: `read` for GET and `control` for the rest, unless given. */
  readonly scope?: Scope;
  readonly params?: Params;
  readonly query?: Query;
  /** What a JSON body must be; without one, a body is not looked at. */
  readonly body?: Body;
  /** Whether an absent body counts as `{}`. */
  readonly bodyIsOptional?: boolean;
};

/** A request that fits its operation. */
export type EndpointRequest<Params, Query, Body> = {
  readonly principal: Principal;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** For everything else. A handler's `HEAD` is its `GET`: one that streams must look for it. */
  readonly c: Context<DialectEnv>;
};

/** Adds an operation. The parts of a request are checked in the order path, query, body, after the key. */
export function endpoint<
  Params extends z.ZodType = Anything,
  Query extends z.ZodType = Anything,
  Body extends z.ZodType = Anything,
>(
  app: Hono<DialectEnv>,
  described: Endpoint<Params, Query, Body>,
  handle: (
    request: EndpointRequest<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Response | Promise<Response>,
): void {
  const { method, path, params, query, body, bodyIsOptional } = described;
  const scope = described.scope ?? (method === 'get' ? 'read' : 'control');
  app.on(method, path, async (c) => {
    const principal = c.get('principal');
    demandScope(principal, scope);
    return await handle({
      principal,
      params: (params ? parse('path', params, c.req.param()) : {}) as z.output<Params>,
      query: (query ? parse('query', query, queryOf(c)) : {}) as z.output<Query>,
      body: (body && (await jsonBody(c, body, bodyIsOptional))) as z.output<Body>,
      c,
    });
  });
}

async function jsonBody(c: Context, schema: z.ZodType, isOptional = false): Promise<unknown> {
  const text = await c.req.text();
  const type = c.req.header('content-type') ?? 'application/json';
  if (text.trim() !== '' && !/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    const message = `The body must be JSON, with Content-Type: application/json and not ${type.slice(0, 100)}.`;
    throw new UnfitRequest('body', new z.ZodError([{ code: 'custom', path: [], message, input: type }]));
  }
  return parseBody(schema, text, isOptional);
}
