import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keyedLock } from '../lib/keyed-lock.ts';

/** Files under the hash of what is in them: `<dir>/ab/abcdef…`. Rows of the database say which are wanted. */
export type HashedFiles = {
  /**
   * Writes a file durably, and then its row: the file stays until `storeRow` is over.
   *
   * @param writer tells this write from others of the same file, such as the id of the row
   */
  readonly write: <T>(
    hash: string,
    bytes: Uint8Array,
    writer: string,
    storeRow: () => Promise<T>,
  ) => Promise<T>;
  /** @throws Error when there is none */
  readonly read: (hash: string) => Promise<Uint8Array>;
  /** Deletes those of the files that no row wants. */
  readonly discard: (
    hashes: readonly string[],
    isWanted: (hash: string) => Promise<boolean>,
  ) => Promise<void>;
};

/** @returns the files in a folder, which is made with the first of them */
export function hashedFiles(dir: string): HashedFiles {
  const pathOf = (hash: string): string => join(dir, hash.slice(0, 2), hash);
  // A file must not go while its row is on the way.
  const lock = keyedLock();
  return {
    async write(hash, bytes, writer, storeRow) {
      const path = pathOf(hash);
      return await lock(hash, async () => {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(`${path}.${writer}`, bytes, { flush: true });
        await rename(`${path}.${writer}`, path);
        return await storeRow();
      });
    },
    read: (hash) => readFile(pathOf(hash)),
    async discard(hashes, isWanted) {
      for (const hash of hashes) {
        await lock(hash, async () => {
          if (!(await isWanted(hash))) await rm(pathOf(hash), { force: true });
        });
      }
    },
  };
}
