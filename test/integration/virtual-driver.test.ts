import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remote } from 'webdriverio';
import { startTestAppium, type TestAppium } from '../support/appium.ts';

const MOMENTO = 'com.opposable.momento';
const KEY = { back: 4, home: 3 } as const;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PHONES = 50;
const MOST_MEGABYTES = 600;

describe('The driver of the virtual phone', () => {
  let appium: TestAppium;
  let count = 0;

  beforeAll(async () => {
    appium = await startTestAppium('opposable-virtual');
  });

  afterAll(async () => {
    await appium?.[Symbol.asyncDispose]();
  });

  const newUdid = (): string => {
    count += 1;
    return `virtual-driver-${count}`;
  };

  async function open(udid: string, capabilities: object = {}): Promise<Opened> {
    const { hostname, port, pathname } = new URL(appium.url);
    const browser = await remote({
      hostname,
      port: Number(port),
      path: pathname,
      logLevel: 'silent',
      connectionRetryCount: 0,
      capabilities: {
        platformName: 'Android',
        'appium:automationName': 'OpposableVirtual',
        'appium:udid': udid,
        'appium:newCommandTimeout': 0,
        'appium:noReset': true,
        'wdio:enforceWebDriverClassic': true,
        ...capabilities,
      },
    });
    return Object.assign(browser, { [Symbol.asyncDispose]: () => browser.deleteSession() });
  }

  async function openMomento(udid: string, capabilities: object = {}): Promise<Opened> {
    const phone = await open(udid, { 'appium:faults': { loadMs: 0 }, ...capabilities });
    await phone.execute('mobile: activateApp', { appId: MOMENTO });
    await phone.execute('mobile: pressKey', { keycode: KEY.back });
    return phone;
  }

  it.each([
    ['540x1200@1.5', 540, 1200],
    ['1080x2400@3', 1080, 2400],
    ['1080x2400@2.625', 1080, 2400],
  ])('draws, measures and describes a screen of %s in the same pixels', async (screen, width, height) => {
    await using phone = await open(newUdid(), { 'appium:deviceScreen': screen });
    expect(await phone.getWindowRect()).toEqual({ x: 0, y: 0, width, height });
    expect(await sharp(Buffer.from(await phone.takeScreenshot(), 'base64')).metadata()).toMatchObject({
      format: 'png',
      width,
      height,
    });
    expect(await phone.getPageSource()).toContain(`bounds="[0,0][${width},${height}]"`);
  });

  it('turns', async () => {
    await using phone = await open(newUdid());
    await phone.setOrientation('LANDSCAPE');
    expect(await phone.getOrientation()).toBe('LANDSCAPE');
    expect(await phone.getWindowRect()).toMatchObject({ width: 1200, height: 540 });
    expect(await phone.getPageSource()).toContain('<hierarchy rotation="1">');
  });

  it('writes into the element that is active, and none is before an input was touched', async () => {
    await using phone = await openMomento(newUdid());
    // WebdriverIO hands this one error over as a value.
    expect(await phone.getActiveElement()).toMatchObject({ error: 'no such element' });
    const source = await phone.getPageSource();
    await phone.performActions(tapOn(source, 'Comment'));
    await phone.performActions(tapOn(await phone.getPageSource(), 'Add a comment'));
    const { [ELEMENT]: id = '' } = (await phone.getActiveElement()) as unknown as Record<string, string>;
    await phone.elementSendKeys(id, 'ığüşöç 😀');
    expect(await phone.getElementText(id)).toBe('ığüşöç 😀');
    await phone.elementClear(id);
    expect(await phone.getElementText(id)).toBe('');
  });

  it('keeps a phone for who comes back with noReset, and makes it new for who does not', async () => {
    const udid = newUdid();
    await (await openMomento(udid))[Symbol.asyncDispose]();
    const inFront = async (noReset: boolean): Promise<unknown> => {
      await using phone = await open(udid, { 'appium:noReset': noReset });
      return await phone.execute('mobile: getCurrentPackage');
    };
    expect(await inFront(true)).toBe(MOMENTO);
    expect(await inFront(false)).toBe('com.opposable.launcher');
  });

  it('ends a session for good when it is told to be dead, and the phone lives on', async () => {
    const udid = newUdid();
    const lost = await openMomento(udid);
    await lost.execute('mobile: virtualFault', { faults: { deadSession: true } });
    await expect(lost.getPageSource()).rejects.toMatchObject({ name: 'invalid session id' });
    await using found = await open(udid);
    expect(await found.execute('mobile: getCurrentPackage')).toBe(MOMENTO);
    await expect(lost.takeScreenshot()).rejects.toMatchObject({ name: 'invalid session id' });
    await lost.deleteSession();
  });

  it('moves a manual clock, and no other', async () => {
    await using manual = await open(newUdid(), { 'appium:clock': 'manual' });
    expect(await manual.getPageSource()).toContain('text="09:15"');
    await manual.execute('mobile: virtualClock', { ms: 3_600_000 });
    expect(await manual.getPageSource()).toContain('text="10:15"');
    await using real = await open(newUdid());
    await expect(real.execute('mobile: virtualClock', { ms: 1 })).rejects.toThrow('real clock');
  });

  it.each([
    { 'appium:deviceScreen': 'large' },
    { 'appium:faults': { gremlins: true } },
    { 'appium:clock': 'broken' },
  ])('refuses the capabilities %j', async (capabilities) => {
    await expect(open(newUdid(), capabilities)).rejects.toThrow(/large|gremlins|clock/);
  });

  it(`holds ${PHONES} phones in ${MOST_MEGABYTES} megabytes`, async () => {
    const phones = await Promise.all(Array.from({ length: PHONES }, () => openMomento(newUdid())));
    for (const distance of [200, 260, 320]) {
      for (const phone of phones) {
        await phone.performActions(drag({ x: 270, y: 900 }, { x: 270, y: 900 - distance }));
        await phone.takeScreenshot();
        await phone.getPageSource();
      }
    }
    const status = await readFile(`/proc/${appium.pid}/status`, 'utf8');
    expect(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024).toBeLessThan(MOST_MEGABYTES);
    await Promise.all(phones.map((phone) => phone.deleteSession()));
  });
});

type Opened = WebdriverIO.Browser & AsyncDisposable;
type Spot = { readonly x: number; readonly y: number };
type Actions = Parameters<WebdriverIO.Browser['performActions']>[0];

function drag(from: Spot, to: Spot): Actions {
  return [
    {
      type: 'pointer',
      id: 'finger',
      parameters: { pointerType: 'touch' },
      actions: [
        { type: 'pointerMove', duration: 0, ...from },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerMove', duration: 100, ...to },
        { type: 'pointerUp', button: 0 },
      ],
    },
  ];
}

/** Taps the middle of the first node with a content description. */
function tapOn(source: string, label: string): Actions {
  const found = new RegExp(
    `content-desc="${label}"[^>]*bounds="\\[(\\d+),(\\d+)\\]\\[(\\d+),(\\d+)\\]"`,
  ).exec(source);
  const [left = 0, top = 0, right = 0, bottom = 0] = (found ?? []).slice(1).map(Number);
  const middle = { x: Math.floor((left + right) / 2), y: Math.floor((top + bottom) / 2) };
  return drag(middle, middle);
}
