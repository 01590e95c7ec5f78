import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { DomainError, type ErrorCode } from '../../domain/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { HttpFailure } from '../kit/dialect-app.ts';
import { EmptyBody, UnfitRequest } from '../kit/request-parts.ts';

/** All that a client learns of a failure that isn't meant for it. */
export const INTERNAL = 'Something went wrong inside the server; its log says what.';

/**
 * Translates a failure into the dialect's form; what isn't meant for the client is logged and masked. A failure whose
 * context has `retryAfterS` says so in `Retry-After` too, in whole seconds.
 */
export function failure(c: Context, error: unknown, logger: Logger): Response {
  if (error instanceof UnfitRequest) return answer(c, 400, error.line);
  if (error instanceof EmptyBody) return answer(c, 400, 'Send a JSON object as the body.');
  if (error instanceof HttpFailure) return answer(c, error.status, error.message);
  if (error instanceof DomainError) {
    const status = STATUS[error.code] ?? 400;
    const { retryAfterS } = error.context;
    if (typeof retryAfterS === 'number') c.header('retry-after', String(Math.ceil(retryAfterS)));
    return answer(c, status, wordsOf(error));
  }
  logger.error({ error, path: c.req.path }, 'A request failed unexpectedly');
  return answer(c, 500, INTERNAL);
}

/** @returns what a client is told of a failure that is meant for it */
export function wordsOf({ code, message }: DomainError): string {
  return WORDS[code] ?? message;
}

const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  AUTH_REQUIRED: 401,
  INVALID_API_KEY: 401,
  FORBIDDEN: 403,
  SESSION_NOT_FOUND: 404,
  AGENT_NOT_FOUND: 404,
  PHONE_BUSY: 409,
  INVALID_TRANSITION: 409,
  RATE_LIMITED: 429,
  TOO_MANY_SESSIONS: 429,
  QUOTA_EXCEEDED: 429,
};

/** What Everruns itself says. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  AUTH_REQUIRED: 'Unauthorized',
  INVALID_API_KEY: 'Unauthorized',
  SESSION_NOT_FOUND: 'Session not found',
  AGENT_NOT_FOUND: 'Agent not found',
};

function answer(c: Context, status: ContentfulStatusCode, error: string): Response {
  return c.json({ error }, status);
}
