import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { toModelError } from '../../../src/models/anthropic/model-error.ts';
import { retryAfterMs } from '../../../src/models/anthropic/retry-after.ts';
import type { ModelError } from '../../../src/models/model.ts';

const nowMs = Date.parse('2026-11-22T10:00:00Z');
const context = { model: 'claude-sonnet-5-5', host: 'api.anthropic.com', apiKey: 'sk-ant-secret', nowMs };

function refused(
  status: number,
  type: string,
  message: string,
  headers: Record<string, string> = {},
): ModelError {
  const body = { type: 'error', error: { type, message } };
  return toModelError(Anthropic.APIError.generate(status, body, undefined, new Headers(headers)), context);
}

describe('a failed request', () => {
  it.each([
    [400, 'invalid_request_error', 'invalid_request', false],
    [401, 'authentication_error', 'authentication', false],
    [402, 'billing_error', 'permission', false],
    [403, 'permission_error', 'permission', false],
    [404, 'not_found_error', 'not_found', false],
    [408, 'timeout_error', 'timeout', true],
    [409, 'conflict_error', 'server_error', true],
    [413, 'request_too_large', 'request_too_large', false],
    [422, 'invalid_request_error', 'invalid_request', false],
    [429, 'rate_limit_error', 'rate_limited', true],
    [500, 'api_error', 'server_error', true],
    [502, 'api_error', 'server_error', true],
    [503, 'overloaded_error', 'overloaded', true],
    [504, 'timeout_error', 'timeout', true],
    [529, 'overloaded_error', 'overloaded', true],
  ])('with status %i (%s) is %s; worth another try: %s', (status, type, kind, retryable) => {
    expect(refused(status, type, 'because')).toMatchObject({ name: 'ModelError', kind, retryable });
  });

  it('says what to do, what the server said and how to find the request', () => {
    const { message } = refused(401, 'authentication_error', 'invalid bearer token', {
      'request-id': 'req_01',
    });
    expect(message).toBe(
      'api.anthropic.com refused the API key: set ANTHROPIC_API_KEY to a valid one. ' +
        'It said: "invalid bearer token" (HTTP 401, request req_01)',
    );
  });

  it('never repeats the key, even when the server does', () => {
    const error = refused(401, 'authentication_error', 'no such key: sk-ant-secret');
    expect(error.message).toContain('no such key: [API key]');
    expect(JSON.stringify([error, error.cause, error.stack])).not.toContain('sk-ant-secret');
  });

  it('is final when the server says so', () => {
    expect(refused(429, 'rate_limit_error', 'spend limit', { 'x-should-retry': 'false' }).retryable).toBe(
      false,
    );
  });

  it('knows how long the server asks to wait', () => {
    expect(refused(429, 'rate_limit_error', '', { 'retry-after': '7' }).retryAfterMs).toBe(7_000);
    expect(refused(529, 'overloaded_error', '').retryAfterMs).toBeUndefined();
  });

  it('names the system error behind a broken connection', () => {
    const cause = new TypeError('fetch failed', {
      cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    });
    const error = toModelError(new Anthropic.APIConnectionError({ cause }), context);
    expect(error).toMatchObject({ kind: 'connection', retryable: true });
    expect(error.message).toContain('(ECONNREFUSED)');
  });

  it('tells a time-out from a broken connection', () => {
    const cause = Object.assign(new Error('Headers Timeout Error'), { code: 'UND_ERR_HEADERS_TIMEOUT' });
    expect(toModelError(new Anthropic.APIConnectionError({ cause }), context).kind).toBe('timeout');
    expect(toModelError(new Anthropic.APIConnectionTimeoutError(), context).kind).toBe('timeout');
  });

  it('takes an answer that is no JSON for a failure of the server', () => {
    expect(toModelError(new SyntaxError('Unexpected token'), context)).toMatchObject({
      kind: 'server_error',
      retryable: true,
    });
  });
});

describe('the wait that a server asks for', () => {
  const wait = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), nowMs);

  it('comes in milliseconds, in seconds or as a date', () => {
    expect(wait({ 'retry-after-ms': '1500.2', 'retry-after': '9' })).toBe(1_501);
    expect(wait({ 'retry-after': '0.5' })).toBe(500);
    expect(wait({ 'retry-after': 'Sun, 22 Nov 2026 10:00:30 GMT' })).toBe(30_000);
  });

  it('is never negative and never a guess', () => {
    expect(wait({ 'retry-after': 'Sun, 22 Nov 2026 09:00:00 GMT' })).toBe(0);
    expect(wait({ 'retry-after': 'soon' })).toBeUndefined();
    expect(wait({ 'retry-after-ms': 'NaN', 'retry-after': '2' })).toBe(2_000);
    expect(wait({})).toBeUndefined();
  });
});
