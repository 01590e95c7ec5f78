import { expect, test } from 'vitest';
import { newId } from '../../../src/domain/ids.ts';
import type { PhoneConnector } from '../../../src/phones/phone-driver.ts';
import { handOver } from '../../../src/sessions/phone-handover.ts';
import { releasePhone } from '../../../src/storage/session-records.ts';
import { bareSession } from '../../support/bare-session.ts';
import { addPhone } from '../../support/database.ts';
import { FakePhone } from '../../support/fake-phone.ts';
import { dataOf, statusesOf } from '../../support/logged.ts';
import { finishes, ScriptedModel, taps } from '../../support/scripted-model.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

test('sessions that may wait have the phone one after the other, in the order of their creation', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(finishes('First.'));
  on.model.answers(finishes('Second.')).answers(finishes('Third.'));
  const first = await on.create();
  await speaking.reached;
  const second = await on.create({ queue: true });
  const third = await on.create({ queue: true });
  expect(await on.get(second)).toMatchObject({ status: 'creating', isQueued: true, startedAt: null });
  expect(await positions(on, first, second, third)).toEqual([null, 1, 2]);
  expect(await on.holder()).toBe(first);
  speaking.open();
  const ends = [await on.ended(first), await on.ended(second), await on.ended(third)];
  expect(ends.map(({ session }) => session.result)).toEqual(['First.', 'Second.', 'Third.']);
  const [one, two, three] = ends.map(({ session }) => session);
  expect(Number(two?.startedAt)).toBeGreaterThanOrEqual(Number(one?.completedAt));
  expect(Number(three?.startedAt)).toBeGreaterThanOrEqual(Number(two?.completedAt));
  expect(two?.isQueued).toBe(false);
  expect(statusesOf(ends[1]?.events ?? [])).toEqual(['creating', 'running', 'completed']);
  const [created] = dataOf(ends[1]?.events ?? [], 'status_changed');
  expect(created?.reason).toContain(`It waits for the phone "${on.phoneName}".`);
  expect(await on.holder()).toBeNull();
});

test('a session that waits can be stopped and told something, and nothing else', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(finishes());
  const first = await on.create();
  await speaking.reached;
  const stopped = await on.create({ queue: true });
  const told = await on.create({ queue: true });
  on.model.answers(finishes('Heard.'));
  await on.sessions.message(on.organizationId, told, 'Be quick.');
  await expect(on.sessions.pause(on.organizationId, told)).rejects.toMatchObject({
    code: 'INVALID_TRANSITION',
  });
  await on.sessions.stop(on.organizationId, stopped);
  expect(await on.get(stopped)).toMatchObject({ status: 'killed', isQueued: false, startedAt: null });
  expect(await positions(on, told)).toEqual([1]);
  speaking.open();
  await on.ended(first);
  expect((await on.ended(told)).session.result).toBe('Heard.');
  expect(JSON.stringify(on.model.requests.at(-1))).toContain('Be quick.');
});

test('the phone of a session that was stopped goes to the one that waits', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(finishes());
  const first = await on.create();
  await speaking.reached;
  const second = await on.create({ queue: true });
  on.model.answers(finishes());
  await on.sessions.stop(on.organizationId, first);
  expect((await on.ended(second)).session.status).toBe('completed');
});

test('a queue survives the end of its server', async () => {
  const before = await stage(db());
  const speaking = before.model.parks(finishes());
  const first = await before.create();
  await speaking.reached;
  const second = await before.create({ queue: true });
  await before[Symbol.asyncDispose]();

  const model = new ScriptedModel().answers(finishes('First.')).answers(finishes('Second.'));
  await using after = await stage(db(), { phone: before.phone, phoneName: before.phoneName, model });
  await after.takesUp();
  expect((await after.ended(first)).session.result).toBe('First.');
  expect((await after.ended(second)).session.result).toBe('Second.');
});

test('a server that died between the two hands the phone over at its next start', async () => {
  const before = await stage(db());
  const speaking = before.model.parks(finishes());
  const first = await before.create();
  await speaking.reached;
  const second = await before.create({ queue: true });
  await before[Symbol.asyncDispose]();
  await before.database.session.update({ where: { id: first }, data: { status: 'killed' } });
  await before.database.$transaction(async (tx) => releasePhone(tx, first));

  const model = new ScriptedModel().answers(finishes());
  await using after = await stage(db(), { phone: before.phone, phoneName: before.phoneName, model });
  await after.takesUp();
  expect((await after.ended(second)).session.status).toBe('completed');
});

test('of many who hand a phone over at once, one does, and to one session', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(finishes());
  const holder = await on.create();
  await speaking.reached;
  const waiting = [await on.create({ queue: true }), await on.create({ queue: true })];
  const { id: phoneId } = await on.sessions.phone(on.organizationId, on.phoneName);
  const releases = await Promise.all(
    Array.from({ length: 6 }, () =>
      on.database.$transaction(async (tx) => {
        releasePhone(tx, holder);
        return handOver(tx, phoneId).next;
      }),
    ),
  );
  expect(releases.filter((next) => next !== undefined)).toEqual([waiting[0]]);
  expect(await on.holder()).toBe(waiting[0]);
  expect((await on.get(waiting[1] ?? holder)).isQueued).toBe(true);
  for (const id of [...waiting.reverse(), holder]) await on.sessions.stop(on.organizationId, id);
});

test('a phone that nobody reaches is not handed over', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(finishes());
  await on.create();
  await speaking.reached;
  const second = await on.create({ queue: true });
  await on.database.phone.updateMany({
    where: { name: on.phoneName },
    data: { connectionStatus: 'offline' },
  });
  speaking.open();
  await expect.poll(() => on.holder()).toBeNull();
  expect((await on.get(second)).isQueued).toBe(true);
  await on.sessions.stop(on.organizationId, second);
});

