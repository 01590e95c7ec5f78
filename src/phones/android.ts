import type { PhoneButton } from '../domain/phone-action.ts';
import { androidElements } from './android-elements.ts';
import { androidKeyboard } from './android-keyboard.ts';
import type { Dialect } from './dialect.ts';
import { findApp, readApps } from './installed-apps.ts';
import { unlockScreen } from './screen-lock.ts';
import { execute } from './send.ts';

/** @see https://developer.android.com/reference/android/view/KeyEvent */
const KEY_CODES: Readonly<Record<PhoneButton, number>> = {
  back: 4,
  home: 3,
  recents: 187,
  enter: 66,
  volume_up: 24,
  volume_down: 25,
  power: 26,
};

/**
 * Android, and what speaks its dialect: the virtual phone.
 *
 * @see https://github.com/appium/appium-uiautomator2-driver/blob/master/README.md
 */
export const android: Dialect = {
  // Touches are sent in the pixels that screenshots show.
  inputExtent: async (_send, { widthPx, heightPx }) => ({ width: widthPx, height: heightPx }),

  keyboard: androidKeyboard,

  pressButton: async (send, button) => {
    await execute(send, 'mobile: pressKey', { keycode: KEY_CODES[button] });
  },

  wake: (send, signal) =>
    unlockScreen(
      send,
      signal,
      'Unlock it by hand, or set appium:unlockType and appium:unlockKey in the capabilities of the phone.',
    ),

  openApp: async (send, name) => {
    const apps = readApps(await execute(send, 'mobile: listApps'));
    await execute(send, 'mobile: activateApp', { appId: findApp(apps, name).id });
  },

  openUrl: async (send, url) => {
    await execute(send, 'mobile: deepLink', { url });
  },

  currentApp: async (send) => {
    const packageName = await execute(send, 'mobile: getCurrentPackage');
    return typeof packageName === 'string' && packageName !== '' ? { packageName } : null;
  },

  elements: async (send, frame) => androidElements(await send((browser) => browser.getPageSource()), frame),
};
