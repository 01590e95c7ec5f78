import type { Browser } from 'webdriverio';

/**
 * Sends one WebDriver command, once.
 *
 * @param deadlineMs how long it may take; as long as any command unless said otherwise
 * @throws PhoneError for every failure; the signal's reason when the caller has given up before
 */
export type Send = <T>(command: (browser: Browser) => Promise<T>, deadlineMs?: number) => Promise<T>;

/** Runs one of a driver's own commands, such as `mobile: type`. */
export const execute = (
  send: Send,
  script: string,
  args: object = {},
  deadlineMs?: number,
): Promise<unknown> => send((browser): Promise<unknown> => browser.executeScript(script, [args]), deadlineMs);