test('a session rather has a phone that nobody uses by hand, and else takes it out of the hand', async () => {
  await using on = await stage(db());
  const pool = newId('phone');
  const [inHand, free] = [await pooled(pool), await pooled(pool)].sort();
  const held = { heldBy: 'a key', heldUntil: new Date(on.clock.now() + 60_000) };
  await on.database.phone.updateMany({ where: { name: inHand ?? '' }, data: held });
  const speaking = on.model.parks(finishes());
  const first = await on.create({ phone: undefined, pool });
  await speaking.reached;
  const second = await on.create({ phone: undefined, pool });
  expect([await phoneOf(on, first), await phoneOf(on, second)]).toEqual([free, inHand]);
  // The stage's phones share a driver: the second finds it taken.
  await on.ended(second);
  await on.sessions.stop(on.organizationId, first);
});

test('a session takes no phone past one that has a queue, and counts a hand that has let go as none', async () => {
  await using on = await stage(db(), { connectPhone: eachItsOwn });
  const pool = newId('phone');
  const [waitedFor, letGo, free] = [await pooled(pool), await pooled(pool), await pooled(pool)].sort();
  const held = { heldBy: 'a key', heldUntil: new Date(on.clock.now()) };
  await on.database.phone.updateMany({ where: { name: letGo ?? '' }, data: held });
  // It is free, and about to be given to the session that waits.
  const waiting = await bareSession(on.database, on.log, on.organizationId, waitedFor ?? '');
  await on.database.$transaction(async (tx) => void releasePhone(tx, waiting));
  await on.database.session.update({ where: { id: waiting }, data: { isQueued: true } });
  const ids = [];
  for (const _ of [1, 2]) {
    on.model.answers(finishes());
    ids.push(await on.create({ phone: undefined, pool }));
  }
  expect(await Promise.all(ids.map((id) => phoneOf(on, id)))).toEqual([letGo, free]);
  for (const id of ids) await on.ended(id);
});

test('a session rather has a phone that answers than one that would have to be connected', async () => {
  await using on = await stage(db());
  const pool = newId('phone');
  const [unproven, proven] = [await pooled(pool), await pooled(pool)].sort();
  const available = { connectionStatus: 'available' };
  await on.database.phone.updateMany({ where: { name: unproven ?? '' }, data: available });
  on.model.answers(finishes());
  const first = await on.create({ phone: undefined, pool });
  expect(await phoneOf(on, first)).toBe(proven);
  await on.ended(first);
  await on.database.phone.updateMany({
    where: { name: proven ?? '' },
    data: { connectionStatus: 'offline' },
  });
  on.model.answers(finishes());
  const second = await on.create({ phone: undefined, pool });
  expect(await phoneOf(on, second)).toBe(unproven);
  await on.ended(second);
});

test('a session that names no phone gets a free one of its pool', async () => {
  await using on = await stage(db(), { connectPhone: eachItsOwn });
  const pool = newId('phone');
  const [busy, free] = [await pooled(pool), await pooled(pool)].sort();
  const speaking = on.model.parks(taps(1, 1));
  const first = await on.create({ phone: undefined, pool });
  await speaking.reached;
  on.model.answers(finishes());
  const other = await on.create({ phone: undefined, pool });
  expect([await phoneOf(on, first), await phoneOf(on, other)]).toEqual([busy, free]);
  await on.sessions.stop(on.organizationId, first);
  await on.ended(other);
});

test('a session that may wait gets the phone with the shortest queue', async () => {
  await using on = await stage(db(), { connectPhone: eachItsOwn });
  const pool = newId('phone');
  const [a, b] = [await pooled(pool), await pooled(pool)].sort();
  for (const _ of [a, b]) on.model.parks(finishes());
  const ids = [];
  for (const _ of [1, 2]) ids.push(await on.create({ phone: undefined, pool }));
  await expect(on.create({ phone: undefined, pool })).rejects.toMatchObject({ code: 'PHONE_BUSY' });
  for (const _ of [1, 2, 3]) ids.push(await on.create({ phone: undefined, pool, queue: true }));
  const phones = await Promise.all(ids.map((id) => phoneOf(on, id)));
  expect(phones).toEqual([a, b, a, b, a]);
  for (const id of ids.reverse()) await on.sessions.stop(on.organizationId, id);
});

test.each([
  [{ phone: undefined, pool: 'nobody is in it' }, 'PHONE_NOT_FOUND'],
  [{ pool: 'a phone is named too' }, 'INVALID_INPUT'],
] as const)('a session with %o fails', async (input, code) => {
  await using on = await stage(db());
  await expect(on.create(input)).rejects.toMatchObject({ code });
});

/** Connects several phones at a time. */
const eachItsOwn: PhoneConnector = (connection, signal) => new FakePhone().connect(connection, signal);

async function positions(on: Stage, ...ids: Awaited<ReturnType<Stage['create']>>[]) {
  return await Promise.all(ids.map((id) => on.sessions.queuePosition(id)));
}

async function pooled(pool: string): Promise<string> {
  const { database, organizationId } = db();
  const name = await addPhone(database, organizationId);
  await database.phone.updateMany({ where: { name }, data: { pool } });
  return name;
}

async function phoneOf(on: Stage, id: Awaited<ReturnType<Stage['create']>>): Promise<string> {
  const { phoneId } = await on.get(id);
  return (await on.database.phone.findUniqueOrThrow({ where: { id: phoneId } })).name;
}
