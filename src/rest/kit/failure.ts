import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { DomainError, type ErrorCode } from '../../domain/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { EmptyBody, UnfitRequest } from './request-parts.ts';

/** A failure that is HTTP's own and no operation's: a path, a method or a body that isn't taken. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly status: keyof typeof HTTP_CODES;

  constructor(status: HttpFailure['status'], message: string) {
    super(message);
    this.status = status;
  }
}

const HTTP_CODES = {
  400: 'INVALID_INPUT',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  501: 'NOT_IMPLEMENTED',
} as const;

/** The statuses that every dialect has for these. */
const STATUSES: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  AUTH_REQUIRED: 401,
  INVALID_API_KEY: 401,
  FORBIDDEN: 403,
  SESSION_NOT_FOUND: 404,
  RATE_LIMITED: 429,
  TOO_MANY_SESSIONS: 429,
  QUOTA_EXCEEDED: 429,
};

/** All that a client learns of a failure that isn't meant for it. */
export const INTERNAL = 'Something went wrong inside the server; its log says what.';

/** A failure as a client may know it. */
export type ToldFailure = {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  /** For people. */
  readonly message: string;
};

/** What a dialect says of failures that others say otherwise. */
export type FailureStatuses = {
  /** Of a body, a query or a path that doesn't fit. */
  readonly unfit: ContentfulStatusCode;
  /** Of what fails for a reason of its own; 400 unless given. */
  readonly of: Partial<Record<ErrorCode, ContentfulStatusCode>>;
};

/**
 * Tells what a client may know of a failure; what isn't meant for it is logged and masked. Sets the headers that belong
 * to the answer: `Retry-After`, in whole seconds, for a failure whose context has `retryAfterS`.
 */
export function toldFailure(
  c: Context,
  error: unknown,
  { unfit, of }: FailureStatuses,
  logger: Logger,
): ToldFailure {
  if (error instanceof UnfitRequest) return { status: unfit, code: 'INVALID_INPUT', message: error.line };
  if (error instanceof EmptyBody) {
    return { status: unfit, code: 'EMPTY_BODY', message: 'Send a JSON object as the body.' };
  }
  if (error instanceof HttpFailure) {
    return { status: error.status, code: HTTP_CODES[error.status], message: error.message };
  }
  if (error instanceof DomainError) {
    const { code, message, context } = error;
    const status = of[code] ?? STATUSES[code] ?? 400;
    if (typeof context['retryAfterS'] === 'number') {
      c.header('retry-after', String(Math.ceil(context['retryAfterS'])));
    }
    // RFC 9110 demands it with this status; browsers ask for nothing on account of it.
    if (status === 401) c.header('www-authenticate', 'Bearer');
    return { status, code, message };
  }
  logger.error({ error, path: c.req.path }, 'A request failed unexpectedly');
  return { status: 500, code: 'INTERNAL', message: INTERNAL };
}
