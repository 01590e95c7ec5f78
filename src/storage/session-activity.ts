import { z } from 'zod';
import type { SessionId } from '../domain/ids.ts';
import { MESSAGE_EVENTS, type SessionActivity } from '../domain/session-message.ts';
import type { Transaction } from './database.ts';

const REPLIES = ['agent_text', 'result', 'question'];
const reply = z.object({ text: z.string() });

/** @returns what happened in sessions, many at once; one without events is left out. */
export async function sessionActivities(
  tx: Transaction,
  ids: readonly SessionId[],
): Promise<ReadonlyMap<SessionId, SessionActivity>> {
  const sessionId = { in: [...ids] };
  const by = { by: ['sessionId' as const] };
  const [latest, counts, replies] = await Promise.all([
    tx.agentEvent.groupBy({ ...by, where: { sessionId }, _max: { ts: true } }),
    tx.agentEvent.groupBy({
      ...by,
      where: { sessionId, type: { in: [...MESSAGE_EVENTS] } },
      _count: { _all: true },
    }),
    tx.agentEvent.groupBy({ ...by, where: { sessionId, type: { in: REPLIES } }, _max: { index: true } }),
  ]);
  const rows = await tx.agentEvent.findMany({
    where: { OR: replies.map(({ sessionId: id, _max }) => ({ sessionId: id, index: _max.index ?? -1 })) },
    select: { sessionId: true, data: true },
  });
  const texts = new Map(rows.map((row) => [row.sessionId, reply.parse(JSON.parse(row.data)).text]));
  const counted = new Map(counts.map((row) => [row.sessionId, row._count._all]));
  return new Map(
    latest.map(({ sessionId: id, _max }) => [
      id as SessionId,
      {
        messageCount: counted.get(id) ?? 0,
        lastActiveAt: _max.ts ?? new Date(0),
        lastReply: texts.get(id) ?? null,
      },
    ]),
  );
}
