import Anthropic from '@anthropic-ai/sdk';
import { ModelError, type ModelErrorKind } from '../model.ts';
import { retryAfterMs } from './retry-after.ts';

/** What an error's message may need to say. */
export type RequestContext = {
  readonly model: string;
  /** The host that was asked. */
  readonly host: string;
  /** Taken out of every message, should a server repeat it. */
  readonly apiKey: string;
  readonly nowMs: number;
};

/**
 * What went wrong with a request, in the port's words. The SDK's error is not kept as the cause: it holds
 * the server's whole answer, which may repeat the key.
 *
 * @see https://platform.claude.com/docs/en/api/errors
 */
export function toModelError(error: unknown, context: RequestContext): ModelError {
  if (error instanceof ModelError) return error;
  const { kind, retryable } = classify(error);
  const waitMs =
    error instanceof Anthropic.APIError && error.headers && retryAfterMs(error.headers, context.nowMs);
  const message = `${advice(kind, context)} ${details(error)}`.trim().replaceAll(context.apiKey, '[API key]');
  return new ModelError(kind, message, { retryable, retryAfterMs: waitMs });
}

type Classification = { readonly kind: ModelErrorKind; readonly retryable: boolean };

function classify(error: unknown): Classification {
  if (error instanceof SyntaxError) return { kind: 'server_error', retryable: true };
  if (!(error instanceof Anthropic.APIError) || error instanceof Anthropic.APIConnectionError) {
    const timedOut = error instanceof Anthropic.APIConnectionTimeoutError || /TIMEOUT/.test(causeCode(error));
    return { kind: timedOut ? 'timeout' : 'connection', retryable: true };
  }
  const found = error.status === undefined ? byType(error.type) : byStatus(error.status, error.type);
  // The server knows best, e.g. that a spent budget will not come back in a second.
  const told = error.headers?.get('x-should-retry');
  return told === 'false' ? { ...found, retryable: false } : found;
}

function byStatus(status: number, type: string | null): Classification {
  if (status === 529 || type === 'overloaded_error') return { kind: 'overloaded', retryable: true };
  if (status === 408 || status === 504) return { kind: 'timeout', retryable: true };
  if (status >= 500 || status === 409) return { kind: 'server_error', retryable: true };
  if (status === 429) return { kind: 'rate_limited', retryable: true };
  if (status === 401) return { kind: 'authentication', retryable: false };
  if (status === 402 || status === 403) return { kind: 'permission', retryable: false };
  if (status === 404) return { kind: 'not_found', retryable: false };
  if (status === 413) return { kind: 'request_too_large', retryable: false };
  return { kind: 'invalid_request', retryable: false };
}

/** An error event in the middle of a stream has no status: the request was accepted, so it may be sent again. */
function byType(type: string | null): Classification {
  if (type === 'overloaded_error') return { kind: 'overloaded', retryable: true };
  if (type === 'rate_limit_error') return { kind: 'rate_limited', retryable: true };
  if (type === 'timeout_error') return { kind: 'timeout', retryable: true };
  return { kind: 'server_error', retryable: true };
}

function advice(kind: ModelErrorKind, { model, host }: RequestContext): string {
  switch (kind) {
    case 'authentication':
      return `${host} refused the API key: set ANTHROPIC_API_KEY to a valid one.`;
    case 'permission':
      return `${host} does not let this API key use ${model}: check the account's access and credit.`;
    case 'not_found':
      return `${host} does not know the model ${model}: check its name and ANTHROPIC_BASE_URL.`;
    case 'request_too_large':
      return 'The conversation is too large for one request: start a new session for the rest.';
    case 'rate_limited':
      return `${host} limits the rate of requests: wait, or raise the account's limit.`;
    case 'overloaded':
      return `${host} is overloaded: try again later.`;
    case 'server_error':
      return `${host} failed to answer: try again.`;
    case 'timeout':
      return `${host} took too long to answer: try again.`;
    case 'connection':
      return `The connection to ${host} failed: check the network and ANTHROPIC_BASE_URL, and try again.`;
    case 'invalid_request':
      return `${host} refused the request.`;
  }
}

function details(error: unknown): string {
  if (error instanceof Anthropic.APIError && !(error instanceof Anthropic.APIConnectionError)) {
    const said = error.apiMessage ? `It said: "${error.apiMessage.slice(0, 1_000)}"` : '';
    const status = error.status === undefined ? '' : `HTTP ${error.status}`;
    const tags = [status, error.requestID ? `request ${error.requestID}` : ''].filter(Boolean).join(', ');
    return [said, tags && `(${tags})`].filter(Boolean).join(' ');
  }
  const code = causeCode(error);
  return code ? `(${code})` : '';
}

/** The code of the system's own error, which Node buries under up to three others. */
function causeCode(error: unknown): string {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return '';
}
