import type { Context } from 'hono';
import type { DomainError, ErrorCode } from '../../domain/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { toldFailure } from '../kit/failure.ts';

/** A session that could not be given a phone: AGI answers 500 when its infrastructure fails. */
export class NoPhone extends Error {
  override readonly name = 'NoPhone';
  readonly code: ErrorCode;

  constructor({ code, message }: DomainError) {
    super(message);
    this.code = code;
  }
}

const STATUSES = {
  unfit: 422,
  of: {
    INVALID_INPUT: 422,
    AGENT_NOT_FOUND: 422,
    PHONE_NOT_FOUND: 422,
    NOT_SUPPORTED: 422,
    SNAPSHOT_NOT_FOUND: 422,
  },
} as const;

/** Answers a failure in the dialect's form. */
export function failure(c: Context, error: unknown, logger: Logger): Response {
  if (error instanceof NoPhone) return c.json({ message: error.message, code: error.code }, 500);
  const { status, code, message } = toldFailure(c, error, STATUSES, logger);
  return c.json({ message, code }, status);
}
