import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import BetterSqlite3 from 'better-sqlite3';
import { StartError } from '../lib/start-error.ts';
import { type Prisma, PrismaClient } from './generated/sqlite/client.ts';
import { inside, outside } from './isolated-adapter.ts';
import { KnownReads } from './known-reads.ts';
import { historyDifference } from './migrations-applied.ts';
import type { QuickReads } from './quick-reads.ts';
import { QuickWrites } from './quick-writes.ts';
import { migrate } from './schema-engine.ts';
import { Writer } from './writer.ts';

type Models = Omit<Prisma.TransactionClient, '$transaction'>;

/** The database within a transaction, or beside all of them. */
export type Transaction = Models & { readonly quick: QuickReads };
/** The database within a transaction that writes. */
export type WriteTransaction = Models & { readonly quick: QuickWrites };

/** The open database; dispose it last. What it is asked beside a transaction sees what is committed. */
export type Database = Omit<PrismaClient, '$transaction'> &
  AsyncDisposable & {
    readonly quick: QuickReads;
    /** Does `work` in a transaction, in its turn; what it does beside that one, it must not wait for. */
    readonly $transaction: <T>(work: (tx: WriteTransaction) => Promise<T>) => Promise<T>;
  };

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
  const database = await connectDatabase(adapter);
  const { unknown } = await historyDifference(database);
  if (unknown.length > 0) {
    await database[Symbol.asyncDispose]();
    throw new StartError(
      `The database "${path}" is of a newer Opposable, which has brought it to "${unknown.at(-1)}". Start that version again, or restore the copy from before the upgrade.`,
    );
  }
  return database;
}

/**
 * Connects to a database that is up to date: one connection writes, another one reads.
 *
 * @param factory makes connections to one file, which is brought into WAL mode
 */
export async function connectDatabase(factory: SqlDriverAdapterFactory): Promise<Database> {
  const writing = await factory.connect();
  // With `synchronous=FULL` an acknowledged write survives the loss of power.
  // What undoes one transaction of a group is never needed later: it need not be in a file.
  await writing.executeScript('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;');
  const reading = await factory.connect();
  await reading.executeScript('PRAGMA query_only=ON;');
  const quick = new KnownReads(connectionOf(reading));
  const writer = new Writer(connectionOf(writing), () => quick.forget());
  const client = new PrismaClient({ adapter: outside(writer, writing, reading) });
  const within = new PrismaClient({ adapter: inside(writing) });
  const tx = Object.assign(within, { quick: new QuickWrites(connectionOf(writing)) });
  return Object.assign(client as Omit<PrismaClient, '$transaction'>, {
    quick,
    $transaction: <T>(work: (within: WriteTransaction) => Promise<T>): Promise<T> =>
      writer.run(() => work(tx)),
    async [Symbol.asyncDispose]() {
      await client.$disconnect();
      await within.$disconnect();
      await reading.dispose();
      await writing.dispose();
    },
  });
}

/** @returns the connection that an adapter has, which it shows to nobody. */
function connectionOf(adapter: object): BetterSqlite3.Database {
  const connection: unknown = Reflect.get(adapter, 'client');
  if (connection instanceof BetterSqlite3) return connection;
  throw new Error('The adapter of SQLite is not built as this version expects.');
}
