import { z } from 'zod';
import type { ApiKeyId, OrganizationId } from '../domain/ids.ts';
import { LIMIT_NAMES, type Limits } from '../domain/limits.ts';
import type { Month } from '../domain/month.ts';
import { LIVE_STATUSES } from '../domain/session.ts';
import type { Transaction } from './database.ts';
import { Prisma } from './generated/sqlite/client.ts';
import { isTaken } from './is-taken.ts';

/** Whose sessions are counted: an organisation's, or those that one of its keys created. */
export type QuotaHolder = {
  readonly organizationId: OrganizationId;
  readonly apiKeyId: ApiKeyId | null;
};

/** What sessions used in a month. */
export type MonthUsage = { readonly runningMs: number; readonly costMicroUsd: number };

/** The quotas that are counted by the month. */
export type MonthQuota = 'minutes' | 'cost';

const COLUMNS = Object.keys(LIMIT_NAMES)
  .map((name) => `"${name}"`)
  .join(', ');

/** @returns what the holder may use. */
export function limitsOf({ quick }: Transaction, { organizationId, apiKeyId }: QuotaHolder): Limits {
  const [table, id] = apiKeyId === null ? ['Organization', organizationId] : ['ApiKey', apiKeyId];
  const limits = quick.row<Limits>(`SELECT ${COLUMNS} FROM "${table}" WHERE "id" = ?`, id);
  if (!limits) throw new Error('Whoever uses a quota is not there.');
  return limits;
}

/** @returns how many sessions have begun and not ended, paused and queued ones included. */
export async function countLiveSessions(
  tx: Transaction,
  { organizationId, apiKeyId }: QuotaHolder,
): Promise<number> {
  return await tx.session.count({
    where: { organizationId, status: { in: [...LIVE_STATUSES] }, ...(apiKeyId !== null && { apiKeyId }) },
  });
}

const group = z.object({
  runningSince: z.coerce.date().nullable(),
  runningMs: z.coerce.number().int(),
  costMicroUsd: z.coerce.number().int(),
  sessions: z.coerce.number().int(),
});

/**
 * Sums what the sessions that started in a month used up to `at`, deleted ones too, in one query over the
 * index of their start. Those that run now are counted up to the moment.
 */
export async function monthUsage(
  tx: Transaction,
  { organizationId, apiKeyId }: QuotaHolder,
  { from, to }: Month,
  at: number,
): Promise<MonthUsage> {
  const ofKey = apiKeyId === null ? Prisma.empty : Prisma.sql`and "apiKeyId" = ${apiKeyId}`;
  const found = await tx.$queryRaw<readonly unknown[]>(Prisma.sql`
    select "runningSince", sum("runningMs") as "runningMs", coalesce(sum("costMicroUsd"), 0) as "costMicroUsd",
      count(*) as "sessions"
    from "Session"
    where "organizationId" = ${organizationId} and "startedAt" >= ${from} and "startedAt" < ${to} ${ofKey}
    group by "runningSince"`);
  const groups = found.map((row) => group.parse(row));
  return {
    runningMs: groups.reduce((sum, { runningMs, runningSince, sessions }) => {
      const present = runningSince === null ? 0 : Math.max(0, at - runningSince.getTime());
      return sum + runningMs + sessions * present;
    }, 0),
    costMicroUsd: groups.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0),
  };
}

/** Which warning is meant. */
export type QuotaWarningId = QuotaHolder & { readonly quota: MonthQuota; readonly month: string };

/** @returns whether the warning was given. */
export async function wasWarned(tx: Transaction, warning: QuotaWarningId): Promise<boolean> {
  return (await tx.quotaWarning.count({ where: warningRow(warning) })) > 0;
}

/** The warning was given already, in this moment, by another session. */
export class AlreadyWarned extends Error {
  override readonly name = 'AlreadyWarned';
}

/**
 * Notes that the warning is given, in the transaction that gives it.
 *
 * @throws {AlreadyWarned} which undoes that transaction
 */
export async function insertWarning(tx: Transaction, warning: QuotaWarningId, at: Date): Promise<void> {
  if (await wasWarned(tx, warning)) throw new AlreadyWarned();
  await tx.quotaWarning
    .create({ data: { ...warningRow(warning), createdAt: at } })
    .catch((error: unknown) => {
      throw isTaken(error) ? new AlreadyWarned() : error;
    });
}

function warningRow({ organizationId, apiKeyId, quota, month }: QuotaWarningId) {
  return { organizationId, holder: apiKeyId ?? organizationId, quota, month };
}
