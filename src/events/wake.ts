import type { SessionId } from '../domain/ids.ts';

/** Hints that a session has something new. A hint carries no data and may be lost. */
export type Wake = {
  readonly announce: (sessionId: SessionId) => void;
  /** Starts to listen; attach before reading, and dispose when done. */
  readonly attach: (sessionId: SessionId) => Waiter;
};

/** One listener's place in the queue. */
export type Waiter = Disposable & {
  /**
   * Resolves at the next hint, at once when one came since the last wait, after `patienceMs`
   * milliseconds, or when `signal` aborts.
   */
  readonly wait: (signal: AbortSignal, patienceMs: number) => Promise<void>;
};

/** A wake within this process. */
export type LocalWake = Wake & {
  /** How many waiters are attached: 0 once every reader has left. */
  readonly waiterCount: () => number;
};

/** @returns a wake for one process; a hint reaches every waiter that is attached when it is given. */
export function localWake(): LocalWake {
  const waiters = new Map<SessionId, Set<() => void>>();

  return {
    announce(sessionId) {
      for (const notify of waiters.get(sessionId) ?? []) notify();
    },

    attach(sessionId) {
      const peers = waiters.get(sessionId) ?? new Set();
      waiters.set(sessionId, peers);
      let hinted = false;
      let resume: () => void = () => undefined;
      const notify = (): void => {
        hinted = true;
        resume();
      };
      peers.add(notify);
      return {
        async wait(signal, patienceMs) {
          if (!hinted && !signal.aborted) {
            const { promise, resolve } = Promise.withResolvers<void>();
            resume = () => resolve();
            signal.addEventListener('abort', resume, { once: true });
            const timer = setTimeout(resume, patienceMs);
            await promise;
            clearTimeout(timer);
            signal.removeEventListener('abort', resume);
          }
          hinted = false;
        },
        [Symbol.dispose]() {
          peers.delete(notify);
          if (peers.size === 0 && waiters.get(sessionId) === peers) waiters.delete(sessionId);
        },
      };
    },

    waiterCount: () => waiters.values().reduce((sum, peers) => sum + peers.size, 0),
  };
}
