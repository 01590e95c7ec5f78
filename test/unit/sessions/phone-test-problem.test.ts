import { expect, test } from 'vitest';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import { toPhoneError } from '../../../src/phones/phone-errors.ts';
import { type FailedTest, phoneTestProblem } from '../../../src/sessions/phone-test-problem.ts';

const failed: FailedTest = {
  ...{ name: 'lab', platform: 'android', appiumUrl: 'https://appium.example', tooLongMs: undefined },
  ...{ error: new PhoneError('phone_lost', 'Gone.'), doesServerAnswer: true, isConnected: false },
};

/** What a driver says, as it comes through WebdriverIO. */
function saying(message: string): PhoneError {
  return toPhoneError(new Error(`WebDriverError: ${message} when running "session" with method "POST"`));
}

test.each([
  ['Device lab-1 was not in the list of connected devices', /udid is right: `adb devices`/],
  ['Could not find a connected Android device in 20000ms', /plugged in/],
  ['device unauthorized.', /allow USB debugging/],
  ["Could not find a driver for automationName 'X' and platformName 'Android'.", /`appium driver install`/],
  ['Neither ANDROID_HOME nor ANDROID_SDK_ROOT environment variable was exported.', /platform tools/],
  ['INSTALL_FAILED_USER_RESTRICTED: Install canceled by user', /installing over USB/],
  ['xcodebuild failed with code 65', /WebDriverAgent must be signed/],
])('a test that fails with "%s" says what to check, and gives no advice to agents', (message, words) => {
  const problem = phoneTestProblem({ ...failed, error: saying(message) });
  expect(problem).toMatch(words);
  expect(problem).toContain(message.replace(/\.$/, ''));
  expect(problem).not.toMatch(/screenshot|another way|appium\.example/);
});

test('a server that does not answer is looked for at its address, and its own in its log', () => {
  const away = { ...failed, doesServerAnswer: false, error: saying('connect ECONNREFUSED 127.0.0.1:9') };
  expect(phoneTestProblem(away)).toMatch(/doesn't answer\. .* Check its address, that Appium runs there/);
  expect(phoneTestProblem({ ...away, appiumUrl: null })).toMatch(/server’s log/);
});

test('a phone that is too slow is to be unlocked and asked again', () => {
  const slow = { ...failed, error: new DOMException('Late', 'TimeoutError'), tooLongMs: 110_000 };
  expect(phoneTestProblem(slow)).toMatch(/It took over 110 s\. .* keep it unlocked/);
});

test('a failure that is no phone’s is passed on', () => {
  const error = new TypeError('A fault of ours');
  expect(() => phoneTestProblem({ ...failed, error })).toThrow(error);
});
