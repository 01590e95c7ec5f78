import type { PhonePlatform } from '../domain/phone.ts';
import { PhoneError } from '../phones/phone-driver.ts';

/** A test of a phone that failed, and how far it came. */
export type FailedTest = {
  readonly name: string;
  readonly platform: PhonePlatform;
  /** Its own Appium server; null for the server's own one. */
  readonly appiumUrl: string | null;
  readonly error: unknown;
  readonly doesServerAnswer: boolean;
  readonly isConnected: boolean;
  /** How long it may have taken, in milliseconds, when that was too long. */
  readonly tooLongMs: number | undefined;
};

/** How Appium's drivers and the tools behind them word what people can mend, and what to check then. */
const CHECKS: readonly (readonly [RegExp, string])[] = [
  [
    /unauthorized|not authorized/i,
    'Unlock the phone and allow USB debugging for the computer that it is plugged into; `adb devices` says “device” then.',
  ],
  [
    /could not find a driver|automationName/i,
    'The driver that `appium:automationName` names must be installed there: `appium driver list --installed` shows which are, `appium driver install` adds one. Or correct the name in the capabilities.',
  ],
  [
    /ANDROID_HOME|ANDROID_SDK_ROOT|could not find '?"?adb/i,
    'Install Android’s platform tools on the computer where Appium runs, and set ANDROID_HOME for Appium.',
  ],
  [
    /INSTALL_FAILED|install.*(?:canceled|restricted)/i,
    'Allow installing over USB in the phone’s developer options, and confirm what the phone asks.',
  ],
  [
    /xcodebuild|WebDriverAgent|code ?sign|provisioning/i,
    'WebDriverAgent must be signed for the phone: set your team in the capabilities, trust its developer and turn developer mode on in the phone’s settings.',
  ],
  [
    /chrome binary|chromedriver/i,
    'A browser and its driver of the same version must be on the computer where Appium runs.',
  ],
];

/** What shows which phones a computer sees. */
const ATTACHED: Readonly<Record<PhonePlatform, string>> = {
  android:
    'Check that the phone is plugged in and switched on, and that its udid is right: `adb devices`, where Appium runs, must list it as “device”.',
  ios: 'Check that the phone is plugged in, unlocked and trusts the computer, and that its udid is right: `xcrun xctrace list devices`, where Appium runs, must list it.',
  chromium: 'Check the capabilities, and that a browser is installed where Appium runs.',
};

/**
 * @returns what a person is told of a failed test: how far it came, what was said, what to check
 * @throws what made the test fail when it is no failure of a phone
 */
export function phoneTestProblem(failed: FailedTest): string {
  const { error, tooLongMs } = failed;
  if (!(error instanceof PhoneError) && tooLongMs === undefined) throw error;
  return [step(failed), reason(failed), check(failed)].filter((words) => words !== '').join(' ');
}

function step({ name, doesServerAnswer, isConnected }: FailedTest): string {
  if (isConnected) return `The phone "${name}" is connected, but gave no screenshot.`;
  if (doesServerAnswer) return `Its Appium server answers, but can't connect the phone "${name}".`;
  return `The Appium server of the phone "${name}" doesn't answer.`;
}

function reason({ error, tooLongMs }: FailedTest): string {
  if (!(error instanceof PhoneError)) return `It took over ${(tooLongMs ?? 0) / 1_000} s.`;
  const { said } = error;
  // A failure that isn't the driver's has words of its own.
  if (said === undefined) return error.message;
  return said === '' ? '' : `It says: “${said.replace(/\.$/, '')}”.`;
}

function check({ error, platform, appiumUrl, doesServerAnswer, isConnected }: FailedTest): string {
  if (!doesServerAnswer) {
    return appiumUrl === null
      ? 'It is the server’s own: look into the server’s log for why it doesn’t run.'
      : 'Check its address, that Appium runs there, and that this server reaches it.';
  }
  const said = error instanceof PhoneError ? (error.said ?? error.message) : '';
  const known = CHECKS.find(([words]) => words.test(said))?.[1];
  if (known !== undefined) return known;
  if (isConnected) return 'Unlock the phone, leave an app that forbids screenshots, and test again.';
  if (error instanceof PhoneError && error.kind !== 'timeout') return ATTACHED[platform];
  return 'A first connection installs helpers on the phone: keep it unlocked, confirm what it asks, and test again.';
}
