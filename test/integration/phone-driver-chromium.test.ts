import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Point } from '../../src/domain/phone.ts';
import type { HandAction } from '../../src/domain/phone-action.ts';
import { connectAppium } from '../../src/phones/appium.ts';
import { freePort } from '../../src/phones/free-port.ts';
import type { Capture, PhoneDriver } from '../../src/phones/phone-driver.ts';
import { never, startTestAppium, type TestAppium } from '../support/appium.ts';
import { centre, findElement } from '../support/appium-stage.ts';
import { chromiumPhone, hasChromium, warnWithoutChromium } from '../support/chromium.ts';
import { type RecordingPage, startRecordingPage } from '../support/chromium-page.ts';

const UNICODE = `ığüşöç 😀 日本 %s '"&`;
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

warnWithoutChromium();

describe.skipIf(!hasChromium)('A page in Chromium', () => {
  let appium: TestAppium;
  let page: RecordingPage;
  let driver: PhoneDriver;
  let shownAt = 0;

  const perform = (action: HandAction) => driver.perform(action, never);
  const told = (type: string, target: string) =>
    page.events.slice(shownAt).filter((event) => event.type === type && event.target === target);

  beforeAll(async () => {
    appium = await startTestAppium('chromium');
    page = await startRecordingPage();
    driver = await connectAppium({ server: appium, logger })(chromiumPhone(), never);
  });

  afterAll(async () => {
    await driver?.close();
    await page?.[Symbol.asyncDispose]();
    await appium?.[Symbol.asyncDispose]();
  });

  beforeEach(async () => {
    await perform({ type: 'open_url', url: page.url });
    shownAt = page.events.length;
  });

  it.each([
    ['a page that is made for phones', ''],
    ['a page that is made for desktops, shown in small', '?wide'],
  ])('is touched where its frame shows a small dot, on %s', async (_what, query) => {
    await perform({ type: 'open_url', url: `${page.url}${query}` });
    shownAt = page.events.length;
    const frame = await driver.capture(never);
    expect(frame).toMatchObject({ widthPx: 1082, heightPx: 2402 });
    await perform({ type: 'tap', at: await middleOf([255, 0, 255], frame) });
    await vi.waitFor(() => expect(told('click', 'dot')).toHaveLength(1), { timeout: 5_000 });
  });

  it('sees two fingers move apart, and together', async () => {
    await driver.capture(never);
    const at = centre(await findElement(driver, 'Map'));
    await perform({ type: 'pinch', at, scale: 3 });
    await vi.waitFor(() => expect(spread(told('touchmove', 'map'))).toBeGreaterThan(1.8), { timeout: 5_000 });
    shownAt = page.events.length;
    await perform({ type: 'pinch', at, scale: 1 / 3 });
    await vi.waitFor(() => expect(spread(told('touchmove', 'map'))).toBeLessThan(0.6), { timeout: 5_000 });
  });

  it('goes back in its history', async () => {
    await perform({ type: 'open_url', url: `${page.url}?second` });
    await perform({ type: 'press_button', button: 'back' });
    await vi.waitFor(() => expect(page.events.at(-1)).toMatchObject({ type: 'load', value: '' }), {
      timeout: 5_000,
    });
  });

  it('takes the enter key in what has the focus', async () => {
    await perform({ type: 'tap', at: centre(await findElement(driver, 'Message')) });
    await perform({ type: 'type_text', text: 'one' });
    await perform({ type: 'press_button', button: 'enter' });
    await vi.waitFor(() => expect(told('input', 'message').at(-1)?.value).toBe('one\n'), { timeout: 5_000 });
  });

  it('puts right what a field loses of its keys', async () => {
    await perform({ type: 'tap', at: centre(await findElement(driver, 'Lossy')) });
    expect(await perform({ type: 'type_text', text: UNICODE })).toEqual({});
    expect((await findElement(driver, 'Lossy')).value).toBe(UNICODE);
  });

  it('tells how a field writes what was typed', async () => {
    await perform({ type: 'tap', at: centre(await findElement(driver, 'Grouped')) });
    expect(await perform({ type: 'type_text', text: '1234567' })).toEqual({
      remark: 'The field now holds "1 234 567": it writes what was typed ("1234567") in its own way.',
    });
  });

  it('reads an editor back, and a password by its length', async () => {
    await perform({ type: 'tap', at: centre(await findElement(driver, 'Rich')) });
    expect(await perform({ type: 'type_text', text: `${UNICODE}  two spaces` })).toEqual({});
    await perform({ type: 'tap', at: centre(await findElement(driver, 'Secret')) });
    expect(await perform({ type: 'type_text', text: '!' })).toEqual({});
    expect((await findElement(driver, 'Secret')).value).toBe('••••••••');
  });

  it('says that nothing takes text when nothing does', async () => {
    await expect(perform({ type: 'type_text', text: 'lost' })).rejects.toMatchObject({
      kind: 'action_failed',
      message: expect.stringContaining('Tap a text field first'),
    });
  });

  it.each<HandAction>([
    { type: 'lock' },
    { type: 'open_panel', panel: 'search' },
    { type: 'press_action_button' },
    { type: 'copy_text', text: 'Hello' },
    { type: 'press_button', button: 'home' },
    { type: 'press_button', button: 'recents' },
    { type: 'press_button', button: 'volume_up' },
    { type: 'press_button', button: 'power' },
    { type: 'open_app', name: 'Mail' },
  ])('says what to do instead of %o', async (action) => {
    await expect(perform(action)).rejects.toMatchObject({ name: 'PhoneError', kind: 'not_supported' });
  });

  it('has no app in front', async () => {
    expect(await driver.currentApp(never)).toBeNull();
  });

  it('lists what can be seen, with states, and no password', async () => {
    const elements = await driver.elements(never);
    expect(elements).toContainEqual(
      expect.objectContaining({ role: 'button', label: 'Dot', interactive: true }),
    );
    expect(elements).toContainEqual(
      expect.objectContaining({ role: 'checkbox', label: 'Agree', checked: false }),
    );
    expect(elements).toContainEqual(
      expect.objectContaining({ role: 'input', label: 'Secret', value: '•••••••' }),
    );
    expect(elements).toContainEqual(expect.objectContaining({ role: 'text', label: 'Row 0' }));
    expect(elements).toContainEqual(expect.objectContaining({ role: 'image', label: 'Map', id: 'map' }));
    expect(elements).toContainEqual(
      expect.objectContaining({ role: 'progress', label: 'Busy', interactive: false }),
    );
    expect(elements.map(({ label }) => label)).not.toContain('Far below');
    expect(JSON.stringify(elements)).not.toContain('hunter2');
  });

  it('lists rows that are scrolled out of their list no more', async () => {
    const labels = (await driver.elements(never)).map(({ label }) => label);
    expect(labels).not.toContain('Row 20');
  });

  it('says that a page can not be reached', async () => {
    await expect(
      perform({ type: 'open_url', url: `http://127.0.0.1:${await freePort()}/` }),
    ).rejects.toMatchObject({
      kind: 'action_failed',
      message: expect.stringContaining('ERR_'),
    });
  });
});

/** @returns the middle of everything that has exactly this colour, in pixels of the frame */
async function middleOf(colour: readonly [number, number, number], frame: Capture): Promise<Point> {
  const { data, info } = await sharp(frame.png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  for (let pixel = 0; pixel < info.width * info.height; pixel += 1) {
    if (!colour.every((value, channel) => data[pixel * info.channels + channel] === value)) continue;
    count += 1;
    sumX += pixel % info.width;
    sumY += Math.floor(pixel / info.width);
  }
  expect(count).toBeGreaterThan(0);
  return { x: Math.round(sumX / count), y: Math.round(sumY / count) };
}

/** @returns how many times further apart the fingers are at the end than at the beginning */
function spread(moves: readonly { readonly value: string | number }[]): number {
  return Number(moves.at(-1)?.value ?? 1) / Number(moves.at(0)?.value ?? 1);
}
