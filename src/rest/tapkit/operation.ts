import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { demandScope, demandSight, type Principal } from '../../auth/principal.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';
import { type Answer, json } from './answer.ts';
import type { TapkitEnv } from './context.ts';
import { EmptyBody, INTERNAL, type Where, WireError, wireError, wireProblems, wireStatus } from './errors.ts';

const none = z.strictObject({});
type None = typeof none;

/** An operation of the dialect: what the document says of it is what its requests are held to. */
export type Operation<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Headers extends z.ZodObject,
  Body extends z.ZodType,
> = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/v1`, with `{parameters}` in braces. */
  readonly path: `/${string}`;
  /** Its name in generated clients, such as `createSession`. */
  readonly id: string;
  /** The noun that it belongs to. */
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** What the key must have: `read` for GET and `control` for the rest, unless given. */
  readonly scope?: Scope;
  /**
   * For what a view token shows too, in the place of the scope: given the parameters as they came, it
   * throws when the principal may not see what they name. The token may stand in the query then.
   */
  readonly admit?: Admit;
  /** The parameters of the path; every one must be named. */
  readonly params?: Params;
  /** A strict object; without one, no query is allowed. */
  readonly query?: Query;
  /** By their names in lower case. */
  readonly headers?: Headers;
  /** What a JSON body must be; without one, a body is not looked at. */
  readonly body?: Body;
  /** Whether an absent body counts as `{}`. */
  readonly bodyIsOptional?: boolean;
  /** What it answers when it succeeds, by status. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** How it may fail, besides what holds for every operation. */
  readonly errors?: readonly ErrorCode[];
};

/** @throws {DomainError} `FORBIDDEN`, for a view token the same whether there is such a thing or not */
export type Admit = (principal: Principal, params: Readonly<Record<string, string>>) => void | Promise<void>;

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
  described: Operation<Params, Query, Headers, Body>,
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
  // Not `app.openapi`, whose validators answer malformed and absent bodies in forms of their own.
  app.on(method, route.getRoutingPath(), async (c) => {
    const { principal } = c.var;
    if (admit) await admit(principal, c.req.param());
    else demandScope(principal, scope);
    return await handle({
      principal,
      params: parse('path', params, c.req.param()) as z.output<Params>,
      query: parse('query', query, queryOf(c)) as z.output<Query>,
      headers: parse('header', headers, c.req.header()) as z.output<Headers>,
      body: (described.body &&
        parseBody(body, await c.req.text(), described.bodyIsOptional)) as z.output<Body>,
      c,
    });
  });
}

/** How any operation may fail. */
const EVERYWHERE = ['AUTH_REQUIRED', 'INVALID_API_KEY', 'FORBIDDEN', 'RATE_LIMITED'] as const;

function documented(described: Operation<z.ZodObject, z.ZodObject, z.ZodObject, z.ZodType>, scope: Scope) {
  const { method, path, id, tag, summary, description, params, query, headers, body, bodyIsOptional } =
    described;
  const needs = `Needs a key with the scope \`${scope}\`${described.admit ? ', or a view token of what it shows' : ''}.`;
  return createRoute({
    method,
    path,
    operationId: id,
    tags: [tag],
    summary,
    description: [description, needs].filter(Boolean).join('\n\n'),
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(headers && { headers }),
      ...(body && {
        body: { required: !bodyIsOptional, content: { 'application/json': { schema: body } } },
      }),
    },
    responses: { ...described.answers, ...errorAnswers(described) },
  });
}

/** Each status once, with its codes in words and, for programs, in `x-error-codes`. */
function errorAnswers({
  method,
  body,
  bodyIsOptional,
  errors = [],
}: Operation<z.ZodObject, z.ZodObject, z.ZodObject, z.ZodType>): Record<number, Answer> {
  const all: (readonly [number, string])[] = [...EVERYWHERE, ...errors].map((error) => {
    const { status, code } = wireStatus(error);
    return [status, code];
  });
  if (body && !bodyIsOptional) all.push([400, 'EMPTY_BODY']);
  if (method !== 'get') all.push([413, 'BODY_TOO_LARGE']);
  all.push([500, INTERNAL.error]);
  const byStatus = Map.groupBy(all, ([status]) => status);
  const answers = [...byStatus].map(([status, found]) => {
    const codes = [...new Set(found.map(([, code]) => code))];
    const schema = status === 422 ? z.union([wireProblems, wireError]) : wireError;
    return [
      status,
      { ...json(schema, codes.map((code) => `\`${code}\``).join(', ')), 'x-error-codes': codes },
    ];
  });
  return {
    422: { ...json(wireProblems, 'The request does not fit.'), 'x-error-codes': [] },
    ...Object.fromEntries(answers),
  };
}

/** A parameter that is given more than once is a list, which no query of ours takes. */
function queryOf(c: Context): Record<string, string | string[]> {
  const entries = Object.entries(c.req.queries()).map(([name, [value = '', ...more]]) => [
    name,
    more.length === 0 ? value : [value, ...more],
  ]);
  return Object.fromEntries(entries);
}

/** @throws {WireError} for what doesn't fit, also for what is no JSON; {@link EmptyBody} for nothing */
function parseBody(schema: z.ZodType, text: string, isOptional = false): unknown {
  if (text.trim() === '') {
    if (!isOptional) throw new EmptyBody();
    return parse('body', schema, {});
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const issue = { code: 'custom' as const, path: [], message: 'The body is not valid JSON.', input: text };
    throw new WireError('body', new z.ZodError([issue]));
  }
  return parse('body', schema, json);
}

function parse(where: Where, schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new WireError(where, parsed.error);
  return parsed.data;
}
