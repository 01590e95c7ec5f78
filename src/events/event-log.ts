import type { AgentEventType, EventDraft, LoggedEvent } from '../domain/agent-event.ts';
import type { PhoneId, SessionId } from '../domain/ids.ts';
import type { Clock } from '../lib/clock.ts';
import type { Database, WriteTransaction } from '../storage/database.ts';
import { readLogParts } from '../storage/log-parts.ts';
import {
  type Decision,
  insertEvents,
  type LogRange,
  newestEvent,
  readLog,
  writeSession,
} from '../storage/session-log.ts';
import { batchedParts, type ReadPart } from './batched-parts.ts';
import type { Wake } from './wake.ts';

/** The durable log of every session. */
export type EventLog = {
  /**
   * Changes a session's row and appends the events that tell of it, in one transaction, and announces
   * them after the commit; its phone, too, when the session's status changed.
   *
   * @param decide may be called again when another writer came between
   * @param also work of the same transaction, done when the write has happened
   * @returns the stored events; none when the decision was to write nothing
   * @throws {DomainError} `SESSION_NOT_FOUND`, or whatever `decide` throws
   */
  readonly write: (
    sessionId: SessionId,
    decide: Decision,
    also?: (tx: WriteTransaction) => Promise<void>,
  ) => Promise<readonly LoggedEvent[]>;
  /**
   * Starts a log in one transaction: `insert` stores the session and hands `append` its first events,
   * as many as the session's row says.
   */
  readonly open: <T>(
    sessionId: SessionId,
    insert: (tx: WriteTransaction, append: (drafts: readonly EventDraft[]) => void) => Promise<T>,
  ) => Promise<T>;
  /** Reads one page, in order of the index. */
  readonly read: (sessionId: SessionId, range: LogRange) => Promise<readonly LoggedEvent[]>;
  /** Reads a part of a log; the same part of several logs is read at once when it is asked for in one tick. */
  readonly part: ReadPart;
  /** @returns the event with the highest index, of one type or of any, if there is one */
  readonly newest: (sessionId: SessionId, type?: AgentEventType) => Promise<LoggedEvent | undefined>;
};

/** @returns the log that `database` holds; `wake` hears of each commit. */
export function eventLog(database: Database, wake: Pick<Wake, 'announce'>, clock: Clock): EventLog {
  return {
    async write(sessionId, decide, also) {
      let phoneId: PhoneId | undefined;
      const noting: Decision = (session) => {
        phoneId = session.phoneId;
        return decide(session);
      };
      for (;;) {
        const events = await database.$transaction(async (tx) => {
          const written = writeSession(tx, sessionId, new Date(clock.now()), noting);
          if (written) await also?.(tx);
          return written;
        });
        if (events === undefined) continue;
        if (events.length > 0) wake.announce(sessionId);
        // A phone is shown with its session, and is given back when that ends.
        if (phoneId && events.some(({ type }) => type === 'status_changed')) wake.announce(phoneId);
        return events;
      }
    },
    async open(sessionId, insert) {
      const value = await database.$transaction((tx) =>
        insert(tx, (drafts) => void insertEvents(tx.quick, sessionId, 0, new Date(clock.now()), drafts)),
      );
      wake.announce(sessionId);
      return value;
    },
    part: batchedParts((sessionIds, part) => readLogParts(database, sessionIds, part)),
    read: (sessionId, range) => readLog(database, sessionId, range),
    newest: (sessionId, type) => newestEvent(database, sessionId, type),
  };
}
