import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handJobs } from '../../../src/by-hand/hand-jobs.ts';
import { Jobs } from '../../../src/by-hand/jobs.ts';
import { OpenPhones } from '../../../src/by-hand/open-phones.ts';
import { type PhoneHands, phoneHands } from '../../../src/by-hand/phone-hands.ts';
import { newId, type PhoneId } from '../../../src/domain/ids.ts';
import type { HandAction } from '../../../src/domain/phone-action.ts';
import { silentLogger } from '../../../src/lib/logger.ts';
import { PhoneError, type PhoneErrorKind } from '../../../src/phones/phone-driver.ts';
import { frameStore } from '../../../src/storage/frame-store.ts';
import { setConnectionStatus } from '../../../src/storage/phone-records.ts';
import { finishes } from '../../support/scripted-model.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const database = sharedDatabase();
const HOME: HandAction = { type: 'press_button', button: 'home' };

let now: number;
let set: Stage;
let phones: OpenPhones;
let hands: PhoneHands;

beforeEach(async () => {
  now = Date.now();
  const clock = { now: () => now };
  const db = database();
  // The session's phone and the hands' are one, and it has one driver at a time.
  let take: OpenPhones['take'] | undefined;
  set = await stage(db, { takePhone: (id, open) => (take ? take(id, open) : open()) });
  const connection = { platform: 'android', udid: 'x', capabilities: {} } as const;
  phones = new OpenPhones((_record, signal) => set.phone.connect(connection, signal));
  take = phones.take;
  const frames = frameStore(db.database, join(db.folder, 'frames'));
  hands = phoneHands({ database: db.database, phones, frames, settle: false, wake: set.wake, clock });
});

afterEach(async () => {
  await phones[Symbol.asyncDispose]();
  await set[Symbol.asyncDispose]();
});

function who() {
  return { organizationId: database().organizationId, apiKeyId: newId('key') };
}
const row = async () => {
  const { id } = await set.sessions.phone(set.organizationId, set.phoneName);
  return await database().database.phone.findUniqueOrThrow({ where: { id } });
};

test('an action is done, and its screen stored and measured', async () => {
  const { remark, seen } = await hands.act(who(), set.phoneName, HOME);
  expect([remark, set.phone.actions]).toEqual([null, [HOME]]);
  expect(seen?.screen).toMatchObject({ frameId: expect.any(String), deviceWidthPx: 72, deviceHeightPx: 160 });
  expect(await row()).toMatchObject({ widthPx: 72, heightPx: 160 });
});

test('a key goes on for a moment while another waits, until the moment is over', async () => {
  const [one, other] = [who(), who()];
  await hands.act(one, set.phoneName, HOME);
  await hands.act(one, set.phoneName, HOME);
  const heldUntil = new Date(now + 5_000).toISOString();
  await expect(hands.act(other, set.phoneName, HOME)).rejects.toMatchObject({
    ...{ code: 'PHONE_BUSY', context: { heldUntil } },
  });
  now += 5_000;
  await hands.act(other, set.phoneName, HOME);
  expect(set.phone.actions).toHaveLength(3);
});

test('the first of two actions to end leaves the phone to the other', async () => {
  const one = who();
  const looking = set.phone.holds('capture');
  const first = hands.act(one, set.phoneName, HOME);
  await looking.reached;
  const acting = set.phone.holds('perform');
  const second = hands.act(one, set.phoneName, HOME);
  await acting.reached;
  looking.open();
  await first;
  now += 5_000;
  await expect(hands.act(who(), set.phoneName, HOME)).rejects.toMatchObject({ code: 'PHONE_BUSY' });
  acting.open();
  await second;
});

test('who only looks is kept out by a session alone, and keeps nobody out', async () => {
  await hands.act(who(), set.phoneName, HOME);
  expect((await hands.look(set.organizationId, set.phoneName)).screen.frameId).not.toBeNull();
  set.model.parks(finishes());
  const id = await set.create();
  await expect(hands.look(set.organizationId, set.phoneName)).rejects.toMatchObject({ code: 'PHONE_BUSY' });
  await set.sessions.stop(set.organizationId, id);
  await set.ended(id);
});

