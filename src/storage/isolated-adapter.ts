import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQueryable,
  Transaction,
} from '@prisma/driver-adapter-utils';
import type { Writer } from './writer.ts';

/** Whoever made the connections ends them. */
const dispose = async (): Promise<void> => undefined;

/** Prisma need not say `COMMIT` and `ROLLBACK`: whoever hands out the transaction does. */
const OPTIONS = { usePhantomQuery: true };

/**
 * Prisma's adapter for SQLite keeps transactions apart from one another, but not from anything else: what runs beside a
 * transaction joins it, sees what isn't committed and is undone with it. Here reads have a connection of their own, and
 * a write beside a transaction is one itself, which waits for its turn.
 */
export function outside(
  writer: Writer,
  writing: SqlDriverAdapter,
  reading: SqlDriverAdapter,
): SqlDriverAdapterFactory {
  return factoryOf({
    ...named(writing),
    queryRaw: (query) =>
      /^\s*select\b/i.test(query.sql) ? reading.queryRaw(query) : writer.run(() => writing.queryRaw(query)),
    executeRaw: (query) => writer.run(() => writing.executeRaw(query)),
    executeScript: (script) => writer.run(() => writing.executeScript(script)),
    async startTransaction() {
      const begun = Promise.withResolvers<void>();
      const toEnd = Promise.withResolvers<void>();
      const ended = writer.run(async () => {
        begun.resolve();
        await toEnd.promise;
      });
      await Promise.race([begun.promise, ended]);
      return transactionOf(writing, {
        async commit() {
          toEnd.resolve();
          await ended;
        },
        async rollback() {
          toEnd.reject(new Error('The transaction is undone.'));
          await ended.catch(() => undefined);
        },
      });
    },
    dispose,
  });
}

/** The adapter within a transaction that is open already: what it is asked belongs to that one. */
export function inside(writing: SqlDriverAdapter): SqlDriverAdapterFactory {
  return factoryOf({
    ...named(writing),
    ...queryableOf(writing),
    executeScript: (script) => writing.executeScript(script),
    async startTransaction() {
      await writing.executeScript('SAVEPOINT inner_one');
      return transactionOf(writing, {
        commit: () => writing.executeScript('RELEASE inner_one'),
        rollback: () => writing.executeScript('ROLLBACK TO inner_one; RELEASE inner_one'),
      });
    },
    dispose,
  });
}

function factoryOf(adapter: SqlDriverAdapter): SqlDriverAdapterFactory {
  return { ...named(adapter), connect: async () => adapter };
}

function transactionOf(
  writing: SqlDriverAdapter,
  end: Pick<Transaction, 'commit' | 'rollback'>,
): Transaction {
  return {
    ...named(writing),
    ...queryableOf(writing),
    options: OPTIONS,
    ...end,
    // What is nested is undone or kept with the whole.
    createSavepoint: (name) => writing.executeScript(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => writing.executeScript(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => writing.executeScript(`RELEASE ${name}`),
  };
}

function named({
  provider,
  adapterName,
}: SqlDriverAdapter): Pick<SqlDriverAdapter, 'provider' | 'adapterName'> {
  return { provider, adapterName };
}

function queryableOf(writing: SqlDriverAdapter): Pick<SqlQueryable, 'queryRaw' | 'executeRaw'> {
  return {
    queryRaw: (query) => writing.queryRaw(query),
    executeRaw: (query) => writing.executeRaw(query),
  };
}
