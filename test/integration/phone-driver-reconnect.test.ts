import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectAppium } from '../../src/phones/appium.ts';
import type { PhoneConnector, PhoneDriver } from '../../src/phones/phone-driver.ts';
import { never, startTestAppium, type TestAppium } from '../support/appium.ts';
import { openVirtualRemote, virtualConnection } from '../support/appium-virtual.ts';

const CLOCK = 'com.opposable.clock';
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

describe('A phone that is lost', () => {
  let appium: TestAppium;
  let connect: PhoneConnector;
  let udid: string;
  let count = 0;

  beforeAll(async () => {
    appium = await startTestAppium('opposable-virtual');
    // A machine with much to do takes longer than usual to start Appium again.
    connect = connectAppium({ server: appium, logger, serverDeadlineMs: 30_000 });
  });

  afterAll(async () => {
    await appium?.[Symbol.asyncDispose]();
  });

  beforeEach(() => {
    count += 1;
    udid = `reconnect-test-${count}`;
  });

  const isLost = (driver: PhoneDriver) =>
    expect(driver.currentApp(never)).rejects.toMatchObject({ name: 'PhoneError', kind: 'phone_lost' });
  const volumeUp = (driver: PhoneDriver) =>
    driver.perform({ type: 'press_button', button: 'volume_up' }, never);
  const volume = async (): Promise<number> => {
    await using session = await openVirtualRemote(appium.url, udid);
    return Object(await session.execute('mobile: virtualState')).system.volume;
  };

  it('is found as it was after its session died, and no action is sent again', async () => {
    const driver = await connect(virtualConnection(udid), never);
    await driver.perform({ type: 'open_app', name: 'Clock' }, never);
    const before = await volume();
    await (await openVirtualRemote(appium.url, udid, { deadSession: true }))[Symbol.asyncDispose]();
    await expect(volumeUp(driver)).rejects.toMatchObject({ kind: 'phone_lost' });
    await driver.close();
    const again = await connect(virtualConnection(udid), never);
    expect(await again.currentApp(never)).toEqual({ packageName: CLOCK });
    expect(await volume()).toBe(before);
    await volumeUp(again);
    expect(await volume()).toBe(before + 1);
    await again.close();
  });

  it('is found as it was after its session expired', async () => {
    const impatient = virtualConnection(udid, { 'appium:newCommandTimeout': 0.3 });
    const driver = await connect(impatient, never);
    await driver.perform({ type: 'open_app', name: 'Clock' }, never);
    // Each question gives the session its time again, so they are further apart.
    await vi.waitFor(() => isLost(driver), { interval: 600, timeout: 10_000 });
    await driver.close();
    const again = await connect(virtualConnection(udid), never);
    expect(await again.currentApp(never)).toEqual({ packageName: CLOCK });
    await again.close();
  });

  it('is connected again as soon as a killed Appium is back', async () => {
    const driver = await connect(virtualConnection(udid), never);
    process.kill(appium.pid, 'SIGKILL');
    await isLost(driver);
    await driver.close();
    const again = await connect(virtualConnection(udid), never);
    expect(await again.capture(never)).toMatchObject({ widthPx: 540, heightPx: 1200 });
    await again.close();
  });

  it('is waited for no longer than anyone wants it', async () => {
    process.kill(appium.pid, 'SIGKILL');
    const stop = new AbortController();
    const connecting = connect(virtualConnection(udid), stop.signal);
    stop.abort(new Error('stopped'));
    await expect(connecting).rejects.toThrow('stopped');
    await (await connect(virtualConnection(udid), never)).close();
  });

  it('is given back although its Appium hangs, and connected again once that goes on', async () => {
    const driver = await connect(virtualConnection(udid), never);
    const { pid } = appium;
    process.kill(pid, 'SIGSTOP');
    try {
      const action = volumeUp(driver);
      await Promise.all([expect(action).rejects.toMatchObject({ kind: 'phone_lost' }), driver.close()]);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    const again = await connect(virtualConnection(udid), never);
    expect(await again.currentApp(never)).toEqual({ packageName: 'com.opposable.launcher' });
    await again.close();
  });
});
