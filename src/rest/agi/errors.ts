import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { DomainError, type ErrorCode } from '../../domain/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { HttpFailure } from '../kit/dialect-app.ts';
import { EmptyBody, UnfitRequest } from '../kit/request-parts.ts';

/** All that a client learns of a failure that isn't meant for it. */
const INTERNAL = 'Something went wrong inside the server; its log says what.';

/** Translates a failure into the dialect's form; what isn't meant for the client is logged and masked. */
export function failure(c: Context, error: unknown, logger: Logger): Response {
  if (error instanceof UnfitRequest) return answer(c, 422, 'INVALID_INPUT', error.line);
  if (error instanceof EmptyBody) return answer(c, 422, 'INVALID_INPUT', 'Send a JSON object as the body.');
  if (error instanceof HttpFailure) return answer(c, error.status, 'NOT_FOUND', error.message);
  if (error instanceof DomainError) return answer(c, STATUS[error.code] ?? 400, error.code, error.message);
  logger.error({ error, path: c.req.path }, 'A request failed unexpectedly');
  return answer(c, 500, 'INTERNAL_ERROR', INTERNAL);
}

const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  AUTH_REQUIRED: 401,
  INVALID_API_KEY: 401,
  FORBIDDEN: 403,
  SESSION_NOT_FOUND: 404,
};

function answer(c: Context, status: ContentfulStatusCode, code: string, message: string): Response {
  return c.json({ message, code }, status);
}
