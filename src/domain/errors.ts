import type { JsonObject } from '../lib/json.ts';

/** Every failure that a client may cause or must know about; each edge translates it once. */
export type ErrorCode =
  | 'AUTH_REQUIRED'
  | 'INVALID_API_KEY'
  | 'INVALID_LOGIN_LINK'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'TOO_MANY_SESSIONS'
  | 'QUOTA_EXCEEDED'
  | 'INVALID_INPUT'
  | 'API_KEY_NOT_FOUND'
  | 'LAST_ADMIN_KEY'
  | 'ORGANIZATION_NOT_FOUND'
  | 'ORGANIZATION_EXISTS'
  | 'SESSION_NOT_FOUND'
  | 'PHONE_NOT_FOUND'
  | 'FRAME_NOT_FOUND'
  | 'SNAPSHOT_NOT_FOUND'
  | 'APPROVAL_NOT_FOUND'
  | 'SECRET_NOT_FOUND'
  | 'AGENT_NOT_FOUND'
  | 'NAME_TAKEN'
  | 'SECRET_UNREADABLE'
  | 'WEBHOOK_NOT_FOUND'
  | 'WEBHOOK_DELIVERY_NOT_FOUND'
  | 'EVALUATION_NOT_FOUND'
  | 'PHONE_BUSY'
  | 'PHONE_NOT_CONNECTED'
  | 'PHONE_TIMEOUT'
  | 'NOT_SUPPORTED'
  | 'ACTION_FAILED'
  | 'SCREENSHOT_FAILED'
  | 'JOB_NOT_FOUND'
  | 'ELEMENT_NOT_FOUND'
  | 'MODEL_FAILED'
  | 'INVALID_TRANSITION'
  | 'IDEMPOTENCY_KEY_REUSED';

/**
 * An expected failure. `message` is for people: what went wrong, which input, what to do now.
 * `context` is for programs and must hold nothing that the caller may not know.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly context: JsonObject;

  constructor(code: ErrorCode, message: string, context: JsonObject = {}) {
    super(message);
    this.code = code;
    this.context = context;
  }
}
