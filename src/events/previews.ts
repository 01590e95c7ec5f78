import type { DeltaDraft } from '../domain/agent-delta.ts';
import type { SessionId } from '../domain/ids.ts';

/** How many previews are kept for one reader; a slower one misses the oldest. */
const MAX_UNREAD = 1_000;

/** A preview on its way: `after` is the index of the agent's last event before it. */
export type Preview = DeltaDraft & { readonly after: number; readonly sequence: number; readonly ts: Date };

/** Shows what an agent is saying to whoever reads at this moment, in this process. Nothing is kept. */
export type Previews = {
  readonly publish: (sessionId: SessionId, after: number, draft: DeltaDraft) => void;
  /** Starts to collect; attach before reading the log, and dispose when done. */
  readonly attach: (sessionId: SessionId) => PreviewInbox;
};

/** One reader's previews. */
export type PreviewInbox = Disposable & {
  /** Takes out, in order, what was said behind no later event than `index`. */
  readonly take: (index: number) => readonly Preview[];
  /** @returns a promise that resolves with the next preview that comes after this call */
  readonly next: () => Promise<void>;
};

/** @param now the time of day, in milliseconds of the epoch */
export function localPreviews(now: () => number = Date.now): Previews {
  const readers = new Map<SessionId, Set<(preview: Preview) => void>>();
  let sequence = 0;

  return {
    publish(sessionId, after, draft) {
      const listening = readers.get(sessionId);
      if (!listening) return;
      sequence += 1;
      const preview = { ...draft, after, sequence, ts: new Date(now()) };
      for (const take of listening) take(preview);
    },

    attach(sessionId) {
      const peers = readers.get(sessionId) ?? new Set();
      readers.set(sessionId, peers);
      let unread: Preview[] = [];
      let bell = Promise.withResolvers<void>();
      const collect = (preview: Preview): void => {
        unread.push(preview);
        if (unread.length > MAX_UNREAD) unread.shift();
        bell.resolve();
        bell = Promise.withResolvers();
      };
      peers.add(collect);
      return {
        take(index) {
          const taken = unread.filter(({ after }) => after <= index);
          if (taken.length > 0) unread = unread.filter(({ after }) => after > index);
          return taken;
        },
        next: () => bell.promise,
        [Symbol.dispose]() {
          peers.delete(collect);
          if (peers.size === 0 && readers.get(sessionId) === peers) readers.delete(sessionId);
        },
      };
    },
  };
}
