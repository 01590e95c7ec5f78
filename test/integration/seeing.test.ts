import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Observation, type ObserveContext, observe } from '../../src/agent/seeing/observe.ts';
import type { Picture } from '../../src/agent/seeing/picture.ts';
import { resolveRef } from '../../src/agent/seeing/refs.ts';
import { screenChanged } from '../../src/agent/seeing/screen-changed.ts';
import { SETTLE_MS } from '../../src/agent/seeing/settle.ts';
import { zoomPicture } from '../../src/agent/seeing/zoom.ts';
import { type FrameId, newId } from '../../src/domain/ids.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { connectAppium } from '../../src/phones/appium.ts';
import type { PhoneDriver } from '../../src/phones/phone-driver.ts';
import { never, startTestAppium, type TestAppium } from '../support/appium.ts';
import { centre, findElement } from '../support/appium-stage.ts';
import { openVirtualRemote, virtualConnection } from '../support/appium-virtual.ts';

const sessionId = newId('sess');
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

describe('Looking at a virtual phone', () => {
  let appium: TestAppium;
  let driver: PhoneDriver;
  let stored: Picture[];
  let udid: string;
  let count = 0;

  const open = (capabilities: object): Promise<PhoneDriver> =>
    connectAppium({ server: appium, logger })(virtualConnection(udid, capabilities), never);
  const openDense = async (): Promise<void> => {
    await driver.close();
    udid += '-dense';
    driver = await open({ 'appium:deviceScreen': '1080x2400@2.625' });
  };
  const look = (context: Partial<ObserveContext> = {}): Promise<Observation> =>
    observe(
      {
        sessionId,
        phone: driver,
        settle: true,
        clock: systemClock,
        signal: never,
        async storeFrame(picture) {
          stored.push(picture);
          return `frame ${stored.length}` as FrameId;
        },
        ...context,
      },
      SETTLE_MS,
    );
  const words = ({ content }: Observation): string => String(content[0]?.['text']);
  const tap = async (label: string): Promise<void> => {
    await driver.perform({ type: 'tap', at: centre(await findElement(driver, label)) }, never);
  };

  beforeAll(async () => {
    appium = await startTestAppium('opposable-virtual');
  });

  afterAll(async () => {
    await appium?.[Symbol.asyncDispose]();
  });

  beforeEach(async () => {
    count += 1;
    udid = `seeing-test-${count}`;
    stored = [];
    driver = await open({ 'appium:faults': { loadMs: 0 } });
    return () => driver.close();
  });

  it('finds an app by its ref, and its screen changed by a tap', async () => {
    const home = await look();
    const ref = /^(e\d+) \w+ "Momento" /m.exec(words(home))?.[1] ?? '';
    const found = resolveRef(ref, home.refs, home.refs);
    if (typeof found === 'string') throw new Error(found);
    await driver.perform({ type: 'tap', at: found.point }, never);
    const opened = await look();
    expect(words(opened)).toContain("Don't allow");
    expect(screenChanged(home, opened)).toBe(true);
    expect(screenChanged(opened, await look())).toBe(false);
    expect(opened).toMatchObject({ state: 'still', data: { widthPx: 540, heightPx: 1200, scaleX: 1 } });
  });

  it('maps a picture to a dense screen, upright and turned', async () => {
    await openDense();
    const upright = await look({ pictureSize: 'economy' });
    expect(upright.data).toMatchObject({ widthPx: 576, heightPx: 1280, deviceWidthPx: 1080, scaleY: 1.875 });
    const listed = /"Momento" \[(\d+),(\d+),(\d+),(\d+)\]/.exec(words(upright)) ?? [];
    const [, x = 0, y = 0, width = 0, height = 0] = listed.map(Number);
    const at = upright.toDevice({ x: x + width / 2, y: y + height / 2 });
    const meant = centre(await findElement(driver, 'Momento'));
    expect(Math.abs(at.x - meant.x)).toBeLessThanOrEqual(2);
    expect(Math.abs(at.y - meant.y)).toBeLessThanOrEqual(2);

    await using remote = await openVirtualRemote(appium.url, udid);
    await remote.post('orientation', { orientation: 'LANDSCAPE' });
    const turned = await look();
    expect(turned.data).toMatchObject({
      widthPx: 1568,
      heightPx: 706,
      deviceWidthPx: 2400,
      pointWidth: 2400,
    });
    expect(screenChanged(upright, turned)).toBe(true);
    const corner = turned.toDevice({ x: 1_567, y: 705 });
    expect(corner).toEqual({ x: 2_399, y: 1_079 });
  });

  it('enlarges a part of a dense screen to the pixels that it has', async () => {
    await openDense();
    const part = await zoomPicture(await look(), { x0: 0, y0: 0, x1: 353, y1: 784 });
    expect(part).toMatchObject({ widthPx: 540, heightPx: 1200 });
    expect(await sharp(part.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 540, height: 1200 });
  });

  it('says that a page with a spinner is loading', async () => {
    await using remote = await openVirtualRemote(appium.url, udid, { loadMs: 60_000 });
    await remote.execute('mobile: activateApp', { appId: 'com.opposable.shop' });
    const loading = await look();
    expect(words(loading)).toContain('"Loading products"');
    expect(loading).toMatchObject({ state: 'loading' });
    expect(stored).toHaveLength(1);
  });

  it('shows a page that its app forbids pictures of as a list of elements', async () => {
    await using remote = await openVirtualRemote(appium.url, udid, { blackScreen: true });
    const secure = await look();
    expect(secure.data).toMatchObject({ frameId: null, secure: true });
    expect(words(secure)).toContain('"Momento"');
    expect(secure.content).toHaveLength(1);
    await remote.execute('mobile: virtualFault', { faults: { blackScreen: false } });
    expect((await look()).data).toMatchObject({ frameId: 'frame 1' });
    expect(stored).toHaveLength(1);
  });

  it('goes by the picture where the phone lists nothing', async () => {
    await using _ = await openVirtualRemote(appium.url, udid, { emptyTree: true });
    const seen = await look();
    expect(words(seen)).toContain('The screen lists no elements; go by the picture.');
    expect(seen.content).toHaveLength(2);
  });

  it('rests on a page with the keyboard up, and sees what was typed', async () => {
    await driver.perform({ type: 'open_app', name: 'Momento' }, never);
    await tap("Don't allow");
    await tap('Comment');
    await tap('Add a comment');
    const before = await look();
    expect(before.state).toBe('still');
    await driver.perform({ type: 'type_text', text: 'l' }, never);
    const after = await look();
    expect(after.state).toBe('still');
    expect(screenChanged(before, after)).toBe(true);
  });
});
