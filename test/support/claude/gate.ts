/** A place in a stream where the stand-in waits until the test lets it go on. */
export type Gate = {
  /** Resolves when a stream has arrived here, with everything before it on the wire. */
  readonly reached: Promise<void>;
  /** Lets every stream pass, now and later. */
  readonly open: () => void;
  /** Marks the arrival of a stream and resolves once the gate is open. */
  readonly pass: () => Promise<void>;
};

/** @returns a closed gate, for `Turn.holds` */
export function gate(): Gate {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  return {
    reached: reached.promise,
    open: () => opened.resolve(),
    pass: () => {
      reached.resolve();
      return opened.promise;
    },
  };
}
