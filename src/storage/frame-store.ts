import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { frameNotFound } from '../domain/frame.ts';
import { type FrameId, newId, type OrganizationId, type SessionId } from '../domain/ids.ts';
import type { Size } from '../domain/phone.ts';
import type { Database } from './database.ts';
import { isTaken } from './is-taken.ts';

/** A picture to store. */
export type FrameBytes = Size & { readonly mediaType: string; readonly bytes: Uint8Array };

/** Keeps every picture once, under the hash of its bytes. */
export type FrameStore = {
  /** Stores a picture durably before it returns; the same bytes give the same id. */
  readonly put: (organizationId: OrganizationId, frame: FrameBytes) => Promise<FrameId>;
  /** @throws {DomainError} `FRAME_NOT_FOUND` when the organisation has none with that id */
  readonly get: (organizationId: OrganizationId, id: FrameId) => Promise<FrameBytes>;
  /** @returns whether an event of the session leads to the frame */
  readonly isIn: (sessionId: SessionId, id: FrameId) => Promise<boolean>;
};

/** A frame store in a folder: `<dir>/ab/abcdef…`. */
export function frameStore(database: Database, dir: string): FrameStore {
  const pathOf = (hash: string): string => join(dir, hash.slice(0, 2), hash);

  return {
    async put(organizationId, frame) {
      const hash = createHash('sha256').update(frame.bytes).digest('hex');
      const path = pathOf(hash);
      const id = newId('frame');
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.${id}`, frame.bytes, { flush: true });
      await rename(`${path}.${id}`, path);
      const { mediaType, widthPx, heightPx, bytes } = frame;
      const data = { id, organizationId, hash, mediaType, widthPx, heightPx, byteLength: bytes.byteLength };
      try {
        await database.frame.create({ data, select: { id: true } });
        return id;
      } catch (error) {
        if (!isTaken(error)) throw error;
        // Nearly every frame is new, so that asking first would cost more than it saves.
        const where = { organizationId_hash: { organizationId, hash } };
        return (await database.frame.findUniqueOrThrow({ where, select: { id: true } })).id as FrameId;
      }
    },

    async get(organizationId, id) {
      const row = await database.frame.findFirst({ where: { id, organizationId } });
      if (!row) throw frameNotFound();
      const { mediaType, widthPx, heightPx } = row;
      return { bytes: await readFile(pathOf(row.hash)), mediaType, widthPx, heightPx };
    },

    async isIn(sessionId, id) {
      const where = { sessionId, data: { contains: `"frameId":"${id}"` } };
      return (await database.agentEvent.findFirst({ where, select: { index: true } })) !== null;
    },
  };
}
