import type { AgentDelta } from '../domain/agent-delta.ts';
import { endsSession, type LoggedEvent } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import type { EventLog } from './event-log.ts';
import { followWithPreviews } from './follow-with-previews.ts';
import { localPreviews, type Previews } from './previews.ts';
import { sharedReads } from './shared-reads.ts';
import type { Wake } from './wake.ts';

/** How many events one read fetches at the most. */
const PAGE = 200;
/** A lost wake-up costs at the most this long, in milliseconds. */
const POLL_MS = 5_000;

/** Reads logs and goes on reading as they grow. */
export type EventFeed = {
  /** Reads one page and never waits. */
  readonly read: EventLog['read'];
  /** @see {@link EventLog.part} */
  readonly part: EventLog['part'];
  /** @see {@link EventLog.newest} */
  readonly newest: EventLog['newest'];
  /**
   * Yields every event after index `after` (-1: from the start) once and in order, waits for more, and
   * ends after the session's final event, when the session is deleted or, without an error, when `signal` aborts. The reader sets
   * the pace: nothing is kept for one that is slow.
   */
  readonly follow: (
    sessionId: SessionId,
    after: number,
    signal: AbortSignal,
  ) => AsyncGenerator<LoggedEvent, void, undefined>;
  /**
   * The same, with previews of what the agent is saying: all of a text come before its stored event, none
   * after it. They are shown within this process alone, and a slow reader misses some.
   */
  readonly followWithPreviews: (
    sessionId: SessionId,
    after: number,
    signal: AbortSignal,
  ) => AsyncGenerator<LoggedEvent | AgentDelta, void, undefined>;
  /** Shows a preview to whoever reads now. @see {@link Previews.publish} */
  readonly preview: Previews['publish'];
};

/** @returns the feed of `log`, woken by `wake`. */
export function eventFeed(
  log: Pick<EventLog, 'read' | 'part' | 'newest'>,
  wake: Pick<Wake, 'attach'>,
  previews: Previews = localPreviews(),
): EventFeed {
  const readShared = sharedReads(log.read);
  const isGone = async (sessionId: SessionId, index: number): Promise<boolean> =>
    (await readShared(sessionId, { after: index - 1, limit: 1 })).length === 0;
  const feed: EventFeed = {
    read: log.read,
    part: log.part,
    newest: log.newest,
    preview: previews.publish,
    followWithPreviews: (sessionId, after, signal) =>
      followWithPreviews(feed.follow, previews, sessionId, after, signal),
    async *follow(sessionId, after, signal) {
      using waiter = wake.attach(sessionId);
      let cursor = after;
      // A reader may name a cursor that the log hasn't reached, and the final event won't get there.
      let isReached = false;
      while (!signal.aborted) {
        const page = await readShared(sessionId, { after: cursor, limit: PAGE });
        for (const event of page) {
          if (signal.aborted) return;
          yield event;
          cursor = event.index;
          isReached = true;
          if (endsSession(event)) return;
        }
        // What was read before is gone: the session was deleted, and nothing follows.
        if (page.length === 0 && isReached && (await isGone(sessionId, cursor))) return;
        if (!isReached) {
          const newest = await log.newest(sessionId);
          if (newest && endsSession(newest) && newest.index <= cursor) return;
          isReached = (newest?.index ?? -1) >= cursor;
        }
        if (page.length < PAGE) await waiter.wait(signal, POLL_MS);
      }
    },
  };
  return feed;
}
