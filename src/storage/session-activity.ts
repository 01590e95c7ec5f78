import type { AgentEventType } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import { MESSAGE_EVENTS, type SessionActivity } from '../domain/session-message.ts';
import type { Database } from './database.ts';
import { readLogParts } from './log-parts.ts';

const NEWEST = { after: -1, limit: 1, from: 'end' } as const;
const REPLIES: readonly AgentEventType[] = ['agent_text', 'result', 'question'];

/** @returns what happened in sessions, many at once; one without events is left out. */
export async function sessionActivities(
  database: Database,
  ids: readonly SessionId[],
): Promise<ReadonlyMap<SessionId, SessionActivity>> {
  const [latest, replies, counts] = await Promise.all([
    readLogParts(database, ids, NEWEST),
    readLogParts(database, ids, { ...NEWEST, types: REPLIES }),
    database.agentEvent.groupBy({
      by: ['sessionId'],
      where: { sessionId: { in: [...ids] }, type: { in: [...MESSAGE_EVENTS] } },
      _count: { _all: true },
    }),
  ]);
  const counted = new Map(counts.map((row) => [row.sessionId, row._count._all]));
  return new Map(
    [...latest].map(([id, [newest]]) => [
      id,
      {
        messageCount: counted.get(id) ?? 0,
        lastActiveAt: newest?.ts ?? new Date(0),
        lastReply: textOf(replies.get(id)?.[0]),
      },
    ]),
  );
}

function textOf(reply: { readonly data: object } | undefined): string | null {
  return reply && 'text' in reply.data ? String(reply.data.text) : null;
}
