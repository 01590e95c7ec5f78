import Anthropic from '@anthropic-ai/sdk';
import { retryAfterMs } from '../../lib/retry-after.ts';
import { ModelError, type ModelErrorKind } from '../model.ts';
import { SilenceError } from './silence.ts';

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
    const timedOut =
      error instanceof Anthropic.APIConnectionTimeoutError ||
      silenceOf(error) !== undefined ||
      /TIMED?_?OUT/.test(causeCode(error));
    return { kind: timedOut ? 'timeout' : 'connection', retryable: true };
  }
  const found = byCode(error) ?? (error.status === undefined ? byType(error.type) : byStatus(error));
  // The server knows best, e.g. that a spent budget will not come back in a second.
  const told = error.headers?.get('x-should-retry');
  return told === 'false' ? { ...found, retryable: false } : found;
}

/** Spent budgets come as rate limits, but no wait of ours brings them back. */
const SPENT = new Set(['contract_spend_limit_reached', 'enforced_spend_limit_reached']);

/** An account that is on hold or whose keys are out of reach is refused as if the request were wrong. */
const ACCOUNT = /^(organization_|cmek_key_|parent_organization_)/;

/** What the request carries of earlier answers does not fit what was answered. */
const HISTORY = /^(\w+_binding_mismatch|compaction_\w+)$/;

/** The API has a code for some causes of a 400, and for most others words alone. */
const TOO_LONG =
  /prompt is too long|(context|input) (window|length|limit|size)|exceeds? (the )?(model's )?(maximum )?context|maximum context|too many (input |prompt )?tokens/i;
const HISTORY_IN_WORDS =
  /binding_mismatch|thinking`?( or `redacted_thinking`)? blocks .*(cannot|must not|must remain)/i;

type RefusedRequest = InstanceType<typeof Anthropic.APIError>;

/** The causes that a status alone does not tell apart. */
function byCode({ status, errorCode, apiMessage }: RefusedRequest): Classification | undefined {
  const code = errorCode ?? '';
  const said = apiMessage ?? '';
  if (status === 429 && SPENT.has(code)) return { kind: 'permission', retryable: false };
  if (status !== 400) return undefined;
  if (ACCOUNT.test(code)) return { kind: 'permission', retryable: false };
  if (HISTORY.test(code) || HISTORY_IN_WORDS.test(said)) return { kind: 'history_refused', retryable: false };
  return TOO_LONG.test(said) ? { kind: 'context_too_long', retryable: false } : undefined;
}

function byStatus({ status = 0, type }: RefusedRequest): Classification {
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
    case 'context_too_long':
      return `The conversation is too long for ${model}: go on in a new one, or choose a model that reads more.`;
    case 'history_refused':
      return `${host} does not take the conversation as its own: go on in a new one.`;
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
    const said = error.apiMessage
      ? `It said: "${error.apiMessage.slice(0, 1_000)}"`
      : error.status !== undefined && error.type === null
        ? 'That was no answer of a Messages API: a proxy may have given it, or ANTHROPIC_BASE_URL is another server.'
        : '';
    const status = error.status === undefined ? '' : `HTTP ${error.status}`;
    const tags = [status, error.requestID ? `request ${error.requestID}` : ''].filter(Boolean).join(', ');
    return [said, tags && `(${tags})`].filter(Boolean).join(' ');
  }
  const silence = silenceOf(error);
  if (silence) return silence.message;
  const code = causeCode(error);
  return code ? `(${code})` : '';
}

function silenceOf(error: unknown): SilenceError | undefined {
  return causes(error).find((cause) => cause instanceof SilenceError);
}

/** The code of the system's own error. */
function causeCode(error: unknown): string {
  for (const cause of causes(error)) if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return '';
}

/** An error and what is behind it: Node buries the system's own under up to three others. */
function causes(error: unknown): readonly Error[] {
  const found: Error[] = [];
  for (let cause = error; cause instanceof Error && found.length < 5; cause = cause.cause) found.push(cause);
  return found;
}
