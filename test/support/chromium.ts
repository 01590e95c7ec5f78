import { existsSync } from 'node:fs';
import type { PhoneConnection } from '../../src/phones/phone-driver.ts';

/** Where Debian's packages `chromium` and `chromium-driver` put them. */
export const CHROMIUM = '/usr/bin/chromium';
/** @see {@link CHROMIUM} */
export const CHROMEDRIVER = '/usr/bin/chromedriver';

/** Whether this machine has them. */
export const hasChromium = existsSync(CHROMIUM) && existsSync(CHROMEDRIVER);

/**
 * Says loudly that tests with a browser are skipped.
 *
 * @param what the tests

 * @throws Error in continuous integration, where a skipped test would look like a passed one
 */
export function warnWithoutChromium(what = 'the conformance tests in a real browser'): void {
  if (hasChromium) return;
  const message = `Install chromium and chromium-driver: ${CHROMIUM} and ${CHROMEDRIVER} are needed.`;
  if (process.env['CI'] === 'true') throw new Error(message);
  console.warn(`\n*** SKIPPED: ${what}. ${message} ***\n`);
}

/** What every headless browser of ours is started with. */
export const CHROMIUM_ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/** A phone the size of a Pixel 7, emulated in Debian's Chromium: 412x915 CSS pixels at 2.625. */
export function chromiumPhone(): PhoneConnection {
  const deviceMetrics = { width: 412, height: 915, pixelRatio: 2.625, touch: true, mobile: true };
  return {
    platform: 'chromium',
    udid: 'chromium',
    capabilities: {
      platformName: 'linux',
      browserName: 'chrome',
      'appium:automationName': 'Chromium',
      'appium:executable': CHROMEDRIVER,
      'appium:autodownloadEnabled': false,
      'goog:chromeOptions': {
        binary: CHROMIUM,
        args: CHROMIUM_ARGUMENTS,
        mobileEmulation: { deviceMetrics },
      },
    },
  };
}
