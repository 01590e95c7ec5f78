import { z } from 'zod';
import type { SessionId } from '../domain/ids.ts';
import { MESSAGE_EVENTS, type SessionActivity } from '../domain/session-message.ts';
import type { Database } from './database.ts';

const list = (types: readonly string[]): string => types.map((type) => `'${type}'`).join(', ');

const ACTIVITIES = `
  SELECT "sessionId", max("ts") AS "lastActiveAt",
    sum(CASE WHEN "type" IN (${list(MESSAGE_EVENTS)}) THEN 1 ELSE 0 END) AS "messageCount",
    (SELECT "data" FROM "AgentEvent" AS "reply"
      WHERE "reply"."sessionId" = "AgentEvent"."sessionId" AND "reply"."type" IN (${list(['agent_text', 'result', 'question'])})
      ORDER BY "reply"."index" DESC LIMIT 1) AS "lastReply"
  FROM "AgentEvent" WHERE "sessionId" IN (SELECT "value" FROM json_each(?)) GROUP BY "sessionId"`;

const reply = z.object({ text: z.string() });
const activity = z.object({
  sessionId: z.string(),
  messageCount: z.coerce.number().int(),
  lastActiveAt: z.coerce.date(),
  lastReply: z.string().nullable(),
});

/** @returns what happened in sessions, many at once and in one query; one without events is left out. */
export async function sessionActivities(
  { quick }: Database,
  ids: readonly SessionId[],
): Promise<ReadonlyMap<SessionId, SessionActivity>> {
  if (ids.length === 0) return new Map();
  const rows = quick.rows(ACTIVITIES, JSON.stringify(ids));
  return new Map(
    rows.map((row) => {
      const { sessionId, lastReply, ...rest } = activity.parse(row);
      const said = lastReply === null ? null : reply.parse(JSON.parse(lastReply)).text;
      return [sessionId as SessionId, { ...rest, lastReply: said }];
    }),
  );
}
