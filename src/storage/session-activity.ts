import { z } from 'zod';
import type { SessionId } from '../domain/ids.ts';
import { MESSAGE_EVENTS, type SessionActivity } from '../domain/session-message.ts';
import type { Transaction } from './database.ts';
import { Prisma } from './generated/sqlite/client.ts';

const MESSAGES = Prisma.join([...MESSAGE_EVENTS]);
const REPLIES = Prisma.join(['agent_text', 'result', 'question']);

const reply = z.object({ text: z.string() });
const activity = z.object({
  sessionId: z.string(),
  messageCount: z.coerce.number().int(),
  lastActiveAt: z.coerce.date(),
  lastReply: z.string().nullable(),
});

/** @returns what happened in sessions, many at once and in one query; one without events is left out. */
export async function sessionActivities(
  tx: Transaction,
  ids: readonly SessionId[],
): Promise<ReadonlyMap<SessionId, SessionActivity>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<readonly unknown[]>(Prisma.sql`
    select "sessionId", max("ts") as "lastActiveAt",
      sum(case when "type" in (${MESSAGES}) then 1 else 0 end) as "messageCount",
      (select "data" from "AgentEvent" as "reply"
        where "reply"."sessionId" = "AgentEvent"."sessionId" and "reply"."type" in (${REPLIES})
        order by "reply"."index" desc limit 1) as "lastReply"
    from "AgentEvent" where "sessionId" in (${Prisma.join([...ids])}) group by "sessionId"`);
  return new Map(
    rows.map((row) => {
      const { sessionId, lastReply, ...rest } = activity.parse(row);
      const said = lastReply === null ? null : reply.parse(JSON.parse(lastReply)).text;
      return [sessionId as SessionId, { ...rest, lastReply: said }];
    }),
  );
}
