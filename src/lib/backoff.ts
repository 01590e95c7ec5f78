/** How a wait grows from try to try. */
export type Backoff = {
  /** The wait after the first failure, in milliseconds. */
  readonly baseMs: number;
  /** No wait is longer than this, in milliseconds. */
  readonly maxMs: number;
};

/**
 * Exponential backoff with full jitter over the upper half: between half and the whole of
 * `baseMs · 2^(attempt - 1)`, capped at `maxMs`.
 *
 * @param attempt the number of the try that failed, from 1
 * @param random a number in [0, 1)
 * @returns milliseconds to wait
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoffMs(backoff: Backoff, attempt: number, random: number): number {
  const ceilingMs = Math.min(backoff.maxMs, backoff.baseMs * 2 ** (attempt - 1));
  return Math.round(ceilingMs * (0.5 + random / 2));
}
