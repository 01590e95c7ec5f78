import { expect, test } from 'vitest';
import { localWake } from '../../../src/events/wake.ts';
import { type PhoneConnector, PhoneError } from '../../../src/phones/phone-driver.ts';
import { notedConnector } from '../../../src/sessions/noted-connector.ts';
import { findPhone, setConnectionStatus } from '../../../src/storage/phone-records.ts';
import { addPhone } from '../../support/database.ts';
import { FakePhone } from '../../support/fake-phone.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();
const never = new AbortController().signal;

/** A phone of which this is known, and what connects it once and then never again. */
async function phoneThatIs(status: 'online' | 'available' | 'offline', connects: PhoneConnector) {
  const { database, organizationId } = db();
  const udid = await addPhone(database, organizationId);
  await setConnectionStatus(database, [udid], status);
  const wake = localWake();
  const connect = notedConnector(connects, { database, wake });
  return {
    wake,
    connect: (signal: AbortSignal = never) =>
      connect({ platform: 'android', udid, capabilities: {} }, signal),
    found: async () => (await findPhone(database, organizationId, udid))?.connectionStatus,
  };
}

const fails: PhoneConnector = () => Promise.reject(new PhoneError('phone_lost', 'It is not there.'));

test('a phone that was connected answers, and everybody is told', async () => {
  const fake = new FakePhone();
  const phone = await phoneThatIs('available', fake.connect);
  using collector = phone.wake.attachAll();
  await (await phone.connect()).close();
  expect(await phone.found()).toBe('online');
  expect((await collector.wait(AbortSignal.timeout(1_000), 1_000)).size).toBe(1);
});

test.each([
  ['online', 'available'],
  ['available', 'available'],
  ['offline', 'offline'],
] as const)('a phone that is %s and can not be connected is %s', async (before, after) => {
  const phone = await phoneThatIs(before, fails);
  await expect(phone.connect()).rejects.toMatchObject({ kind: 'phone_lost' });
  expect(await phone.found()).toBe(after);
});

test('a connection that nobody wants any more says nothing of the phone', async () => {
  const phone = await phoneThatIs('online', fails);
  await expect(phone.connect(AbortSignal.abort())).rejects.toThrow();
  expect(await phone.found()).toBe('online');
});
