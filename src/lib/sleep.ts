import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits `durationMs` milliseconds.
 *
 * @throws the signal's reason as soon as `signal` aborts; the timer is cleared on every way out.
 */
export async function sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  try {
    await wait(durationMs, undefined, signal ? { signal } : {});
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
