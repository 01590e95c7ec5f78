import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { DomainError, type ErrorCode } from '../../domain/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { HttpFailure } from '../kit/dialect-app.ts';
import { EmptyBody, UnfitRequest } from '../kit/request-parts.ts';

/** A session that could not be given a phone: AGI answers 500 when its infrastructure fails. */
export class NoPhone extends Error {
  override readonly name = 'NoPhone';
  readonly code: ErrorCode;

  constructor({ code, message }: DomainError) {
    super(message);
    this.code = code;
  }
}

/** All that a client learns of a failure that isn't meant for it. */
const INTERNAL = 'Something went wrong inside the server; its log says what.';

const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  AUTH_REQUIRED: 401,
  INVALID_API_KEY: 401,
  FORBIDDEN: 403,
  SESSION_NOT_FOUND: 404,
  INVALID_INPUT: 422,
  AGENT_NOT_FOUND: 422,
  PHONE_NOT_FOUND: 422,
  NOT_SUPPORTED: 422,
  SNAPSHOT_NOT_FOUND: 422,
  RATE_LIMITED: 429,
  TOO_MANY_SESSIONS: 429,
  QUOTA_EXCEEDED: 429,
};

const CODES = {
  400: 'INVALID_INPUT',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  501: 'NOT_IMPLEMENTED',
};

/** Translates a failure into the dialect's form; what isn't meant for the client is logged and masked. */
export function failure(c: Context, error: unknown, logger: Logger): Response {
  if (error instanceof UnfitRequest) return answer(c, 422, 'INVALID_INPUT', error.line);
  if (error instanceof EmptyBody) return answer(c, 422, 'EMPTY_BODY', 'Send a JSON object as the body.');
  if (error instanceof HttpFailure) return answer(c, error.status, CODES[error.status], error.message);
  if (error instanceof NoPhone) return answer(c, 500, error.code, error.message);
  if (error instanceof DomainError) {
    const { retryAfterS } = error.context;
    if (typeof retryAfterS === 'number') c.header('retry-after', String(Math.ceil(retryAfterS)));
    return answer(c, STATUS[error.code] ?? 400, error.code, error.message);
  }
  logger.error({ error, path: c.req.path }, 'A request failed unexpectedly');
  return answer(c, 500, 'INTERNAL', INTERNAL);
}

function answer(c: Context, status: ContentfulStatusCode, code: string, message: string): Response {
  return c.json({ message, code }, status);
}
