import { sleep } from '../lib/sleep.ts';

/** How long Appium may take to say that it is there, in milliseconds. */
const PATIENCE_MS = 3_000;

/**
 * @param url the root of an Appium server
 * @returns whether it answers and is ready
 * @see https://www.w3.org/TR/webdriver2/#status
 */
export async function appiumIsReady(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    const response = await fetch(new URL('status', url.endsWith('/') ? url : `${url}/`), {
      signal: patience,
    });
    return response.ok;
  } catch {
    // Whatever went wrong, it doesn't answer.
    return false;
  }
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
  server: { readonly url: string },
  deadlineMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const either = AbortSignal.any([signal, deadline]);
  for (;;) {
    if (await appiumIsReady(server.url, either)) return true;
    signal.throwIfAborted();
    if (deadline.aborted) return false;
    await sleep(BETWEEN_QUESTIONS_MS, signal);
  }
}
