import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { StartError } from '../lib/start-error.ts';

/** A folder that this process alone may use until it is disposed. */
export type DataFolder = Disposable & {
  readonly databasePath: string;
  readonly framesDir: string;
  readonly snapshotsDir: string;
};

/**
 * Creates the folder when absent and takes it for this process. The lock is the operating system's
 * lock on a SQLite file, so it ends with the process, however that ends.
 *
 * @throws {StartError} when another process holds the folder, or when it can't be used
 */
export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  const lock = await openLock(dataDir).catch((error: unknown) => {
    throw unusable(dataDir, error);
  });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw unusable(dataDir, error);
  }
  return {
    databasePath: join(dataDir, 'opposable.db'),
    framesDir: join(dataDir, 'frames'),
    snapshotsDir: join(dataDir, 'snapshots'),
    [Symbol.dispose]: () => lock.close(),
  };
}

async function openLock(dataDir: string): Promise<Sqlite.Database> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return new Sqlite(join(dataDir, 'lock'), { timeout: 0 });
}

function unusable(dataDir: string, cause: unknown): StartError {
  const isHeld = cause instanceof Sqlite.SqliteError && cause.code.startsWith('SQLITE_BUSY');
  const message = isHeld
    ? `Another Opposable server is using the data folder "${dataDir}". Stop it, or set OPPOSABLE_DATA_DIR to another folder.`
    : `The data folder "${dataDir}" can't be used (${cause instanceof Error ? cause.message : cause}). Mend it, or set OPPOSABLE_DATA_DIR to another folder.`;
  return new StartError(message, { cause });
}
