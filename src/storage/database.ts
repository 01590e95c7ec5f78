import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { StartError } from '../lib/start-error.ts';
import { type Prisma, PrismaClient } from './generated/sqlite/client.ts';
import { isolated } from './isolated-adapter.ts';
import { migrate } from './schema-engine.ts';

/** The open database; dispose it last. */
export type Database = PrismaClient & AsyncDisposable;
/** The database within a transaction. */
export type Transaction = Prisma.TransactionClient;

/** How long a transaction may wait for its turn, and then run, in milliseconds. */
const PATIENCE_MS = 30_000;

/**
 * Opens the embedded database and brings it to the present models. What is read is committed, and an
 * acknowledged write survives the loss of power.
 *
 * @param path the SQLite file, created when absent; its folder must exist
 * @see https://www.sqlite.org/pragma.html#pragma_synchronous
 */
export async function openDatabase(path: string): Promise<Database> {
  const adapter = new PrismaBetterSqlite3({ url: `file:${path}` });
  await migrate(adapter).catch((error: unknown) => {
    throw new StartError(
      `The database "${path}" can't be opened or brought up to date: it is damaged, or not writable, or of a newer Opposable. Restore it from a copy, or set OPPOSABLE_DATA_DIR to another folder.`,
      { cause: error },
    );
  });
  const client = new PrismaClient({
    adapter: isolated(adapter),
    transactionOptions: { maxWait: PATIENCE_MS, timeout: PATIENCE_MS },
  });
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.$disconnect() });
}
