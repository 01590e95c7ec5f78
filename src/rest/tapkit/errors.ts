import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { DomainError, type ErrorCode } from '../../domain/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { snakeKeys } from '../../lib/spelling.ts';
import { EmptyBody, UnfitRequest } from '../kit/request-parts.ts';

/** An error as the dialect answers it. */
export const wireError = z
  .strictObject({
    error: z.string().meta({ description: 'What went wrong, for programs.', example: 'SESSION_NOT_FOUND' }),
    message: z.string().meta({ description: 'What went wrong and what to do, for people.' }),
    context: z.record(z.string(), z.unknown()).meta({
      type: 'object',
      additionalProperties: true,
      description: 'More for programs; empty for most errors.',
    }),
  })
  .meta({ id: 'Error' });

/** What doesn't fit a schema, a line a problem. */
export const wireProblems = z
  .strictObject({
    detail: z.array(
      z.strictObject({
        loc: z
          .array(z.union([z.string(), z.int()]))
          .meta({ description: '`body`, `query`, `header` or `path`, and the way from there.' }),
        msg: z.string(),
        type: z.string(),
      }),
    ),
  })
  .meta({ id: 'ValidationError' });

/** A line a problem. */
function problemsOf({ where, error }: UnfitRequest): z.output<typeof wireProblems>['detail'] {
  return error.issues.flatMap((issue) => {
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

const STATUS = {
  AUTH_REQUIRED: [401, 'AUTH_REQUIRED'],
  INVALID_API_KEY: [401, 'INVALID_API_KEY'],
  INVALID_LOGIN_LINK: [401, 'INVALID_LOGIN_LINK'],
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
  SNAPSHOT_NOT_FOUND: [404, 'SNAPSHOT_NOT_FOUND'],
  APPROVAL_NOT_FOUND: [404, 'APPROVAL_NOT_FOUND'],
  SECRET_NOT_FOUND: [404, 'SECRET_NOT_FOUND'],
  AGENT_NOT_FOUND: [404, 'AGENT_NOT_FOUND'],
  NAME_TAKEN: [409, 'NAME_TAKEN'],
  SECRET_UNREADABLE: [500, 'SECRET_UNREADABLE'],
  WEBHOOK_NOT_FOUND: [404, 'WEBHOOK_NOT_FOUND'],
  WEBHOOK_DELIVERY_NOT_FOUND: [404, 'WEBHOOK_DELIVERY_NOT_FOUND'],
  EVALUATION_NOT_FOUND: [404, 'EVALUATION_NOT_FOUND'],
  PHONE_BUSY: [409, 'TASK_ALREADY_RUNNING'],
  PHONE_NOT_CONNECTED: [400, 'PHONE_NOT_CONNECTED'],
  PHONE_TIMEOUT: [408, 'TIMEOUT'],
  NOT_SUPPORTED: [400, 'NOT_SUPPORTED'],
  ACTION_FAILED: [400, 'ACTION_FAILED'],
  JOB_NOT_FOUND: [404, 'JOB_NOT_FOUND'],
  ELEMENT_NOT_FOUND: [404, 'ELEMENT_NOT_FOUND'],
  MODEL_FAILED: [502, 'MODEL_FAILED'],
  SCREENSHOT_FAILED: [500, 'SCREENSHOT_FAILED'],
  INVALID_TRANSITION: [409, 'INVALID_TRANSITION'],
  IDEMPOTENCY_KEY_REUSED: [409, 'IDEMPOTENCY_KEY_REUSED'],
} as const satisfies Record<ErrorCode, readonly [ContentfulStatusCode, string]>;

/** @returns the status and the code that the dialect has for a failure. */
export function wireStatus(code: ErrorCode): {
  readonly status: ContentfulStatusCode;
  readonly code: string;
} {
  const [status, wireCode] = STATUS[code];
  return { status, code: wireCode };
}

/** All that a client learns of a failure that isn't meant for it. */
export const INTERNAL = {
  error: 'INTERNAL',
  message: 'Something went wrong inside the server; its log says what.',
  context: {},
} as const;

/**
 * Translates a failure into the dialect's form; what isn't meant for the client is logged and masked. A
 * failure whose context has `retryAfterS` says so in `Retry-After` too, in whole seconds.
 */
export function errorResponse(c: Context, error: unknown, logger: Logger): Response {
  if (error instanceof UnfitRequest) return c.json({ detail: problemsOf(error) }, 422);
  if (error instanceof EmptyBody) {
    return c.json({ error: 'EMPTY_BODY', message: 'Send a JSON object as the body.', context: {} }, 400);
  }
  if (error instanceof DomainError) {
    const { status, code } = wireStatus(error.code);
    const { retryAfterS } = error.context;
    if (typeof retryAfterS === 'number') c.header('retry-after', String(Math.ceil(retryAfterS)));
    // RFC 9110 demands it with this status; browsers ask for nothing on account of it.
    if (status === 401) c.header('www-authenticate', 'Bearer');
    return c.json({ error: code, message: error.message, context: snakeKeys(error.context) }, status);
  }
  logger.error({ error, path: c.req.path }, 'A request failed unexpectedly');
  return c.json(INTERNAL, 500);
}
