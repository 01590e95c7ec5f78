import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { StartError } from '../lib/start-error.ts';

/** A folder that this process alone may use until it is disposed. */
export type DataFolder = Disposable & {
  readonly databasePath: string;
  readonly framesDir: string;
};

/**
 * Creates the folder when absent and takes it for this process. The lock is the operating system's
 * lock on a SQLite file, so it ends with the process, however that ends.
 *
 * @throws {StartError} when another process holds the folder
 */
export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = new Sqlite(join(dataDir, 'lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    throw new StartError(
      `Another Opposable server is using the data folder "${dataDir}". Stop it, or set OPPOSABLE_DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  return {
    databasePath: join(dataDir, 'opposable.db'),
    framesDir: join(dataDir, 'frames'),
    [Symbol.dispose]: () => lock.close(),
  };
}
