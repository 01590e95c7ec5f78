import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Transaction } from '../../../src/storage/database.ts';
import { migrationsAreApplied } from '../../../src/storage/migrations-applied.ts';
import { putDatabase, type TestDatabase, testDatabase } from '../../support/database.ts';
import { temporaryFolder } from '../../support/folder.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
});

const names = async (where: Transaction): Promise<readonly string[]> =>
  (await where.organization.findMany({ orderBy: { name: 'asc' } })).map(({ name }) => name);

test('what runs beside a transaction neither sees what it has not committed nor is undone with it', async () => {
  const { database } = db;
  const before = await names(database);
  const inserted = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const transaction = database.$transaction(async (tx) => {
    await tx.organization.create({ data: { id: 'undone', name: 'undone' } });
    expect(await names(tx)).toContain('undone');
    inserted.resolve();
    await goOn.promise;
    throw new Error('undo');
  });
  const refused = expect(transaction).rejects.toThrow('undo');
  await inserted.promise;
  expect(await names(database)).toEqual(before);
  const beside = database.organization.create({ data: { id: 'beside', name: 'beside' } });
  goOn.resolve();
  await refused;
  await beside;
  expect(await names(database)).toEqual(['beside', ...before]);
});

test('a write that fails leaves the way free for the next', async () => {
  const { database } = db;
  await database.organization.create({ data: { id: 'first', name: 'first' } });
  await expect(database.organization.create({ data: { id: 'first', name: 'again' } })).rejects.toThrow();
  await database.organization.create({ data: { id: 'second', name: 'second' } });
  expect(await names(database)).toEqual(expect.arrayContaining(['first', 'second']));
});

test('transactions that read and then write run one after the other', async () => {
  const { database } = db;
  await database.organization.create({ data: { id: 'counter', name: 'counter-0' } });
  const step = (): Promise<void> =>
    database.$transaction(async (tx) => {
      const { name } = await tx.organization.findUniqueOrThrow({ where: { id: 'counter' } });
      const next = Number(name.split('-')[1]) + 1;
      await tx.organization.update({ where: { id: 'counter' }, data: { name: `counter-${next}` } });
    });
  await Promise.all(Array.from({ length: 20 }, step));
  expect(await names(database)).toContain('counter-20');
});

test('an acknowledged write waits for the disk', async () => {
  const [row] = await db.database.$transaction((tx) =>
    tx.$queryRawUnsafe<{ synchronous: bigint }[]>('PRAGMA synchronous'),
  );
  expect(Number(row?.synchronous)).toBe(2);
});

test('a database that a newer version has changed is refused', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'opposable.db');
  {
    await using database = await openDatabase(path);
    await expect(migrationsAreApplied(database)).resolves.toBeUndefined();
    await database.$executeRaw`insert into "_prisma_migrations"
      ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
      select '9999', "checksum", '9999_future', "started_at", "finished_at", 1 from "_prisma_migrations" limit 1`;
  }
  await expect(openDatabase(path)).rejects.toThrow('newer Opposable, which has brought it to "9999_future"');
});

test('a migration that was not applied is named', async () => {
  await using folder = await temporaryFolder();
  await using database = await openDatabase(join(folder.path, 'opposable.db'));
  await database.$executeRaw`delete from "_prisma_migrations" where "migration_name" = '0002_secrets'`;
  await expect(migrationsAreApplied(database)).rejects.toThrow('Not applied: 0002_secrets.');
});

test('a migration that was left half applied is not passed over', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'opposable.db');
  await change(path, `update "_prisma_migrations" set "finished_at" = null where ${IS_LOOK_BACK}`);
  await expect(openDatabase(path)).rejects.toThrow("can't be opened or brought up to date");
});

test('a migration that a database lacks is applied when it is opened', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'opposable.db');
  await change(path, `delete from "_prisma_migrations" where ${IS_LOOK_BACK}`);
  await using database = await openDatabase(path);
  await expect(migrationsAreApplied(database)).resolves.toBeUndefined();
});

/** A migration of data alone, which may be applied twice. */
const IS_LOOK_BACK = `"migration_name" = '0010_look_back'`;

async function change(path: string, sql: string): Promise<void> {
  await putDatabase(dirname(path));
  await using database = await openDatabase(path);
  await database.$executeRawUnsafe(sql);
}
