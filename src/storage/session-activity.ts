import type { SessionId } from '../domain/ids.ts';
import { MESSAGE_EVENTS, type SessionActivity } from '../domain/session-message.ts';
import { onceEach } from '../lib/once-each.ts';
import type { Database } from './database.ts';

const list = (types: readonly string[]): string => types.map((type) => `'${type}'`).join(', ');

const ACTIVITIES = `
  SELECT "sessionId", max("ts") AS "lastActiveAt",
    sum(CASE WHEN "type" IN (${list(MESSAGE_EVENTS)}) THEN 1 ELSE 0 END) AS "messageCount",
    (SELECT "data" FROM "AgentEvent" AS "reply"
      WHERE "reply"."sessionId" = "AgentEvent"."sessionId" AND "reply"."type" IN (${list(['agent_text', 'result', 'question'])})
      ORDER BY "reply"."index" DESC LIMIT 1) AS "lastReply"
  FROM "AgentEvent" WHERE "sessionId" IN (SELECT "value" FROM json_each(?)) GROUP BY "sessionId"`;

type Row = {
  readonly sessionId: SessionId;
  readonly messageCount: number;
  readonly lastActiveAt: string;
  /** JSON: an event that has a `text`. */
  readonly lastReply: string | null;
};

/** @returns what happened in sessions, many at once and in one query; one without events is left out. */
export async function sessionActivities(
  { quick }: Database,
  ids: readonly SessionId[],
): Promise<ReadonlyMap<SessionId, SessionActivity>> {
  if (ids.length === 0) return new Map();
  return bySession(quick.rows<Row>(ACTIVITIES, JSON.stringify(ids)));
}

const bySession = onceEach(
  (rows: readonly Row[]): ReadonlyMap<SessionId, SessionActivity> =>
    new Map(
      rows.map(({ sessionId, messageCount, lastActiveAt, lastReply }) => {
        const reply = lastReply === null ? null : (JSON.parse(lastReply) as { readonly text: string });
        const activity = {
          messageCount,
          lastActiveAt: new Date(lastActiveAt),
          lastReply: reply?.text ?? null,
        };
        return [sessionId, activity];
      }),
    ),
);
