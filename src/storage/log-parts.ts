import type { AgentEventType, LoggedEvent } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import type { Database } from './database.ts';
import { type AgentEvent, Prisma } from './generated/sqlite/client.ts';
import { toEvent } from './session-log.ts';

/** Which part of a log to read. */
export type LogPart = {
  /** Only events with a higher index; -1 reads from the start. */
  readonly after: number;
  /** Only events with a lower index, when it is given. */
  readonly before?: number | undefined;
  /** Only events of these types, when they are given. */
  readonly types?: readonly AgentEventType[] | undefined;
  readonly limit: number;
  /** Which of the events count when there are more than the limit. */
  readonly from: 'start' | 'end';
};

/** SQLite takes 500 at the most. */
const LOGS_A_STATEMENT = 200;

/**
 * Reads the same part of several logs, in one statement for up to 200 of them. It finds its way from log to
 * log by the table's key, and reads no more of a log than it returns, unless it looks for types.
 *
 * @returns the events of each log in order of their index; a log without any is left out
 */
export async function readLogParts(
  database: Database,
  sessionIds: readonly SessionId[],
  part: LogPart,
): Promise<ReadonlyMap<SessionId, readonly LoggedEvent[]>> {
  const events: LoggedEvent[] = [];
  for (let first = 0; first < sessionIds.length; first += LOGS_A_STATEMENT) {
    const ids = sessionIds.slice(first, first + LOGS_A_STATEMENT);
    const rows = await database.$queryRaw<AgentEvent[]>(
      Prisma.join(
        ids.map((id) => selectPart(id, part)),
        ' UNION ALL ',
      ),
    );
    events.push(...rows.map(toEvent));
  }
  events.sort((one, other) => one.index - other.index);
  return Map.groupBy(events, ({ sessionId }) => sessionId);
}

function selectPart(sessionId: SessionId, { after, before, types, limit, from }: LogPart): Prisma.Sql {
  const conditions = [
    Prisma.sql`"sessionId" = ${sessionId} AND "index" > ${after}`,
    ...(before === undefined ? [] : [Prisma.sql`"index" < ${before}`]),
    ...(types === undefined ? [] : [Prisma.sql`"type" IN (${Prisma.join([...types])})`]),
  ];
  return Prisma.sql`SELECT * FROM (
    SELECT "sessionId", "index", "ts", "type", "data", "block" FROM "AgentEvent"
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY "index" ${from === 'start' ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${limit}
  ) AS "part"`;
}
