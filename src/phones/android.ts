import type { PhoneButton, SystemPanel } from '../domain/phone-action.ts';
import { androidElements } from './android-elements.ts';
import { androidKeyboard } from './android-keyboard.ts';
import type { Dialect } from './dialect.ts';
import { findApp, readApps } from './installed-apps.ts';
import { PhoneError } from './phone-driver.ts';
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

/** Keys that many phones answer without having them. */
const PANEL_KEY_CODES: Readonly<Record<Exclude<SystemPanel, 'control_center'>, number>> = {
  search: 84,
  assistant: 231,
};

const apps: Dialect['apps'] = async (send) => readApps(await execute(send, 'mobile: listApps'));

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

  wake: (send, signal, passcode) =>
    unlockScreen(
      send,
      signal,
      'Unlock it by hand, or set appium:unlockType and appium:unlockKey in the capabilities of the phone.',
      passcode === undefined
        ? undefined
        : { key: passcode, type: /^\d+$/.test(passcode) ? 'pin' : 'password' },
    ),

  lock: async (send) => {
    await execute(send, 'mobile: lock');
  },

  openPanel: async (send, panel) => {
    try {
      if (panel === 'control_center') await execute(send, 'mobile: statusBar', { command: 'expandSettings' });
      else await execute(send, 'mobile: pressKey', { keycode: PANEL_KEY_CODES[panel] });
    } catch (error) {
      const lacksIt =
        error instanceof PhoneError && (error.kind === 'action_failed' || error.kind === 'not_supported');
      if (!lacksIt) throw error;
      throw new PhoneError('not_supported', `This phone has no ${panel.replace('_', ' ')} to open.`);
    }
  },

  pressActionButton: async () => {
    throw new PhoneError('not_supported', 'An Android phone has no action button.');
  },

  copyText: async (send, text) => {
    const content = Buffer.from(text).toString('base64');
    await execute(send, 'mobile: setClipboard', { content, contentType: 'plaintext' });
  },

  apps,

  openApp: async (send, name) => {
    await execute(send, 'mobile: activateApp', { appId: findApp(await apps(send), name).id });
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
