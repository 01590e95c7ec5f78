import type { PhoneId, SessionId } from '../domain/ids.ts';

/** What may have something new. */
export type Topic = SessionId | PhoneId;

/** Hints that a session or a phone has something new. A hint carries no data and may be lost. */
export type Wake = {
  readonly announce: (topic: Topic) => void;
  /** Starts to listen; attach before reading, and dispose when done. */
  readonly attach: (topic: Topic) => Waiter;
  /** The same for whatever is announced. */
  readonly attachAll: () => Collector;
};

/** One listener's place in the queue. */
export type Waiter = Disposable & {
  /**
   * Resolves at the next hint, at once when one came since the last wait, after `patienceMs`
   * milliseconds, or when `signal` aborts.
   */
  readonly wait: (signal: AbortSignal, patienceMs: number) => Promise<void>;
};

/** The place of one who listens to everything. */
export type Collector = Disposable & {
  /** The same. @returns what was announced since the last wait; nothing when only the time was over */
  readonly wait: (signal: AbortSignal, patienceMs: number) => Promise<ReadonlySet<Topic>>;
};

/** A wake within this process. */
export type LocalWake = Wake & {
  /** How many waiters are attached: 0 once every reader has left. */
  readonly waiterCount: () => number;
};

/** @returns a wake for one process; a hint reaches every waiter that is attached when it is given. */
export function localWake(): LocalWake {
  const waiters = new Map<Topic, Set<() => void>>();
  const collectors = new Set<(topic: Topic) => void>();

  return {
    announce(topic) {
      for (const notify of waiters.get(topic) ?? []) notify();
      for (const notify of collectors) notify(topic);
    },

    attach(topic) {
      const peers = waiters.get(topic) ?? new Set();
      waiters.set(topic, peers);
      const bell = newBell();
      peers.add(bell.ring);
      return {
        wait: bell.wait,
        [Symbol.dispose]() {
          peers.delete(bell.ring);
          if (peers.size === 0 && waiters.get(topic) === peers) waiters.delete(topic);
        },
      };
    },

    attachAll() {
      const bell = newBell();
      let collected = new Set<Topic>();
      const collect = (topic: Topic): void => {
        collected.add(topic);
        bell.ring();
      };
      collectors.add(collect);
      return {
        async wait(signal, patienceMs) {
          await bell.wait(signal, patienceMs);
          const taken = collected;
          collected = new Set();
          return taken;
        },
        [Symbol.dispose]: () => void collectors.delete(collect),
      };
    },

    waiterCount: () => waiters.values().reduce((sum, peers) => sum + peers.size, 0) + collectors.size,
  };
}

function newBell(): { readonly ring: () => void; readonly wait: Waiter['wait'] } {
  let hasRung = false;
  let resume: () => void = () => undefined;
  return {
    ring() {
      hasRung = true;
      resume();
    },
    async wait(signal, patienceMs) {
      if (!hasRung && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        resume = () => resolve();
        signal.addEventListener('abort', resume, { once: true });
        const timer = setTimeout(resume, patienceMs);
        await promise;
        clearTimeout(timer);
        signal.removeEventListener('abort', resume);
      }
      hasRung = false;
    },
  };
}
