import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PhoneElement } from '../../src/domain/phone.ts';
import type { PhoneAction } from '../../src/domain/phone-action.ts';
import { AppiumPhone } from '../../src/phones/appium-phone.ts';
import { type AppiumSession, openAppiumSession } from '../../src/phones/appium-session.ts';
import type { PhoneConnection, PhoneDriver } from '../../src/phones/phone-driver.ts';
import { SessionEndings } from '../../src/phones/session-endings.ts';
import { never, startTestAppium, type TestAppium } from '../support/appium.ts';
import { centre, findElement } from '../support/appium-stage.ts';
import { openVirtualRemote, virtualConnection } from '../support/appium-virtual.ts';

const UNICODE = `ığüşöç 😀 日本 %s '"&`;
const FIELD = 'Add a comment';
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

describe('Typing on Android', () => {
  let appium: TestAppium;
  let driver: PhoneDriver;
  let udid: string;
  let count = 0;
  let commands = 0;

  const perform = (action: PhoneAction) => driver.perform(action, never);
  const type = (text: string) => perform({ type: 'type_text', text });
  const tapOn = async (label: string) =>
    perform({ type: 'tap', at: centre(await findElement(driver, label)) });
  const held = async () => (await findElement(driver, FIELD)).value;
  const fault = async (faults: object) =>
    (await openVirtualRemote(appium.url, udid, faults))[Symbol.asyncDispose]();

  beforeAll(async () => {
    appium = await startTestAppium('opposable-virtual');
  });

  afterAll(async () => {
    await appium?.[Symbol.asyncDispose]();
  });

  beforeEach(async () => {
    count += 1;
    udid = `typing-test-${count}`;
    driver = await connect(virtualConnection(udid, { 'appium:faults': { loadMs: 0 } }));
    await perform({ type: 'open_app', name: 'Momento' });
    await tapOn("Don't allow");
    await tapOn('Comment');
    await tapOn(FIELD);
    return () => driver.close();
  });

  /** A driver whose commands are counted. */
  async function connect(phone: PhoneConnection): Promise<PhoneDriver> {
    const session = await openAppiumSession(phone, {
      server: appium,
      logger,
      endings: new SessionEndings(),
      connectDeadlineMs: 30_000,
      commandDeadlineMs: 30_000,
    });
    const send: AppiumSession['send'] = (command) => {
      commands += 1;
      return session.send(command);
    };
    return new AppiumPhone('android', { send, abandon: session.abandon, end: session.end });
  }

  it('costs two commands more when everything arrives, of whatever characters', async () => {
    commands = 0;
    expect(await type(UNICODE)).toEqual({});
    expect(commands).toBe(3);
    expect(await held()).toBe(UNICODE);
    expect(await type(' and more')).toEqual({});
    expect(await held()).toBe(`${UNICODE} and more`);
  });

  it('reads a field of a driver that tells the id of an element alone', async () => {
    await driver.close();
    const compact = { 'appium:settings[shouldUseCompactResponses]': true };
    driver = await connect(virtualConnection(udid, compact));
    await fault({ longestText: 5 });
    commands = 0;
    expect(await type('Hello')).toEqual({});
    expect(commands).toBe(4);
    expect((await type(' you')).remark).toContain('holds "Hello"');
  });

  it('puts right what the input method loses, and what was there before stays', async () => {
    await type('Before ');
    await fault({ dropText: true });
    expect(await type(UNICODE)).toEqual({});
    expect(await held()).toBe(`Before ${UNICODE}`);
  });

  it('tells what a field holds that takes no more', async () => {
    await fault({ longestText: 5 });
    expect(await type('too long')).toEqual({
      remark: 'The field now holds "too l", which is not what was typed ("too long"). Correct it.',
    });
    expect(await held()).toBe('too l');
  });

  it('tells how a field writes what was typed', async () => {
    await fault({ formatText: true });
    expect(await type('1234')).toEqual({
      remark: 'The field now holds "1 234": it writes what was typed ("1234") in its own way.',
    });
    expect(await held()).toBe('1 234');
  });

  it('presses enter for a line feed at the end, and sends nothing that is wrong', async () => {
    await fault({ longestText: 5 });
    const { remark } = await type('too long\n');
    expect(remark).toMatch(/"too l".* Enter was not pressed\.$/);
    expect(await held()).toBe('too l');
    await fault({ longestText: 0 });
    expect(await type('er\n')).toEqual({});
    expect(await findElement(driver, 'too ler')).toMatchObject({ role: 'text' });
    expect(await held()).toBe('');
  });

  it('says that nothing takes text when the field is gone', async () => {
    await perform({ type: 'press_button', button: 'back' });
    await perform({ type: 'press_button', button: 'back' });
    await expect(type('lost')).rejects.toMatchObject({
      kind: 'action_failed',
      message: expect.stringContaining('Tap the input first'),
    });
  });

  it('counts the characters of a password, and shows none', async () => {
    await perform({ type: 'press_button', button: 'home' });
    await openPasswordField();
    expect(await type('hunter2')).toEqual({});
    await fault({ longestText: 9 });
    const { remark } = await type('secret');
    expect(remark).toContain('9 characters where 13 were expected');
    expect(remark).not.toMatch(/hunter|secret|•/);
  });

  it('puts a password right that lost characters', async () => {
    await perform({ type: 'press_button', button: 'home' });
    await openPasswordField();
    await fault({ dropText: true });
    expect(await type('hunter2')).toEqual({});
    expect((await password()).value).toBe('•••••••');
  });

  async function openPasswordField(): Promise<void> {
    await perform({ type: 'open_app', name: 'Shop' });
    await tapOn('Account');
    await tapOn('Log in');
    await perform({ type: 'tap', at: centre(await password()) });
  }

  async function password(): Promise<PhoneElement> {
    const elements = await driver.elements(never);
    const found = elements.find(({ role, label }) => role === 'input' && label === 'Password');
    if (found === undefined) throw new Error('There is no field for a password.');
    return found;
  }
});
