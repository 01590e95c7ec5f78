import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, remote } from 'webdriverio';
import { pngSize } from '../../src/phones/coordinates.ts';
import { swipe, tap } from '../../src/phones/gestures.ts';
import { startTestAppium, type TestAppium } from '../support/appium.ts';
import { openVirtualRemote, virtualConnection } from '../support/appium-virtual.ts';
import { readScreen } from '../support/virtual-phone.ts';

const MOMENTO = 'com.opposable.momento';
const BACK = 4;
const PHONES = 50;
const MOST_MEGABYTES = 600;

type State = {
  readonly system: { readonly landscape: boolean; readonly foreground: string | null };
  readonly apps: { readonly momento: { readonly posts: readonly { readonly liked: boolean }[] } };
};

describe('The driver of the virtual phone', () => {
  let appium: TestAppium;
  let udid: string;
  let count = 0;

  beforeAll(async () => {
    appium = await startTestAppium('opposable-virtual');
  });

  afterAll(async () => {
    await appium?.[Symbol.asyncDispose]();
  });

  beforeEach(() => {
    count += 1;
    udid = `driver-test-${count}`;
  });

  async function open(capabilities: object = {}): Promise<Browser & AsyncDisposable> {
    const { hostname, port, pathname } = new URL(appium.url);
    const browser = await remote({
      hostname,
      port: Number(port),
      path: pathname,
      logLevel: 'silent',
      connectionRetryCount: 0,
      capabilities: {
        ...virtualConnection(udid, { 'appium:clock': 'manual', 'appium:faults': { loadMs: 0 } }).capabilities,
        'appium:udid': udid,
        'wdio:enforceWebDriverClassic': true,
        ...capabilities,
      },
    });
    const end = async (): Promise<void> => {
      // A dead session may refuse its own end.
      await browser.deleteSession().catch(() => undefined);
    };
    return Object.assign(browser, { [Symbol.asyncDispose]: end });
  }

  const run = (browser: Browser, script: string, args: object = {}): Promise<unknown> =>
    browser.executeScript(script, [args]);
  const state = async (browser: Browser) => (await run(browser, 'mobile: virtualState')) as State;
  const likes = async (browser: Browser) =>
    (await state(browser)).apps.momento.posts.map(({ liked }) => liked);

  async function inMomento(browser: Browser): Promise<void> {
    await run(browser, 'mobile: activateApp', { appId: MOMENTO });
    await run(browser, 'mobile: pressKey', { keycode: BACK });
  }

  async function tapOn(browser: Browser, label: string): Promise<void> {
    const node = readScreen(await browser.getPageSource()).find((candidate) => candidate.label === label);
    if (!node) throw new Error(`${label} is not on the screen.`);
    await browser.performActions(tap({ x: node.x, y: node.y }, (point) => point));
  }

  it('answers the mobile: commands that it lists', async () => {
    await using browser = await open();
    expect(await run(browser, 'mobile: getCurrentPackage')).toBe('com.opposable.launcher');
    expect(await run(browser, 'mobile: listApps')).toContainEqual({
      name: 'Momento',
      package: MOMENTO,
      aliases: expect.arrayContaining(['Instagram']),
    });
    expect(await run(browser, 'mobile: deviceInfo')).toMatchObject({
      realDisplaySize: '540x1200',
      displayDensity: 240,
    });
    await run(browser, 'mobile: deepLink', { url: 'momento://profile' });
    expect((await state(browser)).system.foreground).toBe(MOMENTO);
    await run(browser, 'mobile: virtualClock', { ms: 60_000 });
    expect(await browser.getPageSource()).toContain('text="09:16"');
    await expect(run(browser, 'mobile: virtualClock', { ms: -1 })).rejects.toThrow(/only moves on/);
    await expect(run(browser, 'mobile: virtualFault', { faults: { poup: true } })).rejects.toThrow(/popup/);
    await expect(run(browser, 'mobile: pressKey', { keycode: 999 })).rejects.toThrow(/no key 999/);
    await expect(run(browser, 'mobile: pressKey')).rejects.toThrow(/keycode/);
    await expect(run(browser, 'mobile: dance')).rejects.toThrow(/mobile: dance/);
  });

  it('types any Unicode text into the element that has the focus, and reads it back', async () => {
    const words = `ığüşöç 😀 日本 %s '"&`;
    await using browser = await open();
    await inMomento(browser);
    // WebdriverIO hands this one error out as an answer.
    expect(await browser.getActiveElement()).toMatchObject({ error: 'no such element' });
    await tapOn(browser, 'Comment');
    await tapOn(browser, 'Add a comment');
    const [element = ''] = Object.values(await browser.getActiveElement()).map(String);
    await browser.elementSendKeys(element, words);
    await run(browser, 'mobile: type', { text: '!' });
    expect(await browser.getElementText(element)).toBe(`${words}!`);
    await browser.elementClear(element);
    expect(await browser.getElementText(element)).toBe('Add a comment');
    expect(await run(browser, 'mobile: replaceElementValue', { elementId: element, text: words })).toBeNull();
    expect(await browser.getElementText(element)).toBe(words);
  });

  it('shows what it says of its size when it is turned', async () => {
    await using browser = await open();
    await browser.setOrientation('LANDSCAPE');
    expect(await browser.getOrientation()).toBe('LANDSCAPE');
    expect(await browser.getWindowRect()).toMatchObject({ width: 1200, height: 540 });
    const png = Buffer.from(await browser.takeScreenshot(), 'base64');
    expect(pngSize(png)).toEqual({ widthPx: 1200, heightPx: 540 });
    expect(await browser.getPageSource()).toContain('<hierarchy rotation="1">');
  });

  it('finds its phone as it was left with noReset, and new without', async () => {
    {
      await using browser = await open();
      await inMomento(browser);
      await tapOn(browser, 'Like');
      expect((await likes(browser))[0]).toBe(true);
    }
    {
      await using again = await open({ 'appium:noReset': true });
      expect((await likes(again))[0]).toBe(true);
      expect((await state(again)).system.foreground).toBe(MOMENTO);
    }
    await using fresh = await open();
    expect((await likes(fresh))[0]).toBe(false);
    expect((await state(fresh)).system.foreground).toBeNull();
  });

  it('has the same content for the same seed', async () => {
    const posts = async (number: number, seed: number) => {
      await using browser = await open({ 'appium:udid': `${udid}-${number}`, 'appium:seed': seed });
      return (await state(browser)).apps.momento.posts;
    };
    const [one, same, other] = [await posts(1, 7), await posts(2, 7), await posts(3, 8)];
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('keeps two phones apart', async () => {
    await using one = await open();
    await using other = await open({ 'appium:udid': `${udid}-other` });
    await Promise.all([inMomento(one), inMomento(other)]);
    await tapOn(one, 'Like');
    expect((await likes(one))[0]).toBe(true);
    expect((await likes(other))[0]).toBe(false);
  });

  it('is one phone for two sessions', async () => {
    await using one = await open();
    await using other = await open({ 'appium:noReset': true });
    await Promise.all([
      inMomento(one),
      other.takeScreenshot(),
      run(other, 'mobile: virtualFault', { faults: { popup: false } }),
      other.getPageSource(),
    ]);
    await tapOn(other, 'Like');
    expect((await likes(one))[0]).toBe(true);
  });

  it('stays dead in the session that died, and lives in the next one', async () => {
    await using browser = await open();
    await inMomento(browser);
    await run(browser, 'mobile: virtualFault', { faults: { deadSession: true } });
    await expect(browser.getPageSource()).rejects.toThrow(/instrumentation process is not running/);
    await using next = await open({ 'appium:noReset': true });
    expect((await state(next)).system.foreground).toBe(MOMENTO);
    await expect(browser.getPageSource()).rejects.toMatchObject({ name: 'invalid session id' });
  });

  it('refuses a session whose screen, fault or clock it does not know', async () => {
    await expect(open({ 'appium:deviceScreen': 'wide' })).rejects.toThrow(/540x1200@1\.5/);
    await expect(open({ 'appium:faults': { poup: true } })).rejects.toThrow(/popup/);
    await expect(open({ 'appium:clock': 'broken' })).rejects.toThrow(/clock/);
  });

  it.each([
    ['540x1200@1.5', 540, 1200],
    ['1080x2400@3', 1080, 2400],
    ['1080x2400@2.625', 1080, 2400],
  ])('draws, measures and describes a screen of %s in the same pixels', async (screen, width, height) => {
    await using browser = await open({ 'appium:deviceScreen': screen });
    expect(await browser.getWindowRect()).toEqual({ x: 0, y: 0, width, height });
    expect(pngSize(Buffer.from(await browser.takeScreenshot(), 'base64'))).toEqual({
      widthPx: width,
      heightPx: height,
    });
    expect(await browser.getPageSource()).toContain(`bounds="[0,0][${width},${height}]"`);
  });

  it(`holds ${PHONES} phones in ${MOST_MEGABYTES} megabytes`, async () => {
    const at = (y: number) => ({ x: 270, y });
    const browsers = await Promise.all(
      Array.from({ length: PHONES }, (_, phone) => open({ 'appium:udid': `${udid}-${phone}` })),
    );
    try {
      await Promise.all(browsers.map(inMomento));
      for (const distance of [200, 260, 320]) {
        for (const browser of browsers) {
          await browser.performActions(swipe(at(900), at(900 - distance), 200, (point) => point));
          await browser.takeScreenshot();
          await browser.getPageSource();
        }
      }
      const status = await readFile(`/proc/${appium.pid}/status`, 'utf8');
      expect(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024).toBeLessThan(MOST_MEGABYTES);
    } finally {
      await Promise.all(browsers.map((browser) => browser.deleteSession()));
    }
  });

  it('remembers no more than its latest commands', async () => {
    await using session = await openVirtualRemote(appium.url, udid);
    for (let sent = 0; sent < 120; sent += 1) await session.execute('mobile: getCurrentPackage');
    const events = await session.post('appium/events', {});
    const { commands } = events as { readonly commands: readonly unknown[] };
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.length).toBeLessThanOrEqual(60);
  });
});
