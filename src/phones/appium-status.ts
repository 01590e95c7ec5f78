import type { LookupFunction } from 'node:net';
import { sleep } from '../lib/sleep.ts';
import { unlessAborted } from '../lib/unless-aborted.ts';
import { type AppiumAddress, resolvedAddress } from './appium-address.ts';

/** How long Appium may take to say that it is there, in milliseconds. */
const PATIENCE_MS = 3_000;

/**
 * @param server the root of an Appium server
 * @returns whether it answers and is ready
 * @see https://www.w3.org/TR/webdriver2/#status
 */
export async function appiumIsReady({ url }: AppiumAddress, signal: AbortSignal): Promise<boolean> {
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    const response = await fetch(new URL('status', url.endsWith('/') ? url : `${url}/`), {
      signal: patience,
      // A server that somebody registered may not send us to another one.
      redirect: 'error',
    });
    return response.ok;
  } catch {
    // Whatever went wrong, it doesn't answer.
    return false;
  }
}

/**
 * The same for a server that somebody registered.
 *
 * @param allowPrivate whether it may be at a private address
 */
export async function registeredAppiumIsReady(
  url: string,
  allowPrivate: boolean,
  signal: AbortSignal,
  resolve?: LookupFunction,
): Promise<boolean> {
  // A name that nobody resolves in time holds up no other phone.
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const server = await unlessAborted(resolvedAddress(url, allowPrivate, resolve), patience).catch(
    () => undefined,
  );
  return server !== undefined && (await appiumIsReady(server, signal));
}

/** How often a server that doesn't answer is asked again, in milliseconds. */
const BETWEEN_QUESTIONS_MS = 200;

/**
 * Waits for an Appium server that is being started again.
 *
 * @param server its URL is read each time, since a server that starts again may have moved
 * @returns whether it is ready; false once `deadlineMs` milliseconds are over
 * @throws the signal's reason once it aborts
 */
export async function untilAppiumIsReady(
  server: AppiumAddress,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const either = AbortSignal.any([signal, deadline]);
  for (;;) {
    if (await appiumIsReady(server, either)) return true;
    signal.throwIfAborted();
    if (deadline.aborted) return false;
    await sleep(BETWEEN_QUESTIONS_MS, signal);
  }
}
