import { expect, test } from 'vitest';
import { newId } from '../../../src/domain/ids.ts';
import { addPhone } from '../../support/database.ts';
import { seedSessions } from '../../support/seeded-sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

/** Sets what a row of a session may hold, so that no column is left without a value. */
const FULL = {
  ...{ isQueued: true, hasNews: true, owned: true, success: false },
  ...{ queuedAt: new Date(1), startedAt: new Date(2), completedAt: new Date(3), runningSince: new Date(4) },
  ...{ costMicroUsd: 5, maxCostMicroUsd: 6, deletedAt: new Date(7), output: '{"a":1}' },
};

test('a row has the form that the models give it', async () => {
  const { database, organizationId } = db();
  await addPhone(database, organizationId);
  const phone = await database.phone.findFirstOrThrow();
  const [bare, full] = await seedSessions(database, organizationId, [phone.id], [{}, FULL]);
  for (const id of [bare, full]) {
    const row = database.quick.row('SELECT * FROM "Session" WHERE "id" = ?', String(id));
    expect(row).toEqual(await database.session.findUniqueOrThrow({ where: { id: String(id) } }));
  }
});

test('what is not there is no row, and what was just committed is one', async () => {
  const { database } = db();
  const sql = 'SELECT * FROM "Organization" WHERE "id" = ?';
  const id = newId('org');
  expect(database.quick.row(sql, id)).toBeUndefined();
  await database.organization.create({ data: { id, name: id } });
  expect(database.quick.row(sql, id)).toMatchObject({ id, name: id, createdAt: expect.any(Date) });
});

test('what is not committed is not seen, and nothing can be written', async () => {
  const { database } = db();
  const id = newId('org');
  const sql = 'SELECT * FROM "Organization" WHERE "id" = ?';
  await expect(
    database.$transaction(async (tx) => {
      await tx.organization.create({ data: { id, name: id } });
      expect(database.quick.row(sql, id)).toBeUndefined();
      throw new Error('Undone');
    }),
  ).rejects.toThrow('Undone');
  expect(() => database.quick.row('DELETE FROM "Organization" RETURNING *')).toThrow(/readonly/);
});

test('what is written by a statement has the form that the models give it', async () => {
  const { database, organizationId } = db();
  await addPhone(database, organizationId);
  const { id } = await database.phone.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const [first, second] = await seedSessions(database, organizationId, [id], [{}, {}]);
  const times = { startedAt: new Date(2_000), completedAt: null };
  const change = { ...times, hasNews: true, costMicroUsd: 7, title: 'Übung', numTurns: { increment: 2 } };
  await database.session.updateMany({ where: { id: String(first) }, data: change });
  const changed = await database.$transaction(async ({ quick }) => [
    quick.update('Session', { ...change, mode: undefined }, { id: String(second), completedAt: null }),
    quick.update('Session', change, { id: String(second), title: 'another' }),
  ]);
  expect(changed).toEqual([1, 0]);
  const text = `SELECT "startedAt", "completedAt", "hasNews", "costMicroUsd", "title", "numTurns" FROM "Session"
    WHERE "id" = `;
  const stored = async (id: unknown) => await database.$queryRawUnsafe(`${text} '${id}'`);
  expect(await stored(second)).toEqual(await stored(first));
  expect(await database.session.findUnique({ where: { id: String(second) } })).toMatchObject({
    ...{ ...times, hasNews: true, costMicroUsd: 7, title: 'Übung', numTurns: 2 },
  });
});
