import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';

const BARE = { args: [], argTypes: [] };

/**
 * Prisma's adapter for SQLite keeps transactions apart from one another, but not from anything else:
 * what runs beside a transaction joins it, sees what isn't committed and is undone with it. Here reads
 * have a connection of their own, and a write beside a transaction waits for its end.
 *
 * @param factory makes connections to one file, which is brought into WAL mode
 */
export function isolated(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const writer = await factory.connect();
      // With `synchronous=FULL` an acknowledged write survives the loss of power.
      await writer.executeScript('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;');
      const reader = await factory.connect();
      await reader.executeScript('PRAGMA query_only=ON;');
      return connection(writer, reader);
    },
  };
}

function connection(writer: SqlDriverAdapter, reader: SqlDriverAdapter): SqlDriverAdapter {
  return {
    provider: writer.provider,
    adapterName: writer.adapterName,
    queryRaw: (query) =>
      /^\s*select\b/i.test(query.sql)
        ? reader.queryRaw(query)
        : inTransaction(writer, (tx) => tx.queryRaw(query)),
    executeRaw: (query) => inTransaction(writer, (tx) => tx.executeRaw(query)),
    executeScript: (script) => writer.executeScript(script),
    startTransaction: (isolationLevel) => writer.startTransaction(isolationLevel),
    async dispose() {
      await reader.dispose();
      await writer.dispose();
    },
  };
}

async function inTransaction<T>(
  writer: SqlDriverAdapter,
  work: (tx: SqlQueryable) => Promise<T>,
): Promise<T> {
  const tx = await writer.startTransaction();
  try {
    const value = await work(tx);
    await tx.executeRaw({ sql: 'COMMIT', ...BARE });
    await tx.commit();
    return value;
  } catch (error) {
    // A failure as grave as a full disk has undone the transaction already.
    await tx.executeRaw({ sql: 'ROLLBACK', ...BARE }).catch(() => undefined);
    await tx.rollback();
    throw error;
  }
}
