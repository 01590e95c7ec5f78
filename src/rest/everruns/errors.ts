import type { Context } from 'hono';
import type { DomainError, ErrorCode } from '../../domain/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { toldFailure } from '../kit/failure.ts';

const STATUSES = {
  unfit: 400,
  of: { AGENT_NOT_FOUND: 404, PHONE_BUSY: 409, INVALID_TRANSITION: 409 },
} as const;

/** What Everruns itself says. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  AUTH_REQUIRED: 'Unauthorized',
  INVALID_API_KEY: 'Unauthorized',
  SESSION_NOT_FOUND: 'Session not found',
  AGENT_NOT_FOUND: 'Agent not found',
};

/** Answers a failure in the dialect's form. */
export function failure(c: Context, error: unknown, logger: Logger): Response {
  const { status, code, message } = toldFailure(c, error, STATUSES, logger);
  return c.json({ error: WORDS[code as ErrorCode] ?? message }, status);
}

/** @returns what a client is told of a failure that is meant for it */
export function wordsOf({ code, message }: DomainError): string {
  return WORDS[code] ?? message;
}
