import { expect, vi } from 'vitest';
import type { PhoneDriver } from '../../src/phones/phone-driver.ts';
import { never } from './appium.ts';
import { centre, findElement, type Outcome, type Scene, type Stage, type StageKind } from './appium-stage.ts';
import { chromiumPhone, hasChromium } from './chromium.ts';
import { type PageEvent, startRecordingPage } from './chromium-page.ts';

const TARGETS: Readonly<Record<Scene, string>> = {
  tap: 'Dot',
  double_tap: 'Double',
  long_press: 'Press',
  swipe: 'Row 3',
  drag: 'Card',
  type_text: 'Message',
};

/** Each scene as the page tells of it. */
const PROOFS: Readonly<Record<Scene, (event: PageEvent) => boolean>> = {
  tap: ({ type, target }) => type === 'click' && target === 'dot',
  double_tap: ({ type, target }) => type === 'dblclick' && target === 'double',
  long_press: ({ type, target, value }) => type === 'touchend' && target === 'press' && Number(value) >= 700,
  swipe: ({ type, target, value }) => type === 'scroll' && target === 'list' && Number(value) > 20,
  drag: ({ type, target, value }) => type === 'touchend' && target === 'card' && value === 'bin',
  type_text: ({ type, target }) => type === 'input' && target === 'message',
};

/** A page in Debian's Chromium, driven by an Appium driver and a browser that others wrote. */
export const chromiumStage: StageKind = {
  name: 'a page in Chromium',
  appiumDriver: 'chromium',
  isAvailable: hasChromium,
  open: async (): Promise<Stage> => {
    const page = await startRecordingPage();
    return {
      phone: chromiumPhone(),
      frame: { widthPx: 1082, heightPx: 2402 },
      input: { width: 412, height: 915 },
      show: (scene, driver) => show(scene, driver, page),
      typed: async (driver) => (await findElement(driver, 'Message')).value,
      slowAction: async (driver) => {
        const { at } = await show('long_press', driver, page);
        const since = page.events.length;
        const told = (event: string) =>
          page.events.slice(since).some(({ type, target }) => type === event && target === 'press');
        return {
          action: { type: 'long_press', at, durationMs: 2_000 },
          begun: () => vi.waitFor(() => expect(told('touchstart')).toBe(true), { timeout: 5_000 }),
          isOver: () => told('touchend'),
          [Symbol.asyncDispose]: async () => undefined,
        };
      },
      [Symbol.asyncDispose]: () => page[Symbol.asyncDispose](),
    };
  },
};

async function show(
  scene: Scene,
  driver: PhoneDriver,
  page: { readonly url: string; readonly events: readonly PageEvent[] },
): Promise<Outcome> {
  await driver.perform({ type: 'open_url', url: page.url }, never);
  await driver.capture(never);
  const since = page.events.length;
  const at = centre(await findElement(driver, TARGETS[scene]));
  const to = scene === 'drag' ? centre(await findElement(driver, 'Bin')) : { x: at.x, y: at.y - 250 };
  return {
    at,
    to,
    happened: async () => {
      const told = page.events.slice(since);
      expect(told.filter(PROOFS[scene]), JSON.stringify(told)).not.toEqual([]);
    },
  };
}
