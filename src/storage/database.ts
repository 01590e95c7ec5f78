import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { StartError } from '../lib/start-error.ts';
import { type Prisma, PrismaClient } from './generated/sqlite/client.ts';
import { isolated } from './isolated-adapter.ts';
import { historyDifference } from './migrations-applied.ts';
import { QuickReads } from './quick-reads.ts';
import { migrate } from './schema-engine.ts';

/** The open database; dispose it last. */
export type Database = PrismaClient & AsyncDisposable & { readonly quick: QuickReads };
/** The database within a transaction. */
export type Transaction = Prisma.TransactionClient;

/** How long a transaction may wait for its turn, and then run, in milliseconds. */
const PATIENCE_MS = 30_000;

/**
 * Opens the embedded database and brings it to the present models. What is read is committed, and an
 * acknowledged write survives the loss of power.
 *
 * @param path the SQLite file, created when absent; its folder must exist
 * @throws {StartError} when it can't be opened, or a newer version has changed it
 * @see https://www.sqlite.org/pragma.html#pragma_synchronous
 */
export async function openDatabase(path: string): Promise<Database> {
  const adapter = new PrismaBetterSqlite3({ url: `file:${path}` });
  await migrate(adapter).catch((error: unknown) => {
    throw new StartError(
      `The database "${path}" can't be opened or brought up to date: it is damaged, or not writable. Restore it from a copy, or set OPPOSABLE_DATA_DIR to another folder.`,
      { cause: error },
    );
  });
  const client = new PrismaClient({
    adapter: isolated(adapter),
    transactionOptions: { maxWait: PATIENCE_MS, timeout: PATIENCE_MS },
  });
  const { unknown } = await historyDifference(client);
  if (unknown.length > 0) {
    await client.$disconnect();
    throw new StartError(
      `The database "${path}" is of a newer Opposable, which has brought it to "${unknown.at(-1)}". Start that version again, or restore the copy from before the upgrade.`,
    );
  }
  return withQuickReads(client, new QuickReads(path));
}

/** @returns the client with what reads beside it; both end together */
export function withQuickReads(client: PrismaClient, quick: QuickReads): Database {
  return Object.assign(client, {
    quick,
    async [Symbol.asyncDispose]() {
      quick[Symbol.dispose]();
      await client.$disconnect();
    },
  });
}
