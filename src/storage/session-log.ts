import {
  type AgentEvent,
  type AgentEventType,
  agentEventData,
  conversationBlock,
  type EventDraft,
  type LoggedEvent,
} from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import type { Transaction } from './database.ts';
import type { AgentEvent as AgentEventRow, Prisma } from './generated/sqlite/client.ts';

/** A change of a session's row and the events that tell of it: both happen, or neither. */
export type SessionWrite = {
  /** The write is refused unless the row still fits. */
  readonly guard: Prisma.SessionWhereInput;
  readonly change?: Prisma.SessionUpdateManyMutationInput;
  readonly drafts: readonly EventDraft[];
  readonly at: Date;
};

/**
 * The one way in which a session or its log ever changes: a guarded update that also reserves the
 * indices of the new events. The row's write lock puts concurrent writers in order, so that indices
 * have no gap.
 *
 * @returns the stored events, or undefined when the guard refused the write
 */
export async function writeSession(
  tx: Transaction,
  sessionId: SessionId,
  { guard, change, drafts, at }: SessionWrite,
): Promise<readonly LoggedEvent[] | undefined> {
  const { count } = await tx.session.updateMany({
    where: { AND: [{ id: sessionId }, guard] },
    data: { ...change, nextIndex: { increment: drafts.length } },
  });
  if (count === 0) return undefined;
  const { nextIndex } = await tx.session.findUniqueOrThrow({
    where: { id: sessionId },
    select: { nextIndex: true },
  });
  const first = nextIndex - drafts.length;
  const events = drafts.map((draft, offset) => ({ ...draft, sessionId, index: first + offset, ts: at }));
  await tx.agentEvent.createMany({
    data: events.map(({ index, ts, type, data, block }) => ({
      sessionId,
      index,
      ts,
      type,
      data: JSON.stringify(data),
      block: block === undefined ? null : JSON.stringify(block),
    })),
  });
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
  tx: Transaction,
  sessionId: SessionId,
  { after, limit }: LogRange,
): Promise<readonly LoggedEvent[]> {
  const rows = await tx.agentEvent.findMany({
    where: { sessionId, index: { gt: after } },
    orderBy: { index: 'asc' },
    take: limit,
  });
  return rows.map(toEvent);
}

/** @returns the event with the highest index, if the session has any. */
export async function newestEvent(tx: Transaction, sessionId: SessionId): Promise<LoggedEvent | undefined> {
  const row = await tx.agentEvent.findFirst({ where: { sessionId }, orderBy: { index: 'desc' } });
  return row ? toEvent(row) : undefined;
}

function toEvent(row: AgentEventRow): LoggedEvent {
  const type = row.type as AgentEventType;
  const event = {
    sessionId: row.sessionId as SessionId,
    index: row.index,
    ts: row.ts,
    type,
    data: agentEventData[type].parse(JSON.parse(row.data)),
  } as AgentEvent;
  return row.block === null ? event : { ...event, block: conversationBlock.parse(JSON.parse(row.block)) };
}
