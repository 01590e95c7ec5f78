import type { EventDraft } from '../domain/agent-event.ts';
import { backoffMs } from '../lib/backoff.ts';
import { sleep } from '../lib/sleep.ts';
import { ModelError, type ModelRequest, type ModelResponse } from '../models/model.ts';
import type { LoopContext } from './loop-context.ts';

/** How often a request is tried in all. */
const MAX_TRIES = 5;
/** How long a server may ask to wait, in milliseconds. */
const MAX_WAIT_MS = 10 * 60_000;
const BACKOFF = { baseMs: 1_000, maxMs: 30_000 };

/**
 * Sends a request, and again after a failure that may pass; each failed try is an event.
 *
 * @throws {ModelError} when the failure is final, or the server asks to wait for more than ten minutes
 */
export async function* requestTurn(
  context: Pick<LoopContext, 'model' | 'random' | 'signal'>,
  request: ModelRequest,
): AsyncGenerator<readonly EventDraft[], ModelResponse, void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await complete(context.model.stream(request, context.signal));
    } catch (error) {
      if (!(error instanceof ModelError) || !error.retryable || attempt === MAX_TRIES) throw error;
      if (error.retryAfterMs !== undefined && error.retryAfterMs > MAX_WAIT_MS) {
        throw tooLong(error, error.retryAfterMs);
      }
      const delayMs = Math.ceil(error.retryAfterMs ?? backoffMs(BACKOFF, attempt, context.random()));
      yield [{ type: 'model_retry', data: { attempt, delayMs, kind: error.kind, message: error.message } }];
      await sleep(delayMs, context.signal);
    }
  }
}

async function complete(stream: AsyncGenerator<unknown, ModelResponse>): Promise<ModelResponse> {
  for (;;) {
    const { done, value } = await stream.next();
    if (done) return value;
  }
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
