import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KnownReads } from '../../../src/storage/known-reads.ts';
import { temporaryFolder } from '../../support/folder.ts';

const ONE = 'SELECT * FROM "Line" WHERE "id" = ?';
const ALL = 'SELECT * FROM "Line" WHERE "id" >= ? AND "text" <> ? ORDER BY "id"';

let resources: AsyncDisposableStack;
let other: BetterSqlite3.Database;
let reads: KnownReads;

beforeEach(async () => {
  resources = new AsyncDisposableStack();
  const folder = resources.use(await temporaryFolder());
  const open = (): BetterSqlite3.Database => {
    const connection = new BetterSqlite3(join(folder.path, 'read.db'));
    resources.defer(() => void connection.close());
    return connection;
  };
  other = open();
  other.exec('PRAGMA journal_mode=WAL; CREATE TABLE "Line" ("id" INTEGER PRIMARY KEY, "text" TEXT)');
  other.exec(`INSERT INTO "Line" VALUES (1, 'one'), (2, 'two')`);
  reads = new KnownReads(open());
});

afterEach(async () => {
  await resources.disposeAsync();
});

test('what nobody has changed is not read again', async () => {
  const [row, rows] = [reads.row(ONE, 1), reads.rows(ALL, 1, '')];
  expect([row, rows]).toEqual([
    { id: 1, text: 'one' },
    [
      { id: 1, text: 'one' },
      { id: 2, text: 'two' },
    ],
  ]);
  await nextTurn();
  expect(reads.row(ONE, 1)).toBe(row);
  expect(reads.rows(ALL, 1, '')).toBe(rows);
  expect(reads.row(ALL, 1, '')).toEqual(row);
});

test('what is asked with other parameters is something else', () => {
  expect(reads.rows(ALL, 1, '2')).toHaveLength(2);
  expect(reads.rows(ALL, 2, '')).toHaveLength(1);
  expect([reads.row(ONE, 2), reads.row(ONE, 3)]).toEqual([{ id: 2, text: 'two' }, undefined]);
});

test('what another connection has committed is seen in the next turn of the event loop', async () => {
  expect(reads.row(ONE, 3)).toBeUndefined();
  other.exec(`INSERT INTO "Line" VALUES (3, 'three')`);
  await nextTurn();
  expect(reads.row(ONE, 3)).toEqual({ id: 3, text: 'three' });
});

test('what this process has committed is seen at once', () => {
  expect(reads.row(ONE, 1)).toEqual({ id: 1, text: 'one' });
  other.exec(`UPDATE "Line" SET "text" = 'uno' WHERE "id" = 1`);
  reads.forget();
  expect(reads.row(ONE, 1)).toEqual({ id: 1, text: 'uno' });
});

test('more than can be kept is read all the same', () => {
  for (let id = 10; id < 5_000; id += 1) expect(reads.row(ONE, id)).toBeUndefined();
  expect(reads.row(ONE, 1)).toEqual({ id: 1, text: 'one' });
});
