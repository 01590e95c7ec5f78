import { newId, type OrganizationId, type SessionId } from '../../src/domain/ids.ts';
import type { Database } from '../../src/storage/database.ts';
import type { Prisma } from '../../src/storage/generated/sqlite/client.ts';

type Given = Partial<Prisma.SessionUncheckedCreateInput> & { readonly tags?: string };

/**
 * Stores sessions that have ended, a minute apart, each with a latest frame and a log of so many events: a
 * question first, then warnings that name their index.
 *
 * @param given what each session is besides
 * @returns their ids in the order of their creation
 */
export async function seedSessions(
  database: Database,
  organizationId: OrganizationId,
  phoneIds: readonly string[],
  given: readonly Given[],
  events = 0,
): Promise<readonly SessionId[]> {
  const rows = given.map((one, at) => {
    const [id, frameId] = [newId('sess'), newId('frame')];
    const size = { widthPx: 72, heightPx: 160, byteLength: 1 };
    return {
      frame: { id: frameId, organizationId, hash: frameId, mediaType: 'image/jpeg', ...size },
      session: {
        ...{ id, organizationId, latestFrameId: frameId, nextIndex: events },
        phoneId: String(phoneIds[at % phoneIds.length]),
        ...{ instruction: `Session ${at}`, mode: 'task', model: 'scripted', modelLabel: 'scripted' },
        ...{
          maxTurns: 5,
          timeoutS: 60,
          status: 'completed',
          createdAt: new Date(Date.UTC(2026, 0, 1, 0, at)),
        },
        ...one,
      },
    };
  });
  await database.frame.createMany({ data: rows.map(({ frame }) => frame) });
  await database.session.createMany({ data: rows.map(({ session }) => session) });
  await database.sessionTag.createMany({
    data: rows.flatMap(({ session: { id, tags = '[]' } }) =>
      (JSON.parse(tags) as string[]).map((tag) => ({ sessionId: id, tag })),
    ),
  });
  const ids = rows.map(({ session }) => session.id as SessionId);
  // One statement, because a log a statement would take seconds.
  await database.$executeRaw`
    WITH RECURSIVE "numbers" AS (SELECT 0 AS "n" UNION ALL SELECT "n" + 1 FROM "numbers" WHERE "n" + 1 < ${events})
    INSERT INTO "AgentEvent" ("sessionId", "index", "ts", "type", "data")
    SELECT "id"."value", "n", "Session"."createdAt",
      CASE "n" WHEN 0 THEN 'question' ELSE 'loop_warning' END,
      CASE "n" WHEN 0 THEN '{"turn":1,"toolUseId":"toolu_1","text":"Which?","options":[]}' ELSE '{"message":"' || "n" || '"}' END
    FROM json_each(${JSON.stringify(ids)}) AS "id" JOIN "Session" ON "Session"."id" = "id"."value", "numbers"
    WHERE ${events} > 0`;
  return ids;
}
