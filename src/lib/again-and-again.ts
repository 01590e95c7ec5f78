import { sleep } from './sleep.ts';

/**
 * Does `work`, waits for so many milliseconds, and does it again, until `signal` aborts; never rejects.
 *
 * @param onFailure told of each time that it fails, which keeps it from nothing
 */
export async function againAndAgain(
  work: () => Promise<unknown>,
  everyMs: number,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await work();
    } catch (error) {
      if (!signal.aborted) onFailure(error);
    }
    await sleep(everyMs, signal).catch(() => undefined);
  }
}
