import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { DomainError, type ErrorCode } from '../../domain/errors.ts';
import type { Logger } from '../../lib/logger.ts';

/** A body, a query or a path that doesn't fit: 422, with a line a problem. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly detail: readonly {
    readonly loc: readonly (string | number)[];
    readonly msg: string;
    readonly type: string;
  }[];

  constructor(where: 'body' | 'query' | 'header', error: z.ZodError) {
    super('The request is not valid.');
    this.detail = error.issues.flatMap((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
      return keys.map((key) => ({
        loc: [
          where,
          ...issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
          ...(key ? [key] : []),
        ],
        msg: key === undefined ? issue.message : `Unknown field. Allowed are the documented ones.`,
        type: issue.code,
      }));
    });
  }
}

/** A body that isn't there, 400, as the dialect has it. */
export class EmptyBody extends Error {
  override readonly name = 'EmptyBody';
}

const STATUS = {
  AUTH_REQUIRED: [401, 'AUTH_REQUIRED'],
  INVALID_API_KEY: [401, 'INVALID_API_KEY'],
  FORBIDDEN: [403, 'FORBIDDEN'],
  RATE_LIMITED: [429, 'RATE_LIMITED'],
  TOO_MANY_SESSIONS: [429, 'RATE_LIMITED'],
  QUOTA_EXCEEDED: [402, 'SUBSCRIPTION_REQUIRED'],
  INVALID_INPUT: [422, 'INVALID_INPUT'],
  API_KEY_NOT_FOUND: [404, 'API_KEY_NOT_FOUND'],
  LAST_ADMIN_KEY: [409, 'LAST_ADMIN_KEY'],
  ORGANIZATION_NOT_FOUND: [404, 'ORGANIZATION_NOT_FOUND'],
  ORGANIZATION_EXISTS: [409, 'ORGANIZATION_EXISTS'],
  SESSION_NOT_FOUND: [404, 'SESSION_NOT_FOUND'],
  PHONE_NOT_FOUND: [404, 'PHONE_NOT_FOUND'],
  FRAME_NOT_FOUND: [404, 'FRAME_NOT_FOUND'],
  APPROVAL_NOT_FOUND: [404, 'APPROVAL_NOT_FOUND'],
  SECRET_NOT_FOUND: [404, 'SECRET_NOT_FOUND'],
  SECRET_UNREADABLE: [500, 'SECRET_UNREADABLE'],
  PHONE_BUSY: [409, 'TASK_ALREADY_RUNNING'],
  PHONE_NOT_CONNECTED: [400, 'PHONE_NOT_CONNECTED'],
  INVALID_TRANSITION: [409, 'INVALID_TRANSITION'],
  IDEMPOTENCY_KEY_REUSED: [409, 'IDEMPOTENCY_KEY_REUSED'],
} as const satisfies Record<ErrorCode, readonly [ContentfulStatusCode, string]>;

/** All that a client learns of a failure that isn't meant for it. */
export const INTERNAL = {
  error: 'INTERNAL',
  message: 'Something went wrong inside the server; its log says what.',
} as const;

/** Translates a failure into the dialect's form; what isn't meant for the client is logged and masked. */
export function errorResponse(c: Context, error: unknown, logger: Logger): Response {
  if (error instanceof WireError) return c.json({ detail: error.detail }, 422);
  if (error instanceof EmptyBody) {
    return c.json({ error: 'EMPTY_BODY', message: 'Send a JSON object as the body.', context: {} }, 400);
  }
  if (error instanceof DomainError) {
    const [status, code] = STATUS[error.code];
    const { retryAfterS } = error.context;
    const headers = typeof retryAfterS === 'number' ? { 'retry-after': String(retryAfterS) } : undefined;
    return c.json({ error: code, message: error.message, context: error.context }, status, headers);
  }
  logger.error({ error, path: c.req.path }, 'A request failed unexpectedly');
  return c.json({ ...INTERNAL, context: {} }, 500);
}
