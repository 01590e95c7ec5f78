import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startByHand } from '../../../src/by-hand/by-hand.ts';
import { type FrameId, newId, type OrganizationId } from '../../../src/domain/ids.ts';
import {
  type PhoneRegistration,
  phoneChange,
  phoneRegistration,
} from '../../../src/domain/phone-registration.ts';
import { validate } from '../../../src/domain/validate.ts';
import { localWake } from '../../../src/events/wake.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { silentLogger } from '../../../src/lib/logger.ts';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import { withSecrets } from '../../../src/phones/secret-driver.ts';
import { agentService } from '../../../src/sessions/agent-service.ts';
import {
  type PhoneRegistry,
  type PhoneRegistryContext,
  phoneRegistry,
} from '../../../src/sessions/phone-registry.ts';
import { watchPhones } from '../../../src/sessions/phone-watch.ts';
import { frameStore } from '../../../src/storage/frame-store.ts';
import { holdPhone } from '../../../src/storage/phone-holds.ts';
import { findPhone } from '../../../src/storage/phone-records.ts';
import { addPhone } from '../../support/database.ts';
import { FakePhone } from '../../support/fake-phone.ts';
import { finishes } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

function registry(over: Partial<PhoneRegistryContext> = {}): PhoneRegistry {
  const { database, folder, organizationId: operatorId } = db();
  return phoneRegistry({
    ...{ database, operatorId, wake: localWake(), clock: systemClock, allowPrivateAddresses: false },
    isReachable: async () => true,
    connectPhone: new FakePhone().connect,
    takePhone: (_id, open) => open(),
    dropPhone: async () => undefined,
    frames: frameStore(database, join(folder, 'frames')),
    ...over,
  });
}

let phones = 0;

function aPhone(over: object = {}): PhoneRegistration {
  phones += 1;
  const name = `lab ${phones}`;
  const capabilities = { platformName: 'Android', 'appium:automationName': 'UiAutomator2' };
  return validate(phoneRegistration, {
    name,
    udid: `lab-${phones}`,
    platform: 'android',
    capabilities,
    ...over,
  });
}

test.each([
  { udid: 'opposable-virtual-7' },
  { udid: 'Opposable-Virtual-7' },
  { udid: 'theirs' },
  { appiumUrl: 'http://127.0.0.1:4723' },
  { appiumUrl: 'http://169.254.169.254/' },
  { appiumUrl: 'ftp://appium.example' },
])('a phone with %o is refused, and nothing is told of others', async (over) => {
  const { database } = db();
  const other = newId('org');
  await database.organization.create({ data: { id: other, name: other } });
  const theirs = aPhone({ udid: 'theirs', appiumUrl: 'https://appium.example' });
  await registry()
    .register(other, theirs)
    .catch(() => undefined);
  const refused = registry().register(db().organizationId, aPhone(over));
  await expect(refused).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(refused).rejects.not.toThrow(new RegExp(`${theirs.name}|organi`));
});

