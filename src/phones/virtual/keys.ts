import { erase } from './field.ts';
import { goBack, goHome, lock, toggleRecents, unlock } from './navigation.ts';
import type { PhoneParts } from './os.ts';
import type { View } from './view.ts';

/**
 * The keys of the phone, as Android numbers them.
 *
 * @see https://developer.android.com/reference/android/view/KeyEvent
 */
const KEY = {
  home: 3,
  back: 4,
  volumeUp: 24,
  volumeDown: 25,
  power: 26,
  enter: 66,
  delete: 67,
  menu: 82,
  recents: 187,
  sleep: 223,
  wakeUp: 224,
} as const;

const LOUDEST = 15;
const KNOWN: ReadonlySet<number> = new Set(Object.values(KEY));
/** The keys that a phone hears while its screen is off. */
const ALWAYS: ReadonlySet<number> = new Set([KEY.power, KEY.sleep, KEY.wakeUp, KEY.volumeUp, KEY.volumeDown]);

/**
 * Presses a key.
 *
 * @param field the input that has the focus
 * @throws Error for a key that the phone doesn't have
 */
export function pressKey(phone: PhoneParts, keycode: number, field: View | undefined): void {
  if (!KNOWN.has(keycode)) throw new Error(`This phone has no key ${keycode}.`);
  const { system } = phone.state;
  if (!system.screenOn && !ALWAYS.has(keycode)) return;
  if (system.locked && !ALWAYS.has(keycode) && keycode !== KEY.menu) return;
  switch (keycode) {
    case KEY.back:
      goBack(phone);
      break;
    case KEY.home:
      goHome(phone);
      break;
    case KEY.recents:
      toggleRecents(phone);
      break;
    case KEY.enter:
      field?.onSubmit?.();
      break;
    case KEY.delete:
      erase(field);
      break;
    case KEY.volumeUp:
      system.volume = Math.min(LOUDEST, system.volume + 1);
      break;
    case KEY.volumeDown:
      system.volume = Math.max(0, system.volume - 1);
      break;
    case KEY.power:
      if (system.screenOn) lock(phone);
      else system.screenOn = true;
      break;
    case KEY.sleep:
      lock(phone);
      break;
    case KEY.wakeUp:
      system.screenOn = true;
      break;
    case KEY.menu:
      // The menu key is what opens a lock screen without a code; no app of the phone has a menu.
      if (system.locked) unlock(phone);
      break;
  }
}
