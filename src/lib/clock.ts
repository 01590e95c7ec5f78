/** The source of time, an argument wherever time matters so that a test may own it. */
export type Clock = {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
};

/** @returns whole milliseconds since `startedAt`; 0 when the clock was set back meanwhile. */
export function elapsedMs(clock: Clock, startedAt: number): number {
  return Math.max(0, Math.round(clock.now() - startedAt));
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };
