/** The source of time, an argument wherever time matters so that a test may own it. */
export type Clock = {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
};

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };
