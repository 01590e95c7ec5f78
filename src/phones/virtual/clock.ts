/** A phone's own time. */
export type PhoneClock = {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Moves a manual clock on; a real one refuses. */
  readonly advance: (durationMs: number) => void;
  /** Has a manual clock show a time, in milliseconds since the Unix epoch; a real one goes on by itself. */
  readonly moveTo: (atMs: number) => void;
};

/** A quarter past nine on a quiet Monday: what a manual clock starts at. */
const START = Date.UTC(2026, 0, 5, 9, 15);

/** The machine's time. */
export function realClock(): PhoneClock {
  return {
    now: () => Date.now(),
    advance() {
      throw new Error("This phone runs on the real clock. Ask for appium:clock 'manual' to move it.");
    },
    moveTo: () => undefined,
  };
}

/** A time that stands still until it is moved. */
export function manualClock(): PhoneClock {
  let now = START;
  return {
    now: () => now,
    advance(durationMs) {
      if (!Number.isFinite(durationMs) || durationMs < 0)
        throw new Error('A clock only moves on, by milliseconds.');
      now += durationMs;
    },
    moveTo(atMs) {
      now = atMs;
    },
  };
}
