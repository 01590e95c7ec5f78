import type { EventDraft } from '../domain/agent-event.ts';
import { backoffMs } from '../lib/backoff.ts';
import { sleep } from '../lib/sleep.ts';
import { ModelError } from '../models/model.ts';
import type { LoopContext } from './loop-context.ts';

/** How often a request is tried in all. */
const MAX_TRIES = 5;
/** How long a server may ask to wait, in milliseconds. */
const MAX_WAIT_MS = 10 * 60_000;
const BACKOFF = { baseMs: 1_000, maxMs: 30_000 };

/**
 * Waits until a request that failed may be sent again; each failed try is an event.
 *
 * @param attempt the try that failed, from 1
 * @throws {ModelError} when the failure is final, or the server asks to wait for more than ten minutes
 */
export async function* waitBeforeRetry(
  { random, signal }: Pick<LoopContext, 'random' | 'signal'>,
  error: ModelError,
  attempt: number,
): AsyncGenerator<readonly EventDraft[], void, void> {
  const { kind, message, retryAfterMs, retryable } = error;
  if (!retryable || attempt === MAX_TRIES) throw error;
  if (retryAfterMs !== undefined && retryAfterMs > MAX_WAIT_MS) throw tooLong(error, retryAfterMs);
  const delayMs = Math.ceil(retryAfterMs ?? backoffMs(BACKOFF, attempt, random()));
  yield [{ type: 'model_retry', data: { attempt, delayMs, kind, message } }];
  await sleep(delayMs, signal);
}

function tooLong({ kind, message }: ModelError, waitMs: number): ModelError {
  const wait = `The model's server asks to wait for ${duration(waitMs)}, which is too long for a session.`;
  return new ModelError(kind, `${message} ${wait}`, { retryable: false });
}

function duration(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.ceil(hours / 24)} days`;
}
