import { sleep } from '../lib/sleep.ts';
import { PhoneError } from './phone-driver.ts';
import { execute, type Send } from './send.ts';

/** A lock screen takes a moment to leave: it is looked at this often, with that much time between. */
const LOOKS = 8;
const BETWEEN_LOOKS_MS = 250;

/** A code, and how it is entered. */
export type Passcode = { readonly key: string; readonly type: 'pin' | 'password' };

/**
 * Wakes the screen and puts the lock screen away. One command when there is nothing to do.
 *
 * @param advice what to do about a code
 * @param code what the lock screen asks for, when the capabilities of the phone don't tell it
 * @throws PhoneError `action_failed` when the lock screen stays, as it does when it asks for a code that
 * the capabilities of the phone don't tell
 * @see https://github.com/appium/appium-uiautomator2-driver/blob/master/docs/unlock/main.md
 * @see https://appium.github.io/appium-xcuitest-driver/latest/reference/execute-methods/
 */
export async function unlockScreen(
  send: Send,
  signal: AbortSignal,
  advice: string,
  code?: Passcode,
): Promise<void> {
  if (!(await isLocked(send))) return;
  try {
    await execute(send, 'mobile: unlock', code ?? {});
  } catch (error) {
    // The driver's own words may hold the code.
    if (error instanceof PhoneError && error.kind === 'action_failed') throw stillLocked(advice);
    throw error;
  }
  for (let looks = 0; looks < LOOKS; looks += 1) {
    if (!(await isLocked(send))) return;
    await sleep(BETWEEN_LOOKS_MS, signal);
  }
  throw stillLocked(advice);
}

/** @returns whether the phone is locked; a driver that can't tell has nothing to unlock with either. */
export async function isLocked(send: Send): Promise<boolean> {
  try {
    return (await execute(send, 'mobile: isLocked')) === true;
  } catch (error) {
    if (error instanceof PhoneError && error.kind === 'not_supported') return false;
    throw error;
  }
}

function stillLocked(advice: string): PhoneError {
  return new PhoneError('action_failed', `The phone is locked and asks for a code. ${advice}`);
}
