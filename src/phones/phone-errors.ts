import { PhoneError, type PhoneErrorKind } from './phone-driver.ts';

const NETWORK_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'UND_ERR_SOCKET',
]);
const TIMEOUT_CODES: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);
/** @see https://www.w3.org/TR/webdriver2/#errors */
const KIND_BY_NAME: ReadonlyMap<string, PhoneErrorKind> = new Map([
  ['invalid session id', 'phone_lost'],
  ['no such driver', 'phone_lost'],
  ['session not created', 'phone_lost'],
  ['no such window', 'phone_lost'],
  ['move target out of bounds', 'out_of_bounds'],
  ['unknown command', 'not_supported'],
  ['unknown method', 'not_supported'],
  ['unsupported operation', 'not_supported'],
  ['timeout', 'timeout'],
  ['script timeout', 'timeout'],
]);
/** What drivers say, under a vague error name, once nobody is left behind them. */
const LOST_MESSAGE =
  /session is either terminated or not started|instrumentation process is not running|socket hang up|ECONNREFUSED|ECONNRESET|chrome not reachable|not connected to DevTools|device .* (?:not found|offline)|WebDriverAgent.* (?:crashed|not running)/i;

const ADVICE: Readonly<Record<PhoneErrorKind, string>> = {
  phone_lost: 'The connection to the phone is lost. Connect again and take a screenshot before acting.',
  not_supported: "This phone can't do that. Reach the same by touch.",
  out_of_bounds: 'Choose a point inside the screen.',
  timeout: 'The phone took too long; the action may still take place. Take a screenshot before acting again.',
  too_large: 'There is too much on this screen to list. Go by the screenshot.',
  action_failed: 'Take a screenshot and try another way.',
};

/**
 * Translates what WebdriverIO throws. The message keeps the driver's first sentence and nothing of the
 * request, which may hold what a user typed; the original is not attached for the same reason.
 */
export function toPhoneError(error: unknown): PhoneError {
  if (error instanceof PhoneError) return error;
  if (!(error instanceof Error)) return new PhoneError('action_failed', ADVICE.action_failed);
  const kind = kindOf(error);
  const said = summary(error);
  return new PhoneError(kind, `${ADVICE[kind]} (${said})`, { said });
}

function kindOf(error: Error): PhoneErrorKind {
  const code = 'code' in error ? String(error.code) : '';
  if (NETWORK_CODES.has(code)) return 'phone_lost';
  if (TIMEOUT_CODES.has(code)) return 'timeout';
  if (LOST_MESSAGE.test(error.message)) return 'phone_lost';
  return KIND_BY_NAME.get(error.name) ?? 'action_failed';
}

function summary(error: Error): string {
  const [sentence = ''] = error.message.replace(/^WebDriverError: /, '').split(/ when running "|\n/, 1);
  return sentence.slice(0, 300);
}
