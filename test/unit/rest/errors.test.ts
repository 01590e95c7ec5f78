import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { DomainError, type ErrorCode } from '../../../src/domain/errors.ts';
import { silentLogger } from '../../../src/lib/logger.ts';
import { errorResponse } from '../../../src/rest/tapkit/errors.ts';
import { recordingLogger } from '../../support/logger.ts';

/** What a request is answered that fails. */
async function answer(error: Error, logger = silentLogger): Promise<Response> {
  const app = new Hono().onError((thrown, c) => errorResponse(c, thrown, logger));
  app.get('/', () => {
    throw error;
  });
  return await app.request('/');
}

test.each([
  ['AUTH_REQUIRED', 401, 'AUTH_REQUIRED'],
  ['INVALID_API_KEY', 401, 'INVALID_API_KEY'],
  ['QUOTA_EXCEEDED', 402, 'SUBSCRIPTION_REQUIRED'],
  ['PHONE_NOT_FOUND', 404, 'PHONE_NOT_FOUND'],
  ['SESSION_NOT_FOUND', 404, 'SESSION_NOT_FOUND'],
  ['PHONE_NOT_CONNECTED', 400, 'PHONE_NOT_CONNECTED'],
  ['PHONE_BUSY', 409, 'TASK_ALREADY_RUNNING'],
  ['PHONE_TIMEOUT', 408, 'TIMEOUT'],
  ['SCREENSHOT_FAILED', 500, 'SCREENSHOT_FAILED'],
  ['INVALID_TRANSITION', 409, 'INVALID_TRANSITION'],
  ['IDEMPOTENCY_KEY_REUSED', 409, 'IDEMPOTENCY_KEY_REUSED'],
  ['RATE_LIMITED', 429, 'RATE_LIMITED'],
] as const satisfies readonly (readonly [ErrorCode, number, string])[])(
  '%s is answered as %i %s, and has a context',
  async (code, status, error) => {
    const response = await answer(new DomainError(code, 'Words for people.'));
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error, message: 'Words for people.', context: {} });
  },
);

test('the context is spelled as the rest of the wire', async () => {
  const response = await answer(new DomainError('RATE_LIMITED', 'Slower.', { retryAfterS: 0.2, limit: 10 }));
  expect(await response.json()).toMatchObject({ context: { retry_after_s: 0.2, limit: 10 } });
});

test('when to try again is told in whole seconds, and never too early', async () => {
  const response = await answer(new DomainError('RATE_LIMITED', 'Slower.', { retryAfterS: 1.2 }));
  expect(response.headers.get('retry-after')).toBe('2');
  expect((await answer(new DomainError('RATE_LIMITED', 'Slower.'))).headers.has('retry-after')).toBe(false);
});

test('who has no key, or a wrong one, is told how keys are sent', async () => {
  const response = await answer(new DomainError('AUTH_REQUIRED', 'A key.'));
  expect(response.headers.get('www-authenticate')).toBe('Bearer');
});

test('a failure that nobody expected is logged and masked', async () => {
  const { logger, lines } = recordingLogger();
  const response = await answer(new Error('The password is hunter2'), logger);
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ error: 'INTERNAL', context: {} });
  expect(text).not.toContain('hunter2');
  expect(lines()).toEqual([expect.stringContaining('hunter2')]);
});
