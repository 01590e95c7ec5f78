import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppiumPhone } from '../../src/phones/appium-phone.ts';
import { type AppiumSession, openAppiumSession } from '../../src/phones/appium-session.ts';
import type { PhoneDriver } from '../../src/phones/phone-driver.ts';
import { SessionEndings } from '../../src/phones/session-endings.ts';
import { never, startTestAppium, type TestAppium } from '../support/appium.ts';
import { centre, findElement } from '../support/appium-stage.ts';
import { openVirtualRemote, virtualConnection } from '../support/appium-virtual.ts';

const CODE = '2468';
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

describe('Waking a phone', () => {
  let appium: TestAppium;
  let udid: string;
  let count = 0;
  let commands = 0;

  beforeAll(async () => {
    appium = await startTestAppium('opposable-virtual');
  });

  afterAll(async () => {
    await appium?.[Symbol.asyncDispose]();
  });

  beforeEach(() => {
    count += 1;
    udid = `wake-test-${count}`;
  });

  async function open(faults: object, capabilities: object = {}): Promise<PhoneDriver & AsyncDisposable> {
    const session = await openAppiumSession(
      virtualConnection(udid, { 'appium:faults': faults, ...capabilities }),
      {
        server: appium,
        logger,
        endings: new SessionEndings(),
        connectDeadlineMs: 30_000,
        commandDeadlineMs: 30_000,
      },
    );
    const send: AppiumSession['send'] = (command) => {
      commands += 1;
      return session.send(command);
    };
    const driver = new AppiumPhone('android', { send, abandon: session.abandon, end: session.end });
    return Object.assign(driver, { [Symbol.asyncDispose]: () => driver.close() });
  }

  const labels = async (driver: PhoneDriver) => (await driver.elements(never)).map(({ label }) => label);

  it('costs one command when it is awake', async () => {
    await using driver = await open({});
    await driver.perform({ type: 'open_app', name: 'Clock' }, never);
    commands = 0;
    await driver.wake(never);
    expect(commands).toBe(1);
    expect(await driver.currentApp(never)).toEqual({ packageName: 'com.opposable.clock' });
  });

  it('lights and unlocks it as it was left', async () => {
    await using driver = await open({ loadMs: 0 });
    await driver.perform({ type: 'open_app', name: 'Momento' }, never);
    await driver.perform({ type: 'tap', at: centre(await findElement(driver, "Don't allow")) }, never);
    const before = await driver.elements(never);
    await driver.perform({ type: 'press_button', button: 'power' }, never);
    expect(await driver.elements(never)).toEqual([]);
    await driver.wake(never);
    const after = await driver.elements(never);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(await driver.currentApp(never)).toEqual({ packageName: 'com.opposable.momento' });
  });

  it('wakes a phone that was locked from the start', async () => {
    await using driver = await open({ locked: true });
    await driver.wake(never);
    expect(await labels(driver)).toContain('Momento');
  });

  it('shows a lock screen that a swipe opens', async () => {
    await using driver = await open({ locked: true });
    await driver.perform({ type: 'press_button', button: 'power' }, never);
    const { widthPx, heightPx } = await driver.capture(never);
    expect(await labels(driver)).toContain('Swipe up to unlock');
    expect(await driver.currentApp(never)).toEqual({ packageName: 'com.android.systemui' });
    const at = (share: number) => ({ x: widthPx / 2, y: Math.round(heightPx * share) });
    await driver.perform({ type: 'swipe', from: at(0.8), to: at(0.3), durationMs: 200 }, never);
    expect(await labels(driver)).toContain('Momento');
  });

  it('takes the code from the capabilities of the phone', async () => {
    await using driver = await open(
      { locked: true, lockCode: CODE },
      { 'appium:unlockType': 'pin', 'appium:unlockKey': CODE },
    );
    await driver.wake(never);
    expect(await labels(driver)).toContain('Momento');
  });

  it.each([
    ['nobody knows', {}],
    ['is another one', { 'appium:unlockType': 'pin', 'appium:unlockKey': '1357' }],
  ])('says what to do about a code that %s, and tells none', async (_what, capabilities) => {
    await using driver = await open({ locked: true, lockCode: CODE }, capabilities);
    const refused = await driver.wake(never).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      name: 'PhoneError',
      kind: 'action_failed',
      message: expect.stringMatching(/Unlock it by hand, or set appium:unlockType and appium:unlockKey/),
    });
    expect(String(refused)).not.toMatch(/1357|2468/);
  });

  it('stops waiting when it is aborted', async () => {
    await using driver = await open({ locked: true, lockCode: CODE });
    const stop = new AbortController();
    const waking = driver.wake(stop.signal);
    stop.abort(new Error('stopped'));
    await expect(waking).rejects.toThrow('stopped');
  });

  it('is locked and unlocked by commands and keys', async () => {
    await using session = await openVirtualRemote(appium.url, udid);
    expect(await session.execute('mobile: isLocked')).toBe(false);
    await session.execute('mobile: lock');
    expect(await session.execute('mobile: isLocked')).toBe(true);
    await session.execute('mobile: unlock');
    expect(await session.execute('mobile: isLocked')).toBe(false);
    await session.execute('mobile: pressKey', { keycode: 223 });
    await session.execute('mobile: pressKey', { keycode: 224 });
    expect(await session.execute('mobile: isLocked')).toBe(true);
    await session.execute('mobile: pressKey', { keycode: 82 });
    expect(await session.execute('mobile: isLocked')).toBe(false);
  });
});
