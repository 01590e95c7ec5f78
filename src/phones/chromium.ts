import type { PhoneButton } from '../domain/phone-action.ts';
import { chromiumElements, LIST_ELEMENTS } from './chromium-elements.ts';
import { chromiumKeyboard } from './chromium-keyboard.ts';
import type { Dialect } from './dialect.ts';
import { PhoneError } from './phone-driver.ts';
import type { Send } from './send.ts';

const ENTER_KEY = '\uE007';
const VIEWPORT = 'return { width: visualViewport.width, height: visualViewport.height };';

/** A page in a browser with mobile emulation: no apps and no hardware, touches in CSS pixels. */
export const chromium: Dialect = {
  inputExtent: async (send) => {
    const extent = await send((browser): Promise<unknown> => browser.executeScript(VIEWPORT, []));
    return readExtent(extent);
  },

  keyboard: chromiumKeyboard,

  pressButton: async (send, button) => {
    if (button === 'back') return send((browser) => browser.back());
    if (button === 'enter') return pressEnter(send);
    throw new PhoneError('not_supported', NO_BUTTON[button]);
  },

  // A page has no lock screen.
  wake: async () => undefined,

  lock: async () => {
    throw new PhoneError('not_supported', 'A browser page has no lock screen.');
  },

  openPanel: async (_send, panel) => {
    throw new PhoneError('not_supported', `A browser page has no ${panel.replace('_', ' ')}.`);
  },

  pressActionButton: async () => {
    throw new PhoneError('not_supported', 'A browser page has no action button.');
  },

  copyText: async () => {
    throw new PhoneError(
      'not_supported',
      'A browser page has no clipboard of its own. Type the text instead.',
    );
  },

  apps: async () => {
    throw new PhoneError('not_supported', 'A browser page has no apps. Open a web address with open_url.');
  },

  openApp: async () => {
    throw new PhoneError('not_supported', 'A browser page has no apps. Open a web address with open_url.');
  },

  openUrl: async (send, url) => {
    await send((browser) => browser.navigateTo(url));
  },

  currentApp: async () => null,

  elements: async (send, frame, input) => {
    const answer: unknown = await send((browser) => browser.executeScript(LIST_ELEMENTS, []));
    return chromiumElements(answer, frame, input);
  },
};

const NO_BUTTON: Readonly<Record<Exclude<PhoneButton, 'back' | 'enter'>, string>> = {
  home: 'A browser page has no home screen. Open a web address with open_url.',
  recents: 'A browser page has no list of recent apps. Go back, or open a web address with open_url.',
  volume_up: "A browser page has no volume button. Use the page's own control.",
  volume_down: "A browser page has no volume button. Use the page's own control.",
  power: 'A browser page has no power button, and needs none.',
};

async function pressEnter(send: Send): Promise<void> {
  const actions = [
    { type: 'keyDown', value: ENTER_KEY },
    { type: 'keyUp', value: ENTER_KEY },
  ];
  await send((browser) => browser.performActions([{ type: 'key', id: 'keyboard', actions }]));
}

function readExtent(answer: unknown): { readonly width: number; readonly height: number } {
  if (typeof answer === 'object' && answer !== null && 'width' in answer && 'height' in answer) {
    const { width, height } = answer;
    if (typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0)
      return { width, height };
  }
  throw new PhoneError('action_failed', 'The page gave no size. Take another screenshot.');
}
