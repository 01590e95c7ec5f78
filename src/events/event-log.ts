import type { LoggedEvent } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import type { Database, Transaction } from '../storage/database.ts';
import {
  type LogRange,
  newestEvent,
  readLog,
  type SessionWrite,
  writeSession,
} from '../storage/session-log.ts';
import type { Wake } from './wake.ts';

/** The durable log of every session. */
export type EventLog = {
  /**
   * Changes a session's row and appends the events that tell of it, in one transaction, and announces
   * them after the commit.
   *
   * @param also work of the same transaction, done after the write has passed its guard
   * @returns the stored events, or undefined when the guard refused the write
   */
  readonly write: (
    sessionId: SessionId,
    write: SessionWrite,
    also?: (tx: Transaction) => Promise<void>,
  ) => Promise<readonly LoggedEvent[] | undefined>;
  /** Reads one page, in order of the index. */
  readonly read: (sessionId: SessionId, range: LogRange) => Promise<readonly LoggedEvent[]>;
  /** @returns the event with the highest index, if there is any */
  readonly newest: (sessionId: SessionId) => Promise<LoggedEvent | undefined>;
};

/** @returns the log that `database` holds; `wake` hears of each commit. */
export function eventLog(database: Database, wake: Pick<Wake, 'announce'>): EventLog {
  return {
    async write(sessionId, write, also) {
      const events = await database.$transaction(async (tx) => {
        const written = await writeSession(tx, sessionId, write);
        if (written) await also?.(tx);
        return written;
      });
      if (events) wake.announce(sessionId);
      return events;
    },
    read: (sessionId, range) => readLog(database, sessionId, range),
    newest: (sessionId) => newestEvent(database, sessionId),
  };
}