test.each([
  { capabilities: { 'appium:udid': 'another' } },
  { capabilities: { 'appium:options': { udid: 'another' } } },
  { capabilities: { alwaysMatch: { 'appium:udid': 'another' } } },
  { capabilities: { 'wdio:enforceWebDriverClassic': false } },
  { name: 'virtual-3' },
  { name: 'phone_1' },
  { name: ' ' },
  { udid: '' },
  { platform: 'windows' },
])('a phone with %o can not be said', (over) => {
  expect(() => aPhone(over)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
});

test('who is not the operator gets no phone behind the Appium server of the server', async () => {
  const { database } = db();
  const other = newId('org');
  await database.organization.create({ data: { id: other, name: other } });
  const forbidden = { code: 'FORBIDDEN' };
  await expect(registry().register(other, aPhone())).rejects.toMatchObject(forbidden);
  const { name } = await registry().register(other, aPhone({ appiumUrl: 'https://appium.example' }));
  const capabilities = { platformName: 'iOS' };
  await registry().update(other, name, { capabilities });
  await expect(registry().update(other, name, { appiumUrl: null })).rejects.toMatchObject(forbidden);
  await database.phone.updateMany({ where: { organizationId: other, name }, data: { appiumUrl: null } });
  await expect(registry().update(other, name, { capabilities })).rejects.toMatchObject(forbidden);
  await registry().update(other, name, { pool: 'lab' });
});

test('a name belongs to one phone of an organisation', async () => {
  const { organizationId } = db();
  const first = aPhone();
  await registry().register(organizationId, first);
  const second = aPhone();
  await registry().register(organizationId, second);
  const taken = { code: 'NAME_TAKEN' };
  await expect(registry().register(organizationId, aPhone({ name: first.name }))).rejects.toMatchObject(
    taken,
  );
  const rename = registry().update(organizationId, second.name, { name: first.name });
  await expect(rename).rejects.toMatchObject(taken);
});

test('a virtual phone changes its pool and display name alone, and stays', async () => {
  const { database, organizationId } = db();
  const name = await addPhone(database, organizationId);
  expect(await registry().update(organizationId, name, { pool: 'lab', displayName: 'Lab' })).toMatchObject({
    pool: 'lab',
  });
  const change = validate(phoneChange, { capabilities: {} });
  for (const ask of [
    () => registry().update(organizationId, name, change),
    () => registry().remove(organizationId, name),
  ]) {
    await expect(ask()).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  }
});

test('a phone is removed once nobody uses it, and leaves its name and udid to others', async () => {
  await using on = await stage(db());
  const { organizationId } = on;
  const phone = aPhone();
  const { id } = await registry().register(organizationId, phone);
  const agents = agentService(on.database, () => ({ model: on.model, modelId: 'scripted' }));
  await agents.create(organizationId, { name: 'bound', phoneId: phone.name });
  const speaking = on.model.parks(finishes());
  const session = await on.create({ phone: phone.name });
  await speaking.reached;
  await expect(registry().remove(organizationId, phone.name)).rejects.toMatchObject({ code: 'PHONE_BUSY' });
  await expect(registry().test(organizationId, phone.name, newId('key'))).rejects.toMatchObject({
    code: 'PHONE_BUSY',
  });
  speaking.open();
  await on.ended(session);
  await registry().remove(organizationId, phone.name);
  expect(await findPhone(on.database, organizationId, phone.name)).toBeUndefined();
  expect((await agents.get(organizationId, 'bound')).phoneId).toBeNull();
  await expect(registry().remove(organizationId, phone.name)).rejects.toMatchObject({
    code: 'PHONE_NOT_FOUND',
  });
  const again = await registry().register(organizationId, phone);
  expect(again.id).not.toBe(id);
  expect((await on.get(session)).phoneId).toBe(id);
});

test('a phone that is removed is seen no more, not even by who watches it', async () => {
  await using on = await stage(db());
  const { database, organizationId, wake } = on;
  const frames = frameStore(database, join(db().folder, 'frames'));
  const fake = new FakePhone();
  fake.shows(77);
  const parts = { database, frames, wake, withSecrets, clock: systemClock, logger: silentLogger };
  await using byHand = await startByHand({
    ...{ ...parts, connectPhone: fake.connect, settle: false, edgePx: 100 },
    secrets: { all: async () => [], list: async () => [] },
    pickModel: () => ({ model: on.model, modelId: 'scripted' }),
  });
  const { id, name } = await registry().register(organizationId, aPhone());
  const { screen } = await byHand.hands.look(organizationId, name);
  const watched = byHand.views.watch(
    await byHand.statuses.reachable(organizationId, name),
    new AbortController().signal,
  );
  await watched.next();
  await registry({ dropPhone: byHand.dropPhone }).remove(organizationId, name);
  await expect(Array.fromAsync(watched)).rejects.toMatchObject({ code: 'PHONE_NOT_FOUND' });
  expect(fake.drivers).toBe(0);
  expect(await database.frameUse.count({ where: { owner: id } })).toBe(0);
  expect(screen.frameId).not.toBeNull();
  await expect(frames.get(organizationId, screen.frameId as FrameId)).rejects.toMatchObject({
    code: 'FRAME_NOT_FOUND',
  });
});

test('a test tells the size of the screen', async () => {
  const { organizationId } = db();
  const { name } = await registry().register(organizationId, aPhone());
  const fake = new FakePhone();
  const tested = await registry({ connectPhone: fake.connect }).test(organizationId, name, newId('key'));
  expect(tested).toMatchObject({ problem: undefined, frame: fake.size });
  expect(fake.drivers).toBe(0);
});

test.each([
  ['connect', false, /server .* doesn't answer\. .* look into the server’s log/],
  ['connect', true, /server answers, but can't connect .* `adb devices`/],
  ['capture', true, /is connected, but gave no screenshot\. .* Unlock the phone/],
] as const)('a test says in plain words what fails, and what to check: %s', async (step, answers, words) => {
  const { organizationId } = db();
  const { name } = await registry().register(organizationId, aPhone());
  const fake = new FakePhone();
  fake.fails(step, new PhoneError('phone_lost', 'It is not there.'));
  const over = { connectPhone: fake.connect, isReachable: async () => answers };
  const { problem } = await registry(over).test(organizationId, name, newId('key'));
  expect(problem).toMatch(words);
  expect(problem).toContain('It is not there.');
  expect(fake.drivers).toBe(0);
});

test('who used the phone by hand just now tests it at once, and others wait', async () => {
  const { database, organizationId } = db();
  const { id, name } = await registry().register(organizationId, aPhone());
  const [heldBy, other] = [newId('key'), newId('key')];
  const now = systemClock.now();
  await holdPhone(database, { phoneId: id, heldBy }, { now, until: now + 60_000 });
  expect(await registry().test(organizationId, name, heldBy)).toMatchObject({ problem: undefined });
  await expect(registry().test(organizationId, name, other)).rejects.toMatchObject({ code: 'PHONE_BUSY' });
});

test('the status follows the Appium server of each phone, and every change is announced', async () => {
  const { database, organizationId } = db();
  const wake = localWake();
  using collector = wake.attachAll();
  const away = 'https://away.example';
  const [here, there] = [aPhone(), aPhone({ appiumUrl: away })];
  const ids = [];
  for (const phone of [here, there]) ids.push((await registry().register(organizationId, phone)).id);
  const looked = new AbortController();
  const isReachable = async (appiumUrl: string | null): Promise<boolean> => appiumUrl !== away;
  const afterLook = async (): Promise<void> => looked.abort();
  const context = { database, wake, isReachable, afterLook, logger: silentLogger };
  await watchPhones(context, [], looked.signal);
  expect(await statuses(organizationId, here.name, there.name)).toEqual(['available', 'offline']);
  expect(await collector.wait(AbortSignal.timeout(1_000), 1_000)).toEqual(new Set([ids[1]]));
});

async function statuses(organizationId: OrganizationId, ...names: readonly string[]): Promise<unknown[]> {
  const found = names.map((name) => findPhone(db().database, organizationId, name));
  return (await Promise.all(found)).map((phone) => phone?.connectionStatus);
}
