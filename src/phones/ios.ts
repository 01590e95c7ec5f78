import type { Point } from '../domain/phone.ts';
import type { PhoneButton, SystemPanel } from '../domain/phone-action.ts';
import type { Dialect } from './dialect.ts';
import { typeIntoFocus } from './focused-element.ts';
import { swipe } from './gestures.ts';
import { findApp, readApps } from './installed-apps.ts';
import { iosElements } from './ios-elements.ts';
import { iosKeyboard } from './ios-keyboard.ts';
import { PhoneError } from './phone-driver.ts';
import { unlockScreen } from './screen-lock.ts';
import { execute } from './send.ts';

const ENTER_KEY = '\n';
const BUTTON_NAMES: Readonly<Partial<Record<PhoneButton, string>>> = {
  home: 'home',
  volume_up: 'volumeup',
  volume_down: 'volumedown',
};
const NO_BUTTON: Readonly<Partial<Record<PhoneButton, string>>> = {
  back: "An iPhone has no back button. Tap the app's own one, or swipe right from the left edge.",
  recents:
    'An iPhone has no button for recent apps. Swipe up from the bottom edge and hold, or use open_app.',
};

/** Where a finger that swipes down begins and ends, as shares of the screen. */
const SWIPE_DOWN: Readonly<Record<Exclude<SystemPanel, 'assistant'>, readonly [Point, Point]>> = {
  control_center: [
    { x: 0.95, y: 0.005 },
    { x: 0.95, y: 0.5 },
  ],
  search: [
    { x: 0.5, y: 0.4 },
    { x: 0.5, y: 0.7 },
  ],
};
const SWIPE_MS = 300;

const apps: Dialect['apps'] = async (send) => readApps(await execute(send, 'mobile: listApps'));

/**
 * An iPhone or iPad; touches in points.
 *
 * @see https://appium.github.io/appium-xcuitest-driver/latest/reference/execute-methods/
 */
export const ios: Dialect = {
  inputExtent: async (send) => {
    const { width, height } = await send((browser) => browser.getWindowRect());
    return { width, height };
  },

  keyboard: iosKeyboard,

  pressButton: async (send, button) => {
    if (button === 'enter') return typeIntoFocus(send, ENTER_KEY);
    if (button === 'power') {
      await execute(send, 'mobile: lock');
      return;
    }
    const name = BUTTON_NAMES[button];
    if (name === undefined) throw new PhoneError('not_supported', NO_BUTTON[button] ?? 'No such button.');
    await execute(send, 'mobile: pressButton', { name });
  },

  wake: (send, signal) =>
    unlockScreen(send, signal, 'Unlock it by hand, and turn its code and automatic lock off.'),

  lock: async (send) => {
    await execute(send, 'mobile: lock');
  },

  openPanel: async (send, panel) => {
    if (panel === 'assistant') {
      throw new PhoneError('not_supported', 'Siri only listens to a voice here. Open the app by its name.');
    }
    const { width, height } = await send((browser) => browser.getWindowRect());
    if (panel === 'search') await execute(send, 'mobile: pressButton', { name: 'home' });
    const [from, to] = SWIPE_DOWN[panel];
    const at = (share: Point): Point => ({
      x: Math.round(share.x * width),
      y: Math.round(share.y * height),
    });
    await send((browser) => browser.performActions(swipe(at(from), at(to), SWIPE_MS, (point) => point)));
  },

  pressActionButton: async (send) => {
    await execute(send, 'mobile: pressButton', { name: 'action' });
  },

  copyText: async (send, text) => {
    const content = Buffer.from(text).toString('base64');
    await execute(send, 'mobile: setClipboard', { content, contentType: 'plaintext' });
  },

  apps,

  openApp: async (send, name) => {
    await execute(send, 'mobile: activateApp', { bundleId: findApp(await apps(send), name).id });
  },

  openUrl: async (send, url) => {
    await execute(send, 'mobile: deepLink', { url });
  },

  currentApp: async (send) => {
    const info = await execute(send, 'mobile: activeAppInfo');
    if (typeof info !== 'object' || info === null || !('bundleId' in info)) return null;
    return typeof info.bundleId === 'string' ? { packageName: info.bundleId } : null;
  },

  elements: async (send, frame, input) =>
    iosElements(await send((browser) => browser.getPageSource()), frame, input),
};
