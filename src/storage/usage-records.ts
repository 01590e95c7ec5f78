import { z } from 'zod';
import type { AgentId, OrganizationId, PhoneId } from '../domain/ids.ts';
import type { UsageDimension, UsageRow } from '../domain/usage-report.ts';
import type { Database } from './database.ts';
import { Prisma } from './generated/sqlite/client.ts';

/** Which sessions are counted, by when they started, and how. */
export type UsageQuery = {
  /** Null for every organisation's. */
  readonly organizationId: OrganizationId | null;
  readonly from: Date;
  /** The first moment that is no longer counted. */
  readonly to: Date;
  readonly groupBy: readonly UsageDimension[];
  /** An agent's id or name. */
  readonly agent?: string | undefined;
  /** A phone's id or name. */
  readonly phone?: string | undefined;
  readonly model?: string | undefined;
};

/** A group of sessions, of which those that run now are a group for each moment that they began to. */
export type UsageRecord = UsageRow & { readonly runningSince: Date | null };

/**
 * The columns that stand for a dimension. The day is cut from the text of a UTC timestamp, which begins with
 * it in SQLite and in PostgreSQL.
 */
const COLUMNS = {
  day: [Prisma.sql`substr(cast(s."startedAt" as text), 1, 10)`],
  organization: [Prisma.sql`s."organizationId"`, Prisma.sql`o."name"`],
  agent: [Prisma.sql`s."agentId"`, Prisma.sql`a."name"`],
  phone: [Prisma.sql`s."phoneId"`, Prisma.sql`p."name"`],
  model: [Prisma.sql`s."model"`],
} as const satisfies Record<UsageDimension, readonly Prisma.Sql[]>;

const NOTHING = Prisma.sql`null`;
const count = z.coerce.number().int();
const text = z.string().nullable();

const row = z.object({
  day: text,
  organizationId: text,
  organizationName: text,
  agentId: text,
  agentName: text,
  phoneId: text,
  phoneName: text,
  model: text,
  runningSince: z.coerce.date().nullable(),
  sessions: count,
  runningMs: count,
  turns: count,
  inputTokens: count,
  cacheReadTokens: count,
  cacheWriteTokens: count,
  outputTokens: count,
  costMicroUsd: count,
  unpricedSessions: count,
});

/**
 * Sums what sessions used, deleted ones too, in one query over the index of their start.
 *
 * @param limit how many groups to read at the most
 */
export async function usageRecords(
  database: Database,
  query: UsageQuery,
  limit: number,
): Promise<readonly UsageRecord[]> {
  const rows = await database.$queryRaw<readonly unknown[]>(usageQuery(query, limit));
  return rows.map((found) => toRecord(row.parse(found)));
}

/** @returns the query of {@link usageRecords}, in words that SQLite and PostgreSQL understand. */
export function usageQuery(
  { organizationId, from, to, groupBy, agent, phone, model }: UsageQuery,
  limit: number,
): Prisma.Sql {
  const column = (dimension: UsageDimension, position: 0 | 1): Prisma.Sql =>
    groupBy.includes(dimension) ? (COLUMNS[dimension][position] ?? NOTHING) : NOTHING;
  const groups = [
    ...groupBy.flatMap((dimension): readonly Prisma.Sql[] => COLUMNS[dimension]),
    Prisma.sql`s."runningSince"`,
  ];
  const organizations =
    organizationId === null ? Prisma.sql`(select "id" from "Organization")` : Prisma.sql`(${organizationId})`;
  const conditions = [
    Prisma.sql`s."organizationId" in ${organizations}`,
    Prisma.sql`s."startedAt" >= ${from} and s."startedAt" < ${to}`,
    ...(agent === undefined ? [] : [Prisma.sql`(a."id" = ${agent} or a."name" = ${agent})`]),
    ...(phone === undefined ? [] : [Prisma.sql`(p."id" = ${phone} or p."name" = ${phone})`]),
    ...(model === undefined ? [] : [Prisma.sql`s."model" = ${model}`]),
  ];
  return Prisma.sql`
    select
      ${column('day', 0)} as "day",
      ${column('organization', 0)} as "organizationId", ${column('organization', 1)} as "organizationName",
      ${column('agent', 0)} as "agentId", ${column('agent', 1)} as "agentName",
      ${column('phone', 0)} as "phoneId", ${column('phone', 1)} as "phoneName",
      ${column('model', 0)} as "model",
      s."runningSince" as "runningSince",
      count(*) as "sessions",
      sum(s."runningMs") as "runningMs",
      sum(s."numTurns") as "turns",
      sum(s."inputTokens") as "inputTokens",
      sum(s."cacheReadTokens") as "cacheReadTokens",
      sum(s."cacheWriteTokens") as "cacheWriteTokens",
      sum(s."outputTokens") as "outputTokens",
      coalesce(sum(s."costMicroUsd"), 0) as "costMicroUsd",
      sum(case when s."costMicroUsd" is null then 1 else 0 end) as "unpricedSessions"
    from "Session" s
    join "Organization" o on o."id" = s."organizationId"
    join "Phone" p on p."id" = s."phoneId"
    left join "Agent" a on a."id" = s."agentId"
    where ${Prisma.join(conditions, ' and ')}
    group by ${Prisma.join(groups)}
    order by ${Prisma.join(groups)}
    limit ${limit}`;
}

function toRecord({
  day,
  organizationId,
  organizationName,
  agentId,
  agentName,
  phoneId,
  phoneName,
  model,
  runningSince,
  ...figures
}: z.output<typeof row>): UsageRecord {
  return {
    day,
    organization: organizationId === null ? null : named(organizationId as OrganizationId, organizationName),
    agent: agentId === null ? null : named(agentId as AgentId, agentName),
    phone: phoneId === null ? null : named(phoneId as PhoneId, phoneName),
    model,
    runningSince,
    figures,
  };
}

function named<Id extends string>(id: Id, name: string | null): { readonly id: Id; readonly name: string } {
  return { id, name: name ?? '' };
}
