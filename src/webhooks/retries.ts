import { backoffMs } from '../lib/backoff.ts';
import type { Answer } from './send.ts';

/** The waits between tries: from 5 s to an hour. */
const BACKOFF = { baseMs: 5_000, maxMs: 60 * 60 * 1_000 } as const;
/** How long a message is tried, in milliseconds. */
const PATIENCE_MS = 24 * 60 * 60 * 1_000;
const GONE = 410;
/** What a receiver says whose wish for a wait counts. @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
const ASKS_TO_WAIT: readonly number[] = [429, 503];

/** What a try leads to. `error` and `reason` are for people; times are milliseconds since the epoch. */
export type Outcome =
  | { readonly type: 'delivered' }
  | { readonly type: 'retry'; readonly atMs: number; readonly error: string | null }
  | { readonly type: 'give_up'; readonly reason: string; readonly error: string | null };

/** What is known of a message's earlier tries. */
export type Failures = {
  /** How many there were. */
  readonly failures: number;
  /** When the first was. */
  readonly failingSince: Date | null;
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
): Outcome {
  const isAnswered = answer.type === 'answered';
  if (isAnswered && answer.status >= 200 && answer.status < 300) return { type: 'delivered' };
  const error = isAnswered ? null : answer.error;
  if (isAnswered && answer.status === GONE) {
    return { type: 'give_up', reason: 'The receiver answered 410 Gone.', error };
  }
  const untilMs = (failingSince?.getTime() ?? nowMs) + PATIENCE_MS;
  if (nowMs >= untilMs) {
    const last = isAnswered ? `the receiver answered ${answer.status}` : answer.error;
    return { type: 'give_up', reason: `It could not be delivered to for 24 hours; at last: ${last}`, error };
  }
  const asksToWait = isAnswered && ASKS_TO_WAIT.includes(answer.status);
  const wishMs = asksToWait ? (answer.retryAfterMs ?? 0) : 0;
  const waitMs = Math.max(wishMs, backoffMs(BACKOFF, failures + 1, random));
  // The last try is at the end of the 24 hours.
  return { type: 'retry', atMs: Math.min(untilMs, nowMs + waitMs), error };
}
