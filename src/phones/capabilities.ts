import { ANDROID_FIELD_ATTRIBUTES } from './android-keyboard.ts';
import { IOS_FIELD_ATTRIBUTES } from './ios-keyboard.ts';
import type { PhoneConnection } from './phone-driver.ts';

type Capabilities = Readonly<Record<string, unknown>>;

/** Holds for every phone: what is on it stays, and an Appium session waits for a person as long as it takes. */
const ALWAYS: Capabilities = {
  'appium:noReset': true,
  'appium:newCommandTimeout': 0,
  'wdio:enforceWebDriverClassic': true,
};

/** A field is read along with its id: one command instead of four. */
const telling = (attributes: readonly string[]): Capabilities => ({
  'appium:settings[shouldUseCompactResponses]': false,
  'appium:settings[elementResponseAttributes]': attributes.join(','),
});

/** The screen stays on for as long as a session may wait for a person; by itself the driver gives it a day. */
const AWAKE_MS = 7 * 24 * 60 * 60 * 1_000;

/** Keeps actions and page sources from waiting for a screen that never rests, and the screen awake. */
const SETTINGS: Readonly<Record<string, Capabilities>> = {
  opposablevirtual: telling(ANDROID_FIELD_ATTRIBUTES),
  uiautomator2: {
    ...telling(ANDROID_FIELD_ATTRIBUTES),
    'appium:settings[wakeLockTimeout]': AWAKE_MS,
    'appium:settings[waitForIdleTimeout]': 100,
    'appium:settings[actionAcknowledgmentTimeout]': 500,
    'appium:settings[scrollAcknowledgmentTimeout]': 0,
    'appium:settings[simpleBoundsCalculation]': true,
    'appium:settings[trackScrollEvents]': false,
    'appium:settings[enableMultiWindows]': true,
    'appium:settings[shutdownOnPowerDisconnect]': false,
  },
  xcuitest: {
    ...telling(IOS_FIELD_ATTRIBUTES),
    'appium:settings[waitForIdleTimeout]': 0,
    'appium:settings[animationCoolOffTimeout]': 0,
    'appium:settings[snapshotMaxDepth]': 50,
    'appium:settings[pageSourceExcludedAttributes]': 'visible,accessible',
    'appium:settings[respectSystemAlerts]': true,
  },
};

/** The capability that names a port which two Appium sessions must not share. */
const PORT_CAPABILITY: Readonly<Record<string, string>> = {
  chromium: 'appium:chromedriverPort',
  xcuitest: 'appium:wdaLocalPort',
};

/**
 * The W3C capabilities that a phone's Appium session is asked for. What the phone's record says wins.
 *
 * @param port a free port, used where the driver needs one of its own
 * @see https://appium.io/docs/en/latest/guides/caps/
 */
export function sessionCapabilities(phone: PhoneConnection, port: number): Capabilities {
  const driver = String(phone.capabilities['appium:automationName'] ?? '').toLowerCase();
  const portCapability = PORT_CAPABILITY[driver];
  return {
    ...ALWAYS,
    // Browsers have no device to choose among.
    ...(phone.platform === 'chromium' ? {} : { 'appium:udid': phone.udid }),
    ...SETTINGS[driver],
    ...(portCapability === undefined ? {} : { [portCapability]: port }),
    ...phone.capabilities,
  };
}
