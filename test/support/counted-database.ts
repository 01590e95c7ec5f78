import { join } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';
import { withQuickReads } from '../../src/storage/database.ts';
import { PrismaClient } from '../../src/storage/generated/sqlite/client.ts';
import { isolated } from '../../src/storage/isolated-adapter.ts';
import { QuickReads } from '../../src/storage/quick-reads.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** A database that says what it was asked. */
export type CountedDatabase = TestDatabase & {
  /** @returns what was sent to the database meanwhile: its statements, and how many rows they gave */
  readonly counted: (work: () => Promise<unknown>) => Promise<{ statements: string[]; rows: number }>;
};

/** Opens an empty database with the default organisation. */
export async function countedDatabase(): Promise<CountedDatabase> {
  await using opened = new AsyncDisposableStack();
  const db = opened.use(await testDatabase());
  let statements: string[] = [];
  let rows = 0;

  const counting = <Q extends SqlQueryable>(queryable: Q): Q => {
    const { queryRaw, executeRaw } = queryable;
    return Object.assign(queryable, {
      async queryRaw(...[query]: Parameters<Q['queryRaw']>) {
        statements.push(query.sql);
        const found = await queryRaw.call(queryable, query);
        rows += found.rows.length;
        return found;
      },
      async executeRaw(...[query]: Parameters<Q['executeRaw']>) {
        statements.push(query.sql);
        return await executeRaw.call(queryable, query);
      },
    });
  };
  const factory = new PrismaBetterSqlite3({ url: `file:${join(db.folder, 'opposable.db')}` });
  const adapter: SqlDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const connection = counting(await factory.connect());
      const { startTransaction } = connection;
      return Object.assign(connection, {
        startTransaction: async (...[level]: Parameters<typeof startTransaction>) =>
          counting(await startTransaction.call(connection, level)),
      });
    },
  };
  const client = new PrismaClient({ adapter: isolated(adapter) });
  const quick = new QuickReads(join(db.folder, 'opposable.db'));
  const { rows: read } = quick;
  quick.rows = (sql, ...parameters) => {
    statements.push(sql);
    const found = read.call(quick, sql, ...parameters);
    rows += found.length;
    return found as never;
  };
  const database = opened.use(withQuickReads(client, quick));
  const parts = opened.move();
  return {
    ...db,
    database,
    async counted(work) {
      statements = [];
      rows = 0;
      await work();
      return { statements, rows };
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
