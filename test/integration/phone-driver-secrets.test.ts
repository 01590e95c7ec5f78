import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectAppium } from '../../src/phones/appium.ts';
import type { PhoneDriver } from '../../src/phones/phone-driver.ts';
import { withSecrets } from '../../src/phones/secret-driver.ts';
import { never, startTestAppium, type TestAppium } from '../support/appium.ts';
import { centre, findElement } from '../support/appium-stage.ts';
import { openVirtualRemote, virtualConnection } from '../support/appium-virtual.ts';

const VALUE = 'Tr0ub4dor-and-3';
const UDID = 'virtual-with-secrets';
const logged: string[] = [];
const write = (fields: object, message: string) => void logged.push(JSON.stringify({ message, ...fields }));
const logger = { debug: write, info: write, warn: write, error: write };

let appium: TestAppium;
let driver: PhoneDriver;

beforeAll(async () => {
  appium = await startTestAppium('opposable-virtual');
  const connect = connectAppium({ server: appium, logger });
  const phone = virtualConnection(UDID, { 'appium:faults': { loadMs: 0 } });
  driver = withSecrets(await connect(phone, never), [{ name: 'password', value: VALUE }], false);
});

afterAll(async () => {
  await driver?.close();
  await appium?.[Symbol.asyncDispose]();
});

const tapOn = async (label: string | RegExp) =>
  driver.perform({ type: 'tap', at: centre(await findElement(driver, label)) }, never);

it('types a secret into a field that shows it, and shows its name alone, there and wherever else it is', async () => {
  await driver.perform({ type: 'open_app', name: 'Notes' }, never);
  await tapOn('New note');
  await tapOn('Note');
  await driver.perform({ type: 'type_text', text: 'It is {{secret:password}}.' }, never);
  expect(await findElement(driver, 'Note')).toMatchObject({
    value: 'It is {{secret:password}}.',
    secret: true,
  });
  expect(driver.mayShowSecrets()).toBe(true);
  await tapOn('Save');
  expect(await findElement(driver, /It is \{\{secret:password\}\}\./)).toMatchObject({ secret: true });
  expect(JSON.stringify(await driver.elements(never))).not.toContain(VALUE);
  // The phone itself has got the value.
  await using remote = await openVirtualRemote(appium.url, UDID);
  expect(JSON.stringify(await remote.execute('mobile: virtualState'))).toContain(`It is ${VALUE}.`);
});

it('leaves the dots of a password field alone', async () => {
  await driver.perform({ type: 'open_app', name: 'Shop' }, never);
  await tapOn('Account');
  await tapOn('Log in');
  const passwordField = async () => {
    const field = (await driver.elements(never)).find(
      ({ role, label }) => role === 'input' && label === 'Password',
    );
    if (!field) throw new Error('There is no field for the password.');
    return field;
  };
  await driver.perform({ type: 'tap', at: centre(await passwordField()) }, never);
  await driver.perform({ type: 'type_text', text: '{{secret:password}}' }, never);
  const field = await passwordField();
  expect(field.value).toBe('•'.repeat(VALUE.length));
  expect(field.secret).toBeUndefined();
});

it('keeps the value out of failures and logs when the phone is lost', async () => {
  await appium[Symbol.asyncDispose]();
  const failure: unknown = await driver
    .perform({ type: 'type_text', text: '{{secret:password}}' }, never)
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'PhoneError', kind: 'phone_lost' });
  await driver.close();
  expect(logged).toEqual([expect.stringContaining('gone before its end')]);
  expect([String((failure as Error).stack), ...logged, ...appium.log].join('\n')).not.toContain(VALUE);
});
