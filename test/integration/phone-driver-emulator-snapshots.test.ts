import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/lib/logger.ts';
import { connectAppium } from '../../src/phones/appium.ts';
import type { PhoneConnection, PhoneDriver } from '../../src/phones/phone-driver.ts';
import { never } from '../support/appium.ts';
import { type AppiumStandIn, startAppiumStandIn } from '../support/appium-stand-in.ts';

const emulator: PhoneConnection = {
  platform: 'android',
  udid: 'emulator-5554',
  capabilities: { platformName: 'Android', 'appium:automationName': 'UiAutomator2' },
};
const APPS = { 'com.example.shop': {}, 'io.appium.settings': {} };

/** Against a stand-in that records what would be sent to Appium: no emulator has seen these commands. */
describe('An Android emulator', () => {
  let server: AppiumStandIn;
  let driver: PhoneDriver;

  beforeEach(async () => {
    server = await startAppiumStandIn();
    driver = await connectAppium({ server, logger: silentLogger })(emulator, never);
  });

  afterEach(async () => {
    await driver.close();
    await server[Symbol.asyncDispose]();
  });

  const commands = () =>
    server.seen
      .filter(({ path }) => path.endsWith('/execute/sync'))
      .map(({ body }) => {
        const { script, args } = JSON.parse(body) as { script: string; args: readonly object[] };
        return [script, args[0]];
      });
  const consoleCommands = () =>
    commands().flatMap(([, args]) =>
      args && typeof args === 'object' && 'command' in args ? [args.command] : [],
    );

  it('is saved under a name of its own, which is loaded again', async () => {
    const first = await driver.snapshots?.save('memory', never);
    await driver.snapshots?.save('memory', never);
    await driver.snapshots?.restore(first ?? new Uint8Array(), 'memory', never);
    const [saved, other, loaded] = consoleCommands().map(String);
    expect(saved).toMatch(/^avd snapshot save opposable_[0-9a-f]{32}$/);
    expect(other).not.toBe(saved);
    expect(loaded).toBe(saved?.replace('save', 'load'));
    expect(commands().map(([script]) => script)).toEqual(Array(3).fill('mobile: execEmuConsoleCommand'));
  });

  it('closes all apps but the helpers of Appium when only its file system is restored', async () => {
    const saved = await driver.snapshots?.save('filesystem', never);
    server.answers('POST', '/execute/sync', null, APPS, true);
    await driver.snapshots?.restore(saved ?? new Uint8Array(), 'filesystem', never);
    expect(
      commands()
        .slice(1)
        .map(([script]) => script),
    ).toEqual(['mobile: execEmuConsoleCommand', 'mobile: listApps', 'mobile: terminateApp']);
    expect(commands().at(-1)?.[1]).toEqual({ appId: 'com.example.shop' });
  });

  it('says how to allow it where its Appium server does not', async () => {
    server.refuses('POST', '/execute/sync', {
      error: 'unknown error',
      message: "Potentially insecure feature 'emulator_console' has not been enabled.",
    });
    await expect(driver.snapshots?.save('memory', never)).rejects.toMatchObject({
      kind: 'not_supported',
      message: expect.stringContaining('--allow-insecure=uiautomator2:emulator_console'),
    });
  });

  it('passes on what else goes wrong', async () => {
    server.refuses('POST', '/execute/sync', { error: 'unknown error', message: 'KO: no disk space' });
    await expect(driver.snapshots?.save('memory', never)).rejects.toMatchObject({
      kind: 'action_failed',
      message: expect.stringContaining('no disk space'),
    });
  });
});

it('An emulator may take longer to save than any other command', async () => {
  await using server = await startAppiumStandIn();
  const connect = connectAppium({ server, logger: silentLogger, commandDeadlineMs: 100 });
  const [driver, other] = [await connect(emulator, never), await connect(emulator, never)];
  const release = server.holdCommands();
  const saving = driver.snapshots?.save('memory', never);
  await expect(other.currentApp(never)).rejects.toMatchObject({ kind: 'timeout' });
  release();
  expect(await saving).toBeDefined();
  await driver.close();
  await other.close();
});

it('A phone that is neither virtual nor an emulator has no snapshots', async () => {
  await using server = await startAppiumStandIn();
  const connect = connectAppium({ server, logger: silentLogger });
  for (const phone of [
    { ...emulator, udid: 'R58M123' },
    { ...emulator, capabilities: { ...emulator.capabilities, 'appium:automationName': 'XCUITest' } },
  ]) {
    const driver = await connect(phone, never);
    expect(driver.snapshots).toBeUndefined();
    await driver.close();
  }
});
