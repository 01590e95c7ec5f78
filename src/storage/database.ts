import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { type Prisma, PrismaClient } from './generated/sqlite/client.ts';
import { migrate } from './schema-engine.ts';

/** The open database; dispose it last. */
export type Database = PrismaClient & AsyncDisposable;
/** The database within a transaction. */
export type Transaction = Prisma.TransactionClient;

/** How long a transaction may wait for its turn, and then run, in milliseconds. */
const PATIENCE_MS = 30_000;

/**
 * Opens the embedded database and brings it to the present models.
 *
 * WAL with `synchronous=FULL`: an acknowledged write survives the loss of power, and a busy writer
 * waits instead of losing what it was told is safe, as it may in rollback-journal mode.
 *
 * @param path the SQLite file, created when absent; its folder must exist
 * @see https://www.sqlite.org/pragma.html#pragma_synchronous
 */
export async function openDatabase(path: string): Promise<Database> {
  const adapter = new PrismaBetterSqlite3({ url: `file:${path}` });
  await migrate(adapter);
  const client = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: PATIENCE_MS, timeout: PATIENCE_MS },
  });
  await client.$queryRawUnsafe('PRAGMA journal_mode=WAL');
  await client.$queryRawUnsafe('PRAGMA synchronous=FULL');
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.$disconnect() });
}
