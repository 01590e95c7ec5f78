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
