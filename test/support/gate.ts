/** A place where a fake waits until the test lets it go on. */
export type Gate = {
  /** Resolves when someone has come to the gate. */
  readonly reached: Promise<void>;
  readonly open: () => void;
  /** Waits; rejects with the signal's reason when it aborts. */
  readonly pass: (signal: AbortSignal) => Promise<void>;
};

/** @returns a closed gate. */
export function gate(): Gate {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  return {
    reached: reached.promise,
    open: opened.resolve,
    async pass(signal) {
      signal.throwIfAborted();
      reached.resolve();
      const aborted = Promise.withResolvers<never>();
      const onAbort = (): void => aborted.reject(signal.reason);
      signal.addEventListener('abort', onAbort);
      try {
        await Promise.race([opened.promise, aborted.promise]);
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    },
  };
}
