import {
  type AgentEvent,
  type AgentEventType,
  agentEventData,
  type ConversationBlock,
  type EventDraft,
  type LoggedEvent,
} from '../domain/agent-event.ts';
import { DomainError } from '../domain/errors.ts';
import type { SessionId } from '../domain/ids.ts';
import type { SessionRecord } from '../domain/session-record.ts';
import { onceEach } from '../lib/once-each.ts';
import type { Database, Transaction, WriteTransaction } from './database.ts';
import type { AgentEvent as AgentEventRow, Session } from './generated/sqlite/client.ts';
import type { Change, QuickWrites } from './quick-writes.ts';
import { toSessionRecord } from './records.ts';

/** A session as its writers see it. */
export type SessionState = SessionRecord & {
  /** The index that the next event gets. */
  readonly nextIndex: number;
  /** Counts the owners that the session has had. */
  readonly runEpoch: number;
  /** Whether an owner is, or was when it died, at work. */
  readonly owned: boolean;
  /** When its organisation deleted it. */
  readonly deletedAt: Date | null;
};

/** What becomes of columns of a session's row. */
type SessionChange = { readonly [Column in keyof Session]?: Change<Session[Column]> };

/** A change of a session's row and the events that tell of it: both happen, or neither. */
export type SessionWrite = {
  readonly change?: SessionChange;
  readonly drafts: readonly EventDraft[];
};

/** Says what to write, given how things stand; undefined writes nothing, a throw refuses. */
export type Decision = (session: SessionState) => SessionWrite | undefined;

/**
 * The one way in which a session or its log ever changes: read the row, decide, and write only if no
 * other writer came between. The counter in the row gives the events their indices without a gap.
 *
 * @returns the stored events (none when the decision was to write nothing), or undefined when another
 *   writer came between: decide again
 * @throws {DomainError} `SESSION_NOT_FOUND`, or whatever `decide` throws
 */
export function writeSession(
  { quick }: WriteTransaction,
  sessionId: SessionId,
  at: Date,
  decide: Decision,
): readonly LoggedEvent[] | undefined {
  const row = quick.row<Session>('SELECT * FROM "Session" WHERE "id" = ?', sessionId);
  if (!row) throw new DomainError('SESSION_NOT_FOUND', 'There is no such session.');
  const write = decide({ ...row, ...toSessionRecord(row) });
  if (write === undefined) return [];
  const { change, drafts } = write;
  const { nextIndex, runEpoch, status } = row;
  const next = { ...change, nextIndex: nextIndex + drafts.length };
  const count = quick.update('Session', next, { id: sessionId, nextIndex, runEpoch, status });
  return count === 0 ? undefined : insertEvents(quick, sessionId, nextIndex, at, drafts);
}

/**
 * Inserts events from index `first` on. A taken index is refused by the table's key.
 *
 * @throws when an event's data isn't what its type says: the log must stay readable
 */
export function insertEvents(
  quick: QuickWrites,
  sessionId: SessionId,
  first: number,
  at: Date,
  drafts: readonly EventDraft[],
): readonly LoggedEvent[] {
  const events = drafts.map((draft, offset) => ({ ...draft, sessionId, index: first + offset, ts: at }));
  for (const { index, ts, type, data, block } of events) {
    quick.insert('AgentEvent', {
      ...{ sessionId, index, ts, type },
      data: JSON.stringify(agentEventData[type].parse(data)),
      block: block === undefined ? null : JSON.stringify(block),
    });
  }
  return events;
}

/** Which part of a log to read. */
export type LogRange = {
  /** Only events with a higher index; -1 reads from the start. */
  readonly after: number;
  readonly limit: number;
};

/** Reads events in order of their index. */
export async function readLog(
  { quick }: Database,
  sessionId: SessionId,
  { after, limit }: LogRange,
): Promise<readonly LoggedEvent[]> {
  const sql = 'SELECT * FROM "AgentEvent" WHERE "sessionId" = ? AND "index" > ? ORDER BY "index" LIMIT ?';
  return toEvents(quick.rows<AgentEventRow>(sql, sessionId, after, limit));
}

const toEvents = onceEach((rows: readonly AgentEventRow[]): readonly LoggedEvent[] => rows.map(toEvent));

/** @returns the newest event of that type whose index is lower, if there is one. */
export async function newestBefore<T extends AgentEventType>(
  tx: Transaction,
  { sessionId, index }: Pick<AgentEvent, 'sessionId' | 'index'>,
  type: T,
): Promise<AgentEvent<T> | undefined> {
  const where = { sessionId, type, index: { lt: index } };
  const row = await tx.agentEvent.findFirst({ where, orderBy: { index: 'desc' } });
  return row ? (toEvent(row) as LoggedEvent & AgentEvent<T>) : undefined;
}

/** @returns the event with the highest index, of one type or of any, if the session has one. */
export async function newestEvent(
  { quick }: Database,
  sessionId: SessionId,
  type?: AgentEventType,
): Promise<LoggedEvent | undefined> {
  const ofType = type === undefined ? '' : ' AND "type" = ?';
  const sql = `SELECT * FROM "AgentEvent" WHERE "sessionId" = ?${ofType} ORDER BY "index" DESC LIMIT 1`;
  const row = quick.row<AgentEventRow>(sql, sessionId, ...(type === undefined ? [] : [type]));
  return row && toEvent(row);
}

/** @returns what a row of the table says, as the domain names it. */
export const toEvent = onceEach((row: AgentEventRow): LoggedEvent => {
  const type = row.type as AgentEventType;
  const event = {
    sessionId: row.sessionId as SessionId,
    index: row.index,
    ts: row.ts,
    type,
    // It was what its type says when it was stored.
    data: JSON.parse(row.data),
  } as AgentEvent;
  const { block } = row;
  if (block === null) return event;
  // Few look at it, and the first of a conversation is large.
  let parsed: ConversationBlock | undefined;
  return Object.defineProperty(event, 'block', {
    enumerable: true,
    get: () => (parsed ??= JSON.parse(block) as ConversationBlock),
  });
});
