import { expect } from 'vitest';
import type { PhoneDriver } from '../../src/phones/phone-driver.ts';
import { never } from './appium.ts';
import { centre, findElement, type Outcome, type Scene, type Stage, type StageKind } from './appium-stage.ts';
import { openVirtualRemote, virtualConnection } from './appium-virtual.ts';

const COMMENT_FIELD = 'Add a comment';
const POST = /^Post by /;
/** Longer than the two seconds that a slow action is asked to last. */
const SLOW_MS = 2_000;

/** The virtual phone with its app Momento in front. */
export const virtualStage: StageKind = {
  name: 'the virtual phone',
  appiumDriver: 'opposable-virtual',
  isAvailable: true,
  open: async (server, number): Promise<Stage> => {
    const udid = `stage-${number}`;
    return {
      phone: virtualConnection(udid, { 'appium:faults': { loadMs: 0 } }),
      frame: { widthPx: 540, heightPx: 1200 },
      input: { width: 540, height: 1200 },
      show,
      typed: async (driver) => (await findElement(driver, COMMENT_FIELD)).value,
      slowAction: async () => {
        const other = await openVirtualRemote(server.url, udid, { latencyMs: SLOW_MS });
        let isOver = false;
        // As slow as the action, and sent before it.
        const sameTime = other.execute('mobile: getCurrentPackage').then(() => {
          isOver = true;
        });
        return {
          action: { type: 'press_button', button: 'volume_up' },
          // The server takes requests as they come.
          begun: async () => void (await fetch(new URL('status', server.url))),
          isOver: () => isOver,
          async [Symbol.asyncDispose]() {
            await setLatency(server.url, udid, 0);
            await sameTime;
            await other[Symbol.asyncDispose]();
          },
        };
      },
      [Symbol.asyncDispose]: async () => undefined,
    };
  },
};

async function show(scene: Scene, driver: PhoneDriver): Promise<Outcome> {
  await driver.perform({ type: 'open_app', name: 'Momento' }, never);
  await goToFeed(driver);
  await driver.capture(never);
  switch (scene) {
    case 'tap':
    case 'long_press':
      return outcome(driver, 'Comment', () => findElement(driver, COMMENT_FIELD));
    case 'double_tap':
      return outcome(driver, /^Photo by /, () => findElement(driver, 'Unlike'));
    case 'swipe':
    case 'drag': {
      const { bounds } = await findElement(driver, POST);
      return outcome(driver, /^Photo by /, async () => {
        expect((await findElement(driver, POST)).bounds).not.toEqual(bounds);
      });
    }
    case 'type_text': {
      await driver.perform({ type: 'tap', at: centre(await findElement(driver, 'Comment')) }, never);
      return outcome(driver, COMMENT_FIELD, async () => {
        expect((await findElement(driver, COMMENT_FIELD)).value).not.toBe('');
      });
    }
  }
}

async function outcome(
  driver: PhoneDriver,
  target: string | RegExp,
  happened: () => Promise<unknown>,
): Promise<Outcome> {
  const at = centre(await findElement(driver, target));
  return { at, to: { x: at.x, y: at.y - 250 }, happened: async () => void (await happened()) };
}

/** Leaves dialogs and comments behind, whatever a test before has opened. */
async function goToFeed(driver: PhoneDriver): Promise<void> {
  for (let steps = 0; steps < 8; steps += 1) {
    const elements = await driver.elements(never);
    const dialog = elements.find(({ label }) => label === "Don't allow" || label === 'Not now');
    if (dialog !== undefined) await driver.perform({ type: 'tap', at: centre(dialog) }, never);
    else if (elements.some(({ label }) => label === COMMENT_FIELD))
      await driver.perform({ type: 'press_button', button: 'back' }, never);
    else {
      // A tap on its own tab scrolls the feed to the top.
      const tab = elements.find(({ role, label }) => role === 'tab' && label === 'Home');
      if (tab === undefined) throw new Error(`No feed: ${elements.map(({ label }) => label).join(' | ')}`);
      await driver.perform({ type: 'tap', at: centre(tab) }, never);
      return;
    }
  }
  throw new Error('The feed of Momento is out of reach.');
}

async function setLatency(serverUrl: string, udid: string, latencyMs: number): Promise<void> {
  // As a capability it doesn't have to wait for the latency that it changes.
  await (await openVirtualRemote(serverUrl, udid, { latencyMs }))[Symbol.asyncDispose]();
}
