import type { Browser } from 'webdriverio';
import type { AppInfo, PhoneElement, Size } from '../domain/phone.ts';
import type { PhoneButton } from '../domain/phone-action.ts';
import type { InputExtent } from './phone-driver.ts';
import type { Keyboard } from './text-field.ts';

/**
 * Sends one WebDriver command, once.
 *
 * @throws PhoneError for every failure; the signal's reason when the caller has given up before
 */
export type Send = <T>(command: (browser: Browser) => Promise<T>) => Promise<T>;

/** What differs from platform to platform: everything that isn't a touch or a picture. */
export type Dialect = {
  /** @returns the extent of the screen that `frame` shows, in the units that touches are sent in */
  readonly inputExtent: (send: Send, frame: Size) => Promise<InputExtent>;
  readonly keyboard: Keyboard;
  readonly pressButton: (send: Send, button: PhoneButton) => Promise<void>;
  /** Wakes and unlocks the screen; one command when it is awake. */
  readonly wake: (send: Send, signal: AbortSignal) => Promise<void>;
  readonly openApp: (send: Send, name: string) => Promise<void>;
  readonly openUrl: (send: Send, url: string) => Promise<void>;
  readonly currentApp: (send: Send) => Promise<AppInfo | null>;
  readonly elements: (send: Send, frame: Size, input: InputExtent) => Promise<readonly PhoneElement[]>;
};

/** Runs one of a driver's own commands, such as `mobile: type`. */
export const execute = (send: Send, script: string, args: object = {}): Promise<unknown> =>
  send((browser): Promise<unknown> => browser.executeScript(script, [args]));
