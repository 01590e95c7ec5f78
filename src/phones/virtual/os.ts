import type { Os } from './app.ts';
import type { PhoneClock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { PhoneState } from './state.ts';

const TOAST_MS = 2_500;

/** What the parts of a phone share. */
export type PhoneParts = {
  /** Replaced as a whole when a snapshot is restored. */
  state: PhoneState;
  readonly clock: PhoneClock;
  /** Replaced as a whole when tests change them. */
  faults: Faults;
};

/**
 * What a phone offers to its apps.
 *
 * @param wakeAt hears of the moments that a view waits for, in milliseconds since the epoch
 */
export function createOs(phone: PhoneParts, wakeAt: (atMs: number) => void = () => undefined): Os {
  const { state, clock } = phone;
  const { system } = state;
  return {
    now: () => clock.now(),
    reached: (atMs) => {
      if (clock.now() >= atMs) return true;
      wakeAt(atMs);
      return false;
    },
    loadMs: () => phone.faults.loadMs,
    toast: (words) => {
      system.toast = { words, untilMs: clock.now() + TOAST_MS };
    },
    focus: (id) => {
      system.focus = id ?? null;
      if (id !== undefined) system.keyboardShown = true;
      else hideKeyboard(phone);
    },
    focused: () => system.focus ?? undefined,
    scrollToTop: (key) => {
      delete system.scroll[key];
    },
    stateOf: (packageName) => state.apps[packageName],
  };
}

/** Puts the keyboard away, unless it is stuck. */
export function hideKeyboard({ state: { system }, faults }: PhoneParts): void {
  system.keyboardShown = system.keyboardShown && faults.stuckKeyboard;
}
