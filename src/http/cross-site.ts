import type { IncomingMessage } from 'node:http';
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** What a page may send to this server without that its browser asks first. */
const UNASKED_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** Headers that a page can only send when its browser has asked first. */
const ASKED_HEADERS = ['x-api-key', 'authorization', 'graphql-require-preflight'];

/**
 * Lets pages of these origins use the API, and none of another one: their browsers are told so, and keep
 * answers from the rest.
 *
 * @param origins such as `https://app.example`
 */
export function allowOrigins(origins: readonly string[]): MiddlewareHandler {
  return cors({
    origin: [...origins],
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: [...ASKED_HEADERS, 'content-type', 'idempotency-key', 'last-event-id'],
    exposeHeaders: ['retry-after'],
    maxAge: 600,
  });
}

/** Refuses operations that a page elsewhere could have had a browser send unasked. */
export const refuseUnasked: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type')?.toLowerCase() ?? 'text/plain';
  const isAsked =
    !UNASKED_TYPES.some((unasked) => type.startsWith(unasked)) ||
    ASKED_HEADERS.some((name) => c.req.header(name) !== undefined);
  if (c.req.method !== 'POST' || isAsked) return await next();
  const message =
    'Send operations as Content-Type: application/json, or with the header GraphQL-Require-Preflight, so that no page elsewhere can send them unasked.';
  return c.json({ errors: [{ message, extensions: { code: 'CSRF_PREVENTED' } }] }, 403);
};

/** Whether a WebSocket may be opened: by what is no page, by a page of this server, or of one of `origins`. */
export function mayOpen({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
