import type { Context } from 'hono';
import type { Logger } from '../../lib/logger.ts';
import { toldFailure } from '../kit/failure.ts';

const STATUSES = {
  unfit: 400,
  of: {
    AGENT_NOT_FOUND: 404,
    PHONE_NOT_FOUND: 409,
    PHONE_NOT_CONNECTED: 409,
    PHONE_BUSY: 409,
    INVALID_TRANSITION: 409,
  },
} as const;

/** The dialect's word for a status. */
const CODES: Readonly<Record<number, string>> = {
  400: 'INVALID_INPUT',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICT',
  413: 'BODY_TOO_LARGE',
  429: 'RATE_LIMITED',
};

/** Answers a failure in the dialect's form. */
export function failure(c: Context, error: unknown, logger: Logger): Response {
  const { status, message } = toldFailure(c, error, STATUSES, logger);
  return c.json({ error: { message, code: CODES[status] ?? 'INTERNAL_ERROR' } }, status);
}
