import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Writer } from '../../../src/storage/writer.ts';
import { temporaryFolder } from '../../support/folder.ts';

let resources: AsyncDisposableStack;
let connection: BetterSqlite3.Database;
const onCommit = vi.fn();
let writer: Writer;

beforeEach(async () => {
  onCommit.mockReset();
  resources = new AsyncDisposableStack();
  const folder = resources.use(await temporaryFolder());
  connection = new BetterSqlite3(join(folder.path, 'written.db'));
  resources.defer(() => void connection.close());
  connection.exec(`PRAGMA foreign_keys=ON;
    CREATE TABLE "Line" ("text" TEXT PRIMARY KEY, "after" TEXT REFERENCES "Line" ("text") DEFERRABLE INITIALLY DEFERRED)`);
  writer = new Writer(connection, onCommit);
});

afterEach(async () => {
  await resources.disposeAsync();
});

const lines = (): unknown[] => connection.prepare('SELECT "text" FROM "Line" ORDER BY rowid').pluck().all();

async function write(text: string, after: string | null = null): Promise<string> {
  return await writer.run(async () => {
    connection.prepare('INSERT INTO "Line" VALUES (?, ?)').run(text, after);
    return text;
  });
}

test('those that wait at the same time are committed together, in their order, and told after that', async () => {
  onCommit.mockImplementation(() => expect(connection.inTransaction).toBe(false));
  const told: string[] = [];
  const writes = ['a', 'b', 'c'].map(async (text) => told.push(await write(text)));
  expect(lines()).toEqual([]);
  await Promise.all(writes);
  expect([lines(), told]).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ]);
  expect(onCommit).toHaveBeenCalledTimes(1);
  await write('d');
  expect(onCommit).toHaveBeenCalledTimes(2);
});

test('one that fails undoes what it wrote, and nothing of the others', async () => {
  const failing = writer.run(async () => {
    connection.prepare('INSERT INTO "Line" VALUES (?, ?)').run('undone', null);
    throw new Error('Undo it.');
  });
  const [before, failed, after] = await Promise.allSettled([write('before'), failing, write('after')]);
  expect([before.status, after.status]).toEqual(['fulfilled', 'fulfilled']);
  expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'Undo it.' } });
  expect(lines()).toEqual(['before', 'after']);
});

test('nobody is told that a write is done whose commit failed, and the next goes well', async () => {
  const settled = await Promise.allSettled([write('a'), write('b', 'what is not there')]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(settled[0]).toMatchObject({ reason: { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' } });
  expect([lines(), onCommit.mock.calls]).toEqual([[], []]);
  await write('c');
  expect(lines()).toEqual(['c']);
});

test('a transaction takes as long as its work, and none runs beside it', async () => {
  const goOn = Promise.withResolvers<void>();
  const steps: string[] = [];
  const slow = writer.run(async () => {
    steps.push('begun');
    await goOn.promise;
    steps.push('ended');
  });
  const next = writer.run(async () => void steps.push('next'));
  await vi.waitFor(() => expect(steps).toEqual(['begun']));
  goOn.resolve();
  await Promise.all([slow, next]);
  expect(steps).toEqual(['begun', 'ended', 'next']);
});
