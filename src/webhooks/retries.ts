import { type Backoff, backoffMs } from '../lib/backoff.ts';
import type { Answer } from './send.ts';

/** How a message is tried again that was not taken. */
export type Retries = {
  /** The waits between tries. */
  readonly backoff: Backoff;
  /** The last try begins at the latest this long after the first, in milliseconds. */
  readonly patienceMs: number;
  /** How often a message is tried at the most. */
  readonly maxTries: number;
  /** What is given up then: the message alone, or the webhook. */
  readonly givesUp: 'message' | 'webhook';
};

/** For 24 hours, with waits of 5 s to an hour. */
export const PATIENT: Retries = {
  backoff: { baseMs: 5_000, maxMs: 60 * 60 * 1_000 },
  patienceMs: 24 * 60 * 60 * 1_000,
  maxTries: Number.POSITIVE_INFINITY,
  givesUp: 'webhook',
};

/** Three times within 30 s, of which the last try may take ten. */
export const BRIEF: Retries = {
  backoff: { baseMs: 1_000, maxMs: 4_000 },
  patienceMs: 20_000,
  maxTries: 3,
  givesUp: 'message',
};

const GONE = 410;
/** What a receiver says whose wish for a wait counts. @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
const ASKS_TO_WAIT: readonly number[] = [429, 503];

/**
 * What a try leads to: with `give_up` nothing more is sent to the webhook, with `skip` what comes behind the message.
 * `error` and `reason` are for people; times are milliseconds since the epoch.
 */
export type Outcome =
  | { readonly type: 'delivered' }
  | { readonly type: 'retry'; readonly atMs: number; readonly error: string | null }
  | { readonly type: 'skip'; readonly error: string | null }
  | { readonly type: 'give_up'; readonly reason: string; readonly error: string | null };

/** What is known of a message's earlier tries. */
export type Failures = {
  /** How many there were. */
  readonly failures: number;
  /** When the first was, or this one is. */
  readonly failingSince: Date;
};

/**
 * @param nowMs milliseconds since the epoch
 * @param random a number in [0, 1)
 */
export function outcomeOf(
  answer: Answer,
  { failures, failingSince }: Failures,
  nowMs: number,
  random: number,
  { backoff, patienceMs, maxTries, givesUp }: Retries,
): Outcome {
  const isAnswered = answer.type === 'answered';
  if (isAnswered && answer.status >= 200 && answer.status < 300) return { type: 'delivered' };
  const error = isAnswered ? null : answer.error;
  const isGone = isAnswered && answer.status === GONE;
  const untilMs = failingSince.getTime() + patienceMs;
  if (isGone || nowMs >= untilMs || failures + 1 >= maxTries) {
    if (givesUp === 'message') return { type: 'skip', error };
    const last = isAnswered ? `the receiver answered ${answer.status}` : answer.error;
    const tooLong = `It could not be delivered to for 24 hours; at last: ${last}`;
    return { type: 'give_up', reason: isGone ? 'The receiver answered 410 Gone.' : tooLong, error };
  }
  const asksToWait = isAnswered && ASKS_TO_WAIT.includes(answer.status);
  const wishMs = asksToWait ? (answer.retryAfterMs ?? 0) : 0;
  const waitMs = Math.max(wishMs, backoffMs(backoff, failures + 1, random));
  // The last try is at the end of that time.
  return { type: 'retry', atMs: Math.min(untilMs, nowMs + waitMs), error };
}