test('a hold that a server died with ends by itself', async () => {
  const { id } = await row();
  const data = { heldBy: 'a key of a dead server', heldUntil: new Date(now + 120_000) };
  await database().database.phone.update({ where: { id: id as PhoneId }, data });
  await expect(hands.act(who(), set.phoneName, HOME)).rejects.toMatchObject({ code: 'PHONE_BUSY' });
  now += 120_000;
  await hands.act(who(), set.phoneName, HOME);
});

test('a session takes the phone out of a hand, in the middle of an action', async () => {
  const held = set.phone.holds('perform');
  const act = expect(hands.act(who(), set.phoneName, HOME)).rejects.toMatchObject({ code: 'PHONE_BUSY' });
  await held.reached;
  const thinking = set.model.parks(finishes());
  const id = await set.create();
  await act;
  await thinking.reached;
  await expect(hands.act(who(), set.phoneName, HOME)).rejects.toMatchObject({ code: 'PHONE_BUSY' });
  await set.sessions.stop(set.organizationId, id);
  await set.ended(id);
});

test.each([
  ['phone_lost', 'PHONE_NOT_CONNECTED'],
  ['not_supported', 'NOT_SUPPORTED'],
  ['out_of_bounds', 'INVALID_INPUT'],
  ['timeout', 'PHONE_TIMEOUT'],
  ['action_failed', 'ACTION_FAILED'],
] as const)('a failure of the kind %s is told as %s', async (kind: PhoneErrorKind, code) => {
  set.phone.fails('perform', new PhoneError(kind, 'In the words of the phone.'));
  await expect(hands.act(who(), set.phoneName, HOME)).rejects.toMatchObject({
    ...{ name: 'DomainError', code, message: 'In the words of the phone.' },
  });
});

test('an action that is done stays done when its screen can not be seen', async () => {
  set.phone.fails('capture', new PhoneError('action_failed', 'No picture.'), 2);
  expect(await hands.act(who(), set.phoneName, HOME)).toEqual({ remark: null, seen: null });
});

test('a phone that is offline is not connected, and a phone of others is not there', async () => {
  const stranger = { ...who(), organizationId: newId('org') };
  await expect(hands.act(stranger, set.phoneName, HOME)).rejects.toMatchObject({ code: 'PHONE_NOT_FOUND' });
  await setConnectionStatus(database().database, [(await row()).udid], 'offline');
  await expect(hands.act(who(), set.phoneName, HOME)).rejects.toMatchObject({ code: 'PHONE_NOT_CONNECTED' });
  expect(set.phone.actions).toEqual([]);
});

test('a screenshot that the phone does not give is told of as one, at once or by its job', async () => {
  const { database: db, folder } = database();
  const context = { database: db, phones, wake: set.wake, clock: { now: () => now } };
  const frames = frameStore(db, join(folder, 'frames'));
  const jobs = new Jobs({ ...context, frames, logger: silentLogger });
  const pickModel = () => ({ model: set.model, modelId: 'scripted' });
  const single = handJobs({ ...context, jobs, frames, pickModel, edgePx: 100 });
  expect(await single.screenshot(set.organizationId, set.phoneName)).toMatchObject({
    ...{ widthPx: 45, heightPx: 100 },
  });
  set.phone.fails('capture', new PhoneError('action_failed', 'No picture.'), 2);
  const failure = { code: 'SCREENSHOT_FAILED', message: 'No picture.' };
  await expect(single.screenshot(set.organizationId, set.phoneName)).rejects.toMatchObject(failure);
  const options = { who: who(), phone: set.phoneName, action: 'screenshot', isAsync: true };
  const { id } = await single.screenshotJob(options);
  await jobs[Symbol.asyncDispose]();
  expect(await single.job(set.organizationId, id)).toMatchObject({ status: 'failed', failure });
});
