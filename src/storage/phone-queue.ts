import type { OrganizationId, PhoneId, SessionId } from '../domain/ids.ts';
import type { WantedPhone } from '../domain/phone.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import type { Transaction } from './database.ts';
import type { Prisma } from './generated/sqlite/client.ts';
import { toPhoneRecord } from './records.ts';
import { leasePhone, releasePhone } from './session-records.ts';

const WAITING = { isQueued: true, status: { in: ['creating', 'paused'] }, deletedAt: null } as {
  isQueued: true;
  status: { in: string[] };
  deletedAt: null;
};

/** Who has waited the longest comes first. */
const IN_TURN = [
  { queuedAt: 'asc' },
  { id: 'asc' },
] as const satisfies Prisma.SessionOrderByWithRelationInput[];

const NEWEST = { orderBy: { index: 'desc' }, take: 1 } as const;

/** A conversation whose turn is over, or that nothing was said to yet. */
const IDLE: Prisma.SessionWhereInput[] = [
  { status: 'paused', pauseReason: 'idle', hasNews: false },
  { status: 'creating', instruction: '', mode: 'conversation' },
];

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
    orderBy: [...IN_TURN],
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
    orderBy: [...IN_TURN],
    select: { id: true, phoneId: true },
  });
  const queues = Map.groupBy(waiting, ({ phoneId }) => phoneId);
  const positions = [...queues.values()].flatMap((queue) =>
    queue.map(({ id }, at) => [id as SessionId, at + 1] as const),
  );
  return new Map(positions);
}

/** Has a session hold its phone again, or wait for it. */
export async function givePhone(
  tx: Transaction,
  id: SessionId,
  { id: phoneId, isQueued }: { readonly id: PhoneId; readonly isQueued: boolean },
  at: Date,
): Promise<void> {
  const queuedAt = isQueued ? at : null;
  await tx.session.update({ where: { id }, data: { phoneId, wantedPhone: null, isQueued, queuedAt } });
  if (!isQueued && !(await leasePhone(tx, phoneId, id))) {
    throw new Error('A phone that was free is taken, within one transaction.');
  }
}

/** A conversation that holds a phone and does nothing with it, since its latest event. */
export type IdleHolder = { readonly id: SessionId; readonly phoneId: PhoneId; readonly since: Date };

/** @returns the conversations that hold a phone and wait to be spoken to. */
export async function idleHolders(tx: Transaction): Promise<readonly IdleHolder[]> {
  const rows = await tx.phone.findMany({
    where: { lease: { OR: IDLE } },
    select: {
      id: true,
      lease: { select: { id: true, createdAt: true, events: { ...NEWEST, select: { ts: true } } } },
    },
  });
  return rows.flatMap(({ id, lease }) =>
    lease
      ? [
          {
            id: lease.id as SessionId,
            phoneId: id as PhoneId,
            since: lease.events[0]?.ts ?? lease.createdAt,
          },
        ]
      : [],
  );
}

/** @returns the phone that an idle conversation has given back; undefined when it is at work again, or has none. */
export async function releaseIdle(
  tx: Transaction,
  { id, phoneId }: IdleHolder,
  wanted: WantedPhone,
): Promise<PhoneId | undefined> {
  const { count } = await tx.session.updateMany({
    where: { id, leasedPhone: { id: phoneId }, OR: IDLE },
    data: { wantedPhone: JSON.stringify(wanted) },
  });
  return count === 0 ? undefined : await releasePhone(tx, id);
}
