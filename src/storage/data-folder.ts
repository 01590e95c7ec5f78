import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** A folder that this process alone may use until it is disposed. */
export type DataFolder = Disposable & {
  readonly databasePath: string;
  readonly framesDir: string;
  /** Where the key of a first start is kept for the command line on this machine. */
  readonly keyPath: string;
};

/** The file of a data folder that holds the key of a first start. */
export function keyPath(dataDir: string): string {
  return join(dataDir, 'api-key');
}

/**
 * Creates the folder when absent and takes it for this process. The lock is the operating system's
 * lock on a SQLite file, so it ends with the process, however that ends.
 *
 * @throws when another process holds the folder
 */
export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = new Sqlite(join(dataDir, 'lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new Error(
      `Another Opposable server is using the data folder "${dataDir}". Stop it, or set OPPOSABLE_DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  return {
    databasePath: join(dataDir, 'opposable.db'),
    framesDir: join(dataDir, 'frames'),
    keyPath: keyPath(dataDir),
    [Symbol.dispose]: () => lock.close(),
  };
}
