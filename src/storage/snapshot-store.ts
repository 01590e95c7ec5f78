import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type ApiKeyId, newId, type OrganizationId, type SessionId, type SnapshotId } from '../domain/ids.ts';
import { type SnapshotRecord, snapshotNotFound } from '../domain/snapshot.ts';
import type { Database, Transaction } from './database.ts';
import type { Snapshot } from './generated/sqlite/client.ts';
import { hashedFiles } from './hashed-files.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** A snapshot to store. */
export type NewSnapshot = Pick<SnapshotRecord, 'sessionId' | 'phoneId' | 'kind' | 'mode' | 'createdAt'> & {
  readonly bytes: Uint8Array;
  /** Whose default it becomes, in the place of the one before; null for nobody's. */
  readonly defaultOf: ApiKeyId | null;
};

/** Keeps what phones were saved to, compressed, once under the hash of its bytes. */
export type SnapshotStore = {
  /** Stores a snapshot durably before it returns. */
  readonly put: (organizationId: OrganizationId, snapshot: NewSnapshot) => Promise<SnapshotRecord>;
  /** @throws {DomainError} `SNAPSHOT_NOT_FOUND` when the organisation has none with that id */
  readonly get: (
    organizationId: OrganizationId,
    id: SnapshotId,
  ) => Promise<SnapshotRecord & { readonly bytes: Uint8Array }>;
  /**
   * Deletes the rows of a session's snapshots but `keep` and what is somebody's default. Hand the result to
   * `discard` after the commit.
   *
   * @returns the hashes of those
   */
  readonly forget: (
    tx: Transaction,
    organizationId: OrganizationId,
    sessionId: SessionId,
    keep?: SnapshotId,
  ) => Promise<readonly string[]>;
  /** Deletes the bytes with these hashes that no organisation has a snapshot of. */
  readonly discard: (hashes: readonly string[]) => Promise<void>;
  /** Deletes a snapshot. @throws {DomainError} `SNAPSHOT_NOT_FOUND` */
  readonly remove: (organizationId: OrganizationId, id: SnapshotId) => Promise<void>;
  /** Deletes what outlasted its session, is nobody's default, and was made before then. */
  readonly expire: (before: Date) => Promise<void>;
};

/** A snapshot store in a folder. */
export function snapshotStore(database: Database, dir: string): SnapshotStore {
  const files = hashedFiles(dir);
  const discard: SnapshotStore['discard'] = (hashes) =>
    files.discard(hashes, async (hash) => (await database.snapshot.count({ where: { hash } })) > 0);

  return {
    async put(organizationId, { bytes, ...snapshot }) {
      const id = newId('snap');
      const hash = createHash('sha256').update(bytes).digest('hex');
      const data = { ...snapshot, id, organizationId, hash, byteLength: bytes.byteLength };
      const { defaultOf } = snapshot;
      const storeRow = () =>
        database.$transaction(async (tx) => {
          if (defaultOf !== null) {
            await tx.snapshot.updateMany({ where: { organizationId, defaultOf }, data: { defaultOf: null } });
          }
          return await tx.snapshot.create({ data });
        });
      return toRecord(await files.write(hash, await compress(bytes), id, storeRow));
    },

    async get(organizationId, id) {
      const row = await database.snapshot.findFirst({ where: { id, organizationId } });
      if (!row) throw snapshotNotFound();
      return { ...toRecord(row), bytes: await expand(await files.read(row.hash)) };
    },

    async forget(tx, organizationId, sessionId, keep) {
      const where = { organizationId, sessionId, defaultOf: null, ...(keep && { id: { not: keep } }) };
      return await forgetWhere(tx, where);
    },

    discard,

    async remove(organizationId, id) {
      const hashes = await forgetWhere(database, { organizationId, id });
      if (hashes.length === 0) throw snapshotNotFound();
      await discard(hashes);
    },

    async expire(before) {
      const old = await database.snapshot.findMany({
        where: { defaultOf: null, createdAt: { lt: before } },
        select: { id: true, sessionId: true },
      });
      const deleted = await database.session.findMany({
        where: { id: { in: old.map(({ sessionId }) => sessionId) }, deletedAt: { not: null } },
        select: { id: true },
      });
      const sessionId = { in: deleted.map(({ id }) => id) };
      await discard(
        await forgetWhere(database, { id: { in: old.map(({ id }) => id) }, sessionId, defaultOf: null }),
      );
    },
  };
}

/** Where a new session's phone comes from: the latest snapshot of another session, or what is a user's default. */
export type SnapshotSource = { readonly sessionId: SessionId } | { readonly userId: ApiKeyId };

/** @returns the organisation's snapshot from there, if there is one */
export async function findSnapshot(
  tx: Transaction,
  organizationId: OrganizationId,
  from: SnapshotSource | { readonly id: SnapshotId },
): Promise<SnapshotRecord | undefined> {
  const which = 'userId' in from ? { defaultOf: from.userId } : from;
  const row = await tx.snapshot.findFirst({
    where: { organizationId, ...which },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return row ? toRecord(row) : undefined;
}

/** @returns the snapshots of sessions, newest first, by session */
export async function snapshotsOf(
  database: Database,
  sessionIds: readonly SessionId[],
): Promise<ReadonlyMap<SessionId, readonly SnapshotRecord[]>> {
  const rows = await database.snapshot.findMany({
    where: { sessionId: { in: [...sessionIds] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return Map.groupBy(rows.map(toRecord), ({ sessionId }) => sessionId);
}

/** @returns the hashes of what was deleted */
async function forgetWhere(
  tx: Transaction,
  where: NonNullable<Parameters<Transaction['snapshot']['deleteMany']>[0]>['where'] & object,
): Promise<readonly string[]> {
  const rows = await tx.snapshot.findMany({ where, select: { hash: true } });
  if (rows.length > 0) await tx.snapshot.deleteMany({ where });
  return rows.map(({ hash }) => hash);
}

function toRecord(row: Snapshot): SnapshotRecord {
  return row as unknown as SnapshotRecord;
}
