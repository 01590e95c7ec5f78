import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OpenPhones } from '../../../src/by-hand/open-phones.ts';
import { newId } from '../../../src/domain/ids.ts';
import type { PhoneRecord } from '../../../src/domain/session-record.ts';
import { type PhoneDriver, PhoneError } from '../../../src/phones/phone-driver.ts';
import { FakePhone } from '../../support/fake-phone.ts';

const never = new AbortController().signal;
const WARM_MS = 5_000;
const record = { id: newId('phone') } as PhoneRecord;
const connection = { platform: 'android', udid: 'x', capabilities: {} } as const;

let phone: FakePhone;
let opened: number;
let phones: OpenPhones;

beforeEach(() => {
  vi.useFakeTimers();
  phone = new FakePhone();
  opened = 0;
  phones = new OpenPhones((_record, signal) => {
    opened += 1;
    return phone.connect(connection, signal);
  }, WARM_MS);
});

afterEach(async () => {
  await phones[Symbol.asyncDispose]();
  vi.useRealTimers();
  expect(phone.drivers).toBe(0);
});

const home = async ({ driver }: { readonly driver: PhoneDriver }, signal: AbortSignal) =>
  await driver.perform({ type: 'press_button', button: 'home' }, signal);
const takes = () => phones.take(record.id, () => phone.connect(connection, never));

test('a phone stays connected between two uses, and is given back a while after the last', async () => {
  await phones.use(record, home, never);
  await vi.advanceTimersByTimeAsync(WARM_MS - 1);
  await phones.use(record, home, never);
  await vi.advanceTimersByTimeAsync(WARM_MS - 1);
  expect([opened, phone.drivers]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(phone.drivers).toBe(0);
});

test('two uses at a time share a connection', async () => {
  await Promise.all([phones.use(record, home, never), phones.use(record, home, never)]);
  expect([opened, phone.actions.length]).toEqual([1, 2]);
});

test('a session takes a warm phone at once', async () => {
  await phones.use(record, home, never);
  const driver = await takes();
  expect(phones.sessionDriver(record.id)).toBeDefined();
  await expect(phones.use(record, home, never)).rejects.toMatchObject({ code: 'PHONE_BUSY' });
  await driver.close();
  expect(phones.sessionDriver(record.id)).toBeUndefined();
  await phones.use(record, home, never);
  expect(opened).toBe(2);
});

test.each(['connect', 'perform'] as const)('a session ends a use that is about to %s', async (step) => {
  const held = phone.holds(step);
  const use = expect(phones.use(record, home, never)).rejects.toMatchObject({ code: 'PHONE_BUSY' });
  await held.reached;
  const driver = await takes();
  await use;
  await driver.close();
});

test('a phone that a session fails to open is free for hands again', async () => {
  phone.fails('connect', new PhoneError('phone_lost', 'Gone.'));
  await expect(takes()).rejects.toThrow('Gone.');
  await phones.use(record, home, never);
  expect(opened).toBe(1);
});

test.each(['connect', 'perform'] as const)('a phone that is lost at %s is connected anew', async (step) => {
  phone.fails(step, new PhoneError('phone_lost', 'Gone.'));
  await expect(phones.use(record, home, never)).rejects.toThrow('Gone.');
  await phones.use(record, home, never);
  expect(opened).toBe(2);
});

test('a point is measured by the newest frame', async () => {
  const sizes = phones.use(
    record,
    async ({ driver, frameSize }, signal) => {
      const first = await frameSize(signal);
      phone.size = { widthPx: 160, heightPx: 72 };
      const same = await frameSize(signal);
      await driver.capture(signal);
      return [first, same, await frameSize(signal)].map(({ widthPx }) => widthPx);
    },
    never,
  );
  expect(await sizes).toEqual([72, 72, 160]);
});

test('nothing is begun once the server ends', async () => {
  await phones[Symbol.asyncDispose]();
  await expect(phones.use(record, home, never)).rejects.toMatchObject({ kind: 'phone_lost' });
  expect(opened).toBe(0);
});
