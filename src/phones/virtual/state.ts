import type { App } from './app.ts';

/** What the system of a phone knows; JSON, and changed in place. */
export type SystemState = {
  /** The package of the app in front; null on the home screen. */
  foreground: string | null;
  /** What permission dialogs were answered, by package. */
  granted: Record<string, boolean>;
  /** Packages that were opened before. */
  opened: string[];
  /** Packages in the order of their last use. */
  recents: string[];
  recentsShown: boolean;
  /** The id of the input that has the focus. */
  focus: string | null;
  keyboardShown: boolean;
  keyboard: { shift: boolean; symbols: boolean };
  toast: { words: string; untilMs: number } | null;
  /** How far lists are scrolled, in dp. */
  scroll: Record<string, number>;
  landscape: boolean;
  screenOn: boolean;
  /** Whether the lock screen lies over everything; so it does when the screen is off. */
  locked: boolean;
  volume: number;
  clipboard: string;
};

/** All of a phone's state, apps by package. */
export type PhoneState = { readonly system: SystemState; readonly apps: Record<string, object> };

/** The dialog that asks for permissions belongs to this package, as on Android. */
export const PERMISSION_PACKAGE = 'com.android.permissioncontroller';

/** The system's own dialogs belong to this one. */
export const SYSTEM_PACKAGE = 'android';

/** The bars and the lock screen belong to this one. */
export const SYSTEM_UI_PACKAGE = 'com.android.systemui';

/** @returns the state of a phone that was never used. */
export function startState(apps: readonly App[], seed: number): PhoneState {
  return {
    system: {
      foreground: null,
      granted: {},
      opened: [],
      recents: [],
      recentsShown: false,
      focus: null,
      keyboardShown: false,
      keyboard: { shift: false, symbols: false },
      toast: null,
      scroll: {},
      landscape: false,
      screenOn: true,
      locked: false,
      volume: 7,
      clipboard: '',
    },
    apps: Object.fromEntries(apps.map((app) => [app.package, app.start(seed)])),
  };
}
