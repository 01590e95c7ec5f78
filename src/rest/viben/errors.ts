import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { DomainError, type ErrorCode } from '../../domain/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { HttpFailure } from '../kit/dialect-app.ts';
import { EmptyBody, UnfitRequest } from '../kit/request-parts.ts';

/** All that a client learns of a failure that isn't meant for it. */
const INTERNAL = 'Something went wrong inside the server; its log says what.';

/** The dialect's word for a status. */
const CODES = {
  400: 'INVALID_INPUT',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICT',
  413: 'BODY_TOO_LARGE',
  429: 'RATE_LIMITED',
  500: 'INTERNAL_ERROR',
  501: 'NOT_IMPLEMENTED',
} as const satisfies Partial<Record<ContentfulStatusCode, string>>;
type Status = keyof typeof CODES;

/** Where it isn't a mistake of the request's. */
const STATUS: Partial<Record<ErrorCode, Status>> = {
  AUTH_REQUIRED: 401,
  INVALID_API_KEY: 401,
  FORBIDDEN: 403,
  SESSION_NOT_FOUND: 404,
  AGENT_NOT_FOUND: 404,
  PHONE_NOT_FOUND: 409,
  PHONE_NOT_CONNECTED: 409,
  PHONE_BUSY: 409,
  INVALID_TRANSITION: 409,
  RATE_LIMITED: 429,
  TOO_MANY_SESSIONS: 429,
  QUOTA_EXCEEDED: 429,
};

/** Translates a failure into the dialect's form; what isn't meant for the client is logged and masked. */
export function failure(c: Context, error: unknown, logger: Logger): Response {
  if (error instanceof UnfitRequest) return answer(c, 400, error.line);
  if (error instanceof EmptyBody) return answer(c, 400, 'Send a JSON object as the body.');
  if (error instanceof HttpFailure) return answer(c, error.status, error.message);
  if (error instanceof DomainError) {
    const { retryAfterS } = error.context;
    if (typeof retryAfterS === 'number') c.header('retry-after', String(Math.ceil(retryAfterS)));
    return answer(c, STATUS[error.code] ?? 400, error.message);
  }
  logger.error({ error, path: c.req.path }, 'A request failed unexpectedly');
  return answer(c, 500, INTERNAL);
}

function answer(c: Context, status: Status, message: string): Response {
  return c.json({ error: { message, code: CODES[status] } }, status);
}
