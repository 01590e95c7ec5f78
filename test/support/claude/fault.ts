import type { ErrorType } from '@anthropic-ai/sdk/resources/shared';
import type { JsonObject } from '../../../src/lib/json.ts';

/** The rules that the stand-in holds its callers to. */
export type RuleName =
  | 'authentication'
  | 'version'
  | 'size'
  | 'body'
  | 'endpoint'
  | 'model'
  | 'max_tokens'
  | 'sampling'
  | 'tools'
  | 'toolset'
  | 'roles'
  | 'content'
  | 'tool_pairing'
  | 'cache_breakpoints'
  | 'images'
  | 'context_window'
  | 'append_only'
  | 'script';

/** The error types of the wire; `request_too_large` comes with 413 and is missing in the SDK's types. */
export type WireErrorType = ErrorType | 'request_too_large';

/** A broken rule together with the answer that the real server gives to it. */
export type Fault = {
  readonly rule: RuleName;
  /** One sentence that names the place, such as `messages.2.content.0`. */
  readonly message: string;
  readonly status: number;
  readonly type: WireErrorType;
  /** `error.details` of the wire, with an `error_code`. */
  readonly details?: JsonObject;
};

/** @returns a fault that is answered with 400 `invalid_request_error`, unless `answer` says otherwise. */
export function fault(
  rule: RuleName,
  message: string,
  answer: Partial<Pick<Fault, 'status' | 'type' | 'details'>> = {},
): Fault {
  return { rule, message, status: 400, type: 'invalid_request_error', ...answer };
}

/** The body of an error answer, and of an `error` event in the middle of a stream. */
export function errorBody(
  error: { readonly type: WireErrorType; readonly message: string; readonly details?: JsonObject },
  requestId: string,
): JsonObject {
  const { type, message, details } = error;
  return {
    type: 'error',
    error: { type, message, ...(details && { details }) },
    request_id: requestId,
  };
}
