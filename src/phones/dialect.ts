import type { AppInfo, InstalledApp, PhoneElement, Size } from '../domain/phone.ts';
import type { PhoneButton, SystemPanel } from '../domain/phone-action.ts';
import type { InputExtent } from './phone-driver.ts';
import type { Send } from './send.ts';
import type { Keyboard } from './text-field.ts';

/** What differs from platform to platform: everything that isn't a touch or a picture. */
export type Dialect = {
  /** @returns the extent of the screen that `frame` shows, in the units that touches are sent in */
  readonly inputExtent: (send: Send, frame: Size) => Promise<InputExtent>;
  readonly keyboard: Keyboard;
  readonly pressButton: (send: Send, button: PhoneButton) => Promise<void>;
  /** Wakes and unlocks the screen, with a passcode where one is given; one command when it is awake. */
  readonly wake: (send: Send, signal: AbortSignal, passcode?: string) => Promise<void>;
  readonly lock: (send: Send) => Promise<void>;
  readonly openPanel: (send: Send, panel: SystemPanel) => Promise<void>;
  readonly pressActionButton: (send: Send) => Promise<void>;
  readonly copyText: (send: Send, text: string) => Promise<void>;
  readonly apps: (send: Send) => Promise<readonly InstalledApp[]>;
  readonly openApp: (send: Send, name: string) => Promise<void>;
  readonly openUrl: (send: Send, url: string) => Promise<void>;
  readonly currentApp: (send: Send) => Promise<AppInfo | null>;
  readonly elements: (send: Send, frame: Size, input: InputExtent) => Promise<readonly PhoneElement[]>;
};
