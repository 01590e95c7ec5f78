import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import { toPhoneError } from '../../../src/phones/phone-errors.ts';

const named = (name: string, message: string, extra: object = {}) =>
  Object.assign(new Error(message), { name, ...extra });

describe('toPhoneError', () => {
  it.each([
    ['phone_lost', named('invalid session id', 'A session is either terminated or not started')],
    [
      'phone_lost',
      named('unknown error', "'POST /actions' cannot be proxied: instrumentation process is not running"),
    ],
    ['phone_lost', named('WebDriverError', 'Request failed', { code: 'ECONNREFUSED' })],
    ['timeout', named('WebDriverError', 'Request timed out!', { code: 'ETIMEDOUT' })],
    ['not_supported', named('unknown method', 'Method is not implemented')],
    ['out_of_bounds', named('move target out of bounds', 'no')],
    ['action_failed', named('unknown error', 'Something else')],
  ])('says %s for %o', (kind, error) => {
    expect(toPhoneError(error)).toMatchObject({ name: 'PhoneError', kind });
  });

  it('repeats nothing of the request, which may hold a password', () => {
    const error = named(
      'unknown error',
      'WebDriverError: The keyboard is stuck when running "execute/sync" with method "POST" and args "{text: hunter2}"',
      { opts: { body: 'hunter2' } },
    );
    const translated = toPhoneError(error);
    expect(translated.message).toContain('The keyboard is stuck');
    expect(`${translated.message}${translated.stack}`).not.toContain('hunter2');
    expect(translated.cause).toBeUndefined();
  });

  it('leaves its own kind alone', () => {
    const error = new PhoneError('phone_lost', 'Gone.');
    expect(toPhoneError(error)).toBe(error);
  });
});
