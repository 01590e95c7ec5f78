import { createHash } from 'node:crypto';
import { frameNotFound } from '../domain/frame.ts';
import {
  type FrameId,
  type JobId,
  newId,
  type OrganizationId,
  type PhoneId,
  type SessionId,
} from '../domain/ids.ts';
import type { Size } from '../domain/phone.ts';
import type { Database, Transaction } from './database.ts';
import type { Prisma } from './generated/sqlite/client.ts';
import { hashedFiles } from './hashed-files.ts';
import { isTaken } from './is-taken.ts';

/** A picture to store. */
export type FrameBytes = Size & { readonly mediaType: string; readonly bytes: Uint8Array };

/** Keeps every picture once, under the hash of its bytes. */
export type FrameStore = {
  /**
   * Stores a picture durably before it returns; the same bytes give the same id.
   *
   * @param owner whom it is kept for: a session, a phone that is used by hand, or a job
   */
  readonly put: (
    organizationId: OrganizationId,
    frame: FrameBytes,
    owner: SessionId | PhoneId | JobId,
  ) => Promise<FrameId>;
  /** @throws {DomainError} `FRAME_NOT_FOUND` when the organisation has none with that id */
  readonly get: (organizationId: OrganizationId, id: FrameId) => Promise<FrameBytes>;
  /**
   * Deletes the rows of the frames that are kept for nobody but `owner`. Hand the result to `discard` after
   * the commit.
   *
   * @param before only of frames that were last taken for `owner` before then; of all when absent
   * @returns the hashes of those frames
   */
  readonly forget: (
    tx: Transaction,
    organizationId: OrganizationId,
    owner: SessionId | PhoneId | JobId,
    before?: Date,
  ) => Promise<readonly string[]>;
  /** Deletes the pictures with these hashes that no organisation has a frame of. */
  readonly discard: (hashes: readonly string[]) => Promise<void>;
  /** @returns whether an event of the session leads to the frame */
  readonly isIn: (sessionId: SessionId, id: FrameId) => Promise<boolean>;
};

/** A frame store in a folder: `<dir>/ab/abcdef…`. */
export function frameStore(database: Database, dir: string): FrameStore {
  const files = hashedFiles(dir);

  return {
    async put(organizationId, frame, owner) {
      const hash = createHash('sha256').update(frame.bytes).digest('hex');
      const id = newId('frame');
      const { mediaType, widthPx, heightPx, bytes } = frame;
      const row = { id, organizationId, hash, mediaType, widthPx, heightPx, byteLength: bytes.byteLength };
      const data = { ...row, uses: { create: { owner } } };
      return await files.write(hash, bytes, id, async () => {
        try {
          await database.frame.create({ data, select: { id: true } });
          return id;
        } catch (error) {
          if (!isTaken(error)) throw error;
          // Nearly every frame is new, so that asking first would cost more than it saves.
          return await database.$transaction((tx) => share(tx, data, owner));
        }
      });
    },

    async forget(tx, organizationId, owner, before) {
      const use = { owner, ...(before && { usedAt: { lt: before } }) };
      const own = { organizationId, uses: { some: use, every: use } };
      const frames = await tx.frame.findMany({ where: own, select: { hash: true } });
      if (frames.length > 0) await tx.frame.deleteMany({ where: own });
      await tx.frameUse.deleteMany({ where: use });
      return frames.map(({ hash }) => hash);
    },

    discard: (hashes) =>
      files.discard(hashes, async (hash) => (await database.frame.count({ where: { hash } })) > 0),

    async get(organizationId, id) {
      const row = await database.frame.findFirst({ where: { id, organizationId } });
      if (!row) throw frameNotFound();
      const { mediaType, widthPx, heightPx } = row;
      return { bytes: await files.read(row.hash), mediaType, widthPx, heightPx };
    },

    async isIn(sessionId, id) {
      const shown = { data: { contains: `"frameId":"${id}"` } };
      const said = [{ data: { contains: '"frameIds":[' } }, { data: { contains: `"${id}"` } }];
      const where = { sessionId, OR: [shown, { type: 'user_message', AND: said }] };
      return (await database.agentEvent.findFirst({ where, select: { index: true } })) !== null;
    },
  };
}

/** Keeps a frame for one more owner; stores its row again when it was deleted a moment ago. */
async function share(
  tx: Transaction,
  data: Prisma.FrameUncheckedCreateInput & { readonly id: FrameId },
  owner: string,
): Promise<FrameId> {
  const { organizationId, hash } = data;
  const where = { organizationId_hash: { organizationId, hash } };
  const known = await tx.frame.findUnique({ where, select: { id: true } });
  if (!known) {
    await tx.frame.create({ data, select: { id: true } });
    return data.id;
  }
  const use = { frameId: known.id, owner };
  await tx.frameUse.upsert({ where: { frameId_owner: use }, create: use, update: { usedAt: new Date() } });
  return known.id as FrameId;
}
