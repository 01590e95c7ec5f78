import type { OrganizationId, PhoneId, SessionId } from '../domain/ids.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import type { Transaction } from './database.ts';
import { toPhoneRecord } from './records.ts';
import { leasePhone } from './session-records.ts';

const WAITING = { isQueued: true, status: 'creating', deletedAt: null } as const;

/** A phone and how many sessions wait for it. */
export type QueuedPhone = PhoneRecord & { readonly queueLength: number };

/** @returns the organisation's phones by name, all or those of a pool, with the length of their queues. */
export async function phonesWithQueues(
  tx: Transaction,
  organizationId: OrganizationId,
  which: { readonly pool?: string | undefined; readonly id?: PhoneId | undefined },
): Promise<readonly QueuedPhone[]> {
  const rows = await tx.phone.findMany({
    where: {
      organizationId,
      removedAt: null,
      ...(which.pool !== undefined && { pool: which.pool }),
      ...(which.id !== undefined && { id: which.id }),
    },
    orderBy: { name: 'asc' },
  });
  const lengths = await queueLengths(tx, rows);
  return rows.map((row) => ({ ...toPhoneRecord(row), queueLength: lengths.get(row.id) ?? 0 }));
}

/**
 * Gives a free phone to the session that has waited for it the longest. The phone's row decides: of two who
 * would give the same phone away one comes too late.
 *
 * @returns that session, which must be handled now; undefined when none waits, or the phone isn't free
 */
export async function leaseToNext(tx: Transaction, phoneId: PhoneId): Promise<SessionId | undefined> {
  const next = await tx.session.findFirst({
    where: { phoneId, ...WAITING },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  if (!next) return undefined;
  const id = next.id as SessionId;
  const isReachable = await tx.phone.count({
    where: { id: phoneId, removedAt: null, connectionStatus: { not: 'offline' } },
  });
  if (isReachable === 0 || !(await leasePhone(tx, phoneId, id))) return undefined;
  // One that was stopped meanwhile gives the phone back like any other that ends.
  await tx.session.updateMany({ where: { id, ...WAITING }, data: { isQueued: false } });
  return id;
}

/** @returns the phones that sessions wait for and no session holds. */
export async function phonesToGive(tx: Transaction): Promise<readonly PhoneId[]> {
  const free = await tx.phone.findMany({ where: { leaseId: null, removedAt: null }, select: { id: true } });
  return [...(await queueLengths(tx, free)).keys()] as PhoneId[];
}

/** How many sessions wait for each of these phones, of those that any waits for: a look into the index. */
async function queueLengths(
  tx: Transaction,
  phones: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, number>> {
  const groups = await tx.session.groupBy({
    by: ['phoneId'],
    where: { phoneId: { in: phones.map(({ id }) => id) }, ...WAITING },
    _count: { _all: true },
  });
  return new Map(groups.map(({ phoneId, _count }) => [phoneId, _count._all]));
}

/** @returns 1 for a session that has its phone next, and so on; one that doesn't wait is left out. */
export async function queuePositions(
  tx: Transaction,
  ids: readonly SessionId[],
): Promise<ReadonlyMap<SessionId, number>> {
  const waiting = await tx.session.findMany({
    where: { ...WAITING, phone: { sessions: { some: { id: { in: [...ids] }, ...WAITING } } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, phoneId: true },
  });
  const queues = Map.groupBy(waiting, ({ phoneId }) => phoneId);
  const positions = [...queues.values()].flatMap((queue) =>
    queue.map(({ id }, at) => [id as SessionId, at + 1] as const),
  );
  return new Map(positions);
}
