import { join } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';
import { connectDatabase } from '../../src/storage/database.ts';
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
      return counting(await factory.connect());
    },
  };
  const database = opened.use(await connectDatabase(adapter));
  const { quick } = database;
  const read = { row: quick.row.bind(quick), rows: quick.rows.bind(quick) };
  quick.row = (sql, ...parameters) => {
    statements.push(sql);
    const found = read.row(sql, ...parameters);
    rows += found ? 1 : 0;
    return found as never;
  };
  quick.rows = (sql, ...parameters) => {
    statements.push(sql);
    const found = read.rows(sql, ...parameters);
    rows += found.length;
    return found as never;
  };
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
