import type { OrganizationId, PhoneId, SessionId } from '../domain/ids.ts';
import type { WantedPhone } from '../domain/phone.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import { type SnapshotKind, snapshotKindOf } from '../domain/snapshot.ts';
import type { Transaction, WriteTransaction } from './database.ts';
import type { Prisma } from './generated/sqlite/client.ts';
import { storedDate } from './quick-writes.ts';
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

const IS_WAITING = `"isQueued" = 1 AND "status" IN ('creating', 'paused') AND "deletedAt" IS NULL`;

/** How many sessions wait for a phone: a look into the index. */
const QUEUE_LENGTH = `SELECT count(*) FROM "Session" WHERE "phoneId" = "Phone"."id" AND ${IS_WAITING}`;

const NEWEST = { orderBy: { index: 'desc' }, take: 1 } as const;

/** A conversation whose turn is over, or that nothing was said to yet. */
const IDLE: Prisma.SessionWhereInput[] = [
  { status: 'paused', pauseReason: 'idle', hasNews: false },
  { status: 'creating', instruction: '', mode: 'conversation' },
];

/** What decides whether a session has a phone, and how many wait for it. */
export type QueuedPhone = Pick<PhoneRecord, 'id' | 'name' | 'connectionStatus' | 'leaseId' | 'heldUntil'> & {
  readonly queueLength: number;
  /** How its snapshots are made, if they can be. */
  readonly snapshotKind: () => SnapshotKind | undefined;
};

/** @returns the organisation's phones by name, all or those of a pool, with the length of their queues. */
export async function phonesWithQueues(
  { quick }: Transaction,
  organizationId: OrganizationId,
  which: { readonly pool?: string | undefined; readonly id?: PhoneId | undefined },
): Promise<readonly QueuedPhone[]> {
  const given = Object.entries(which).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  type Row = Omit<QueuedPhone, 'snapshotKind'> &
    Pick<PhoneRecord, 'platform' | 'udid'> & { capabilities: string };
  const rows = quick.rows<Row>(
    `SELECT "id", "name", "connectionStatus", "leaseId", "heldUntil", "platform", "udid", "capabilities", (${QUEUE_LENGTH}) AS "queueLength" FROM "Phone"
      WHERE "organizationId" = ? AND "removedAt" IS NULL ${given.map(({ name }) => `AND "${name}" = ?`).join(' ')}
      ORDER BY "name"`,
    organizationId,
    ...given.map(({ value }) => value),
  );
  return rows.map(({ platform, udid, capabilities, ...row }) => ({
    ...row,
    snapshotKind: () => snapshotKindOf({ platform, udid, capabilities: JSON.parse(capabilities) }),
  }));
}

/** @returns the first phone by name that answers, and that nobody uses at `now`, waits for or holds. */
export function readyPhone(
  { quick }: Transaction,
  organizationId: OrganizationId,
  pool: string | undefined,
  now: number,
): Pick<PhoneRecord, 'id' | 'name'> | undefined {
  const within = inPool(pool);
  // The sign keeps the index of leases out: by that of names, the search ends with the first that is found.
  return quick.row<Pick<PhoneRecord, 'id' | 'name'>>(
    `SELECT "id", "name" FROM "Phone"
      WHERE "organizationId" = ? AND "removedAt" IS NULL ${within.sql} AND +"leaseId" IS NULL
        AND "connectionStatus" = 'online' AND ("heldUntil" IS NULL OR "heldUntil" <= ?) AND (${QUEUE_LENGTH}) = 0
      ORDER BY "name" LIMIT 1`,
    organizationId,
    ...within.parameters,
    storedDate(new Date(now)),
  );
}

/** @returns the organisation's first phone by name, of all or of those of a pool. */
export function firstPhone(
  { quick }: Transaction,
  organizationId: OrganizationId,
  pool: string | undefined,
): PhoneId | undefined {
  const within = inPool(pool);
  const sql = `SELECT "id" FROM "Phone" WHERE "organizationId" = ? AND "removedAt" IS NULL ${within.sql} ORDER BY "name" LIMIT 1`;
  const row = quick.row<{ id: PhoneId }>(sql, organizationId, ...within.parameters);
  return row?.id;
}

/** @returns what keeps to the phones of a pool, if one is given */
function inPool(pool: string | undefined): { readonly sql: string; readonly parameters: readonly string[] } {
  return pool === undefined ? { sql: '', parameters: [] } : { sql: 'AND "pool" = ?', parameters: [pool] };
}

/**
 * Gives a free phone to the session that has waited for it the longest. The phone's row decides: of two who
 * would give the same phone away one comes too late.
 *
 * @returns that session, which must be handled now; undefined when none waits, or the phone isn't free
 */
export function leaseToNext(tx: WriteTransaction, phoneId: PhoneId): SessionId | undefined {
  const { quick } = tx;
  const first = `SELECT "id" FROM "Session" WHERE "phoneId" = ? AND ${IS_WAITING} ORDER BY "queuedAt", "id" LIMIT 1`;
  const next = quick.row<{ id: SessionId }>(first, phoneId);
  if (!next) return undefined;
  const reachable = `SELECT "id" FROM "Phone"
    WHERE "id" = ? AND "removedAt" IS NULL AND "connectionStatus" <> 'offline'`;
  if (!quick.row(reachable, phoneId) || !leasePhone(tx, phoneId, next.id)) return undefined;
  quick.update('Session', { isQueued: false }, { id: next.id });
  return next.id;
}

/** @returns the phones that sessions wait for and no session holds. */
export async function phonesToGive({ quick }: Transaction): Promise<readonly PhoneId[]> {
  const sql = `SELECT "id" FROM "Phone" WHERE "leaseId" IS NULL AND "removedAt" IS NULL AND (${QUEUE_LENGTH}) > 0`;
  return quick.rows<{ id: PhoneId }>(sql).map(({ id }) => id);
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
  tx: WriteTransaction,
  id: SessionId,
  { id: phoneId, isQueued }: { readonly id: PhoneId; readonly isQueued: boolean },
  at: Date,
): Promise<void> {
  const queuedAt = isQueued ? at : null;
  await tx.session.update({ where: { id }, data: { phoneId, wantedPhone: null, isQueued, queuedAt } });
  if (!isQueued && !leasePhone(tx, phoneId, id)) {
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
  tx: WriteTransaction,
  { id, phoneId }: IdleHolder,
  wanted: WantedPhone,
): Promise<PhoneId | undefined> {
  const { count } = await tx.session.updateMany({
    where: { id, leasedPhone: { id: phoneId }, OR: IDLE },
    data: { wantedPhone: JSON.stringify(wanted) },
  });
  return count === 0 ? undefined : releasePhone(tx, id);
}
