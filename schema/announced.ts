import type { Wake } from '../src/events/wake.ts';
import { sleep } from '../src/lib/sleep.ts';

/** How long to wait for a hint, in milliseconds; there is nothing to do when none comes. */
const PATIENCE_MS = 60_000;
/** What changes again this soon after it was read is read once for all of that, in milliseconds: some change often. */
const REST_MS = 100;
/** How many records one subscription may name. */
export const MAX_IDS = 1_000;

/**
 * Yields the ids of what may have something new, all that came together at once, until the signal aborts.
 *
 * @param wanted the ids that count; all when undefined
 */
export async function* announced(
  { wake }: { readonly wake: Pick<Wake, 'attachAll'> },
  wanted: ReadonlySet<string> | undefined,
  signal: AbortSignal,
): AsyncGenerator<string[], void, undefined> {
  using collector = wake.attachAll();
  while (!signal.aborted) {
    const topics = await collector.wait(signal, PATIENCE_MS);
    const candidates = [...topics].filter((topic) => wanted?.has(topic) ?? true);
    if (candidates.length === 0) continue;
    yield candidates;
    try {
      await sleep(REST_MS, signal);
    } catch (failure) {
      if (!signal.aborted) throw failure;
    }
  }
}
