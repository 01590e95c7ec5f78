import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../src/lib/retry-after.ts';
import { toModelError } from '../../../src/models/anthropic/model-error.ts';
import { SilenceError } from '../../../src/models/anthropic/silence.ts';
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

  it.each([
    'prompt is too long: 200313 tokens > 200000 maximum',
    'input length and `max_tokens` exceed context limit: 190000 + 16000 > 200000, decrease input length',
    "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens.",
    'The request exceeds the available context size. Try increasing the context size.',
  ])('is a conversation that is too long for the model: %s', (said) => {
    const error = refused(400, 'invalid_request_error', said);
    expect(error).toMatchObject({ kind: 'context_too_long', retryable: false });
    expect(error.message).toContain('claude-sonnet-5-5');
  });

  it('is not taken for a conversation that is too long because it speaks of the prompt', () => {
    const said = 'messages.2.content.0: prompt caching is not supported in this context';
    expect(refused(400, 'invalid_request_error', said).kind).toBe('invalid_request');
  });

  function coded(status: number, type: string, code: string): ModelError {
    const body = { type: 'error', error: { type, message: 'because', details: { error_code: code } } };
    return toModelError(Anthropic.APIError.generate(status, body, undefined, new Headers()), context);
  }

  it.each([
    [400, 'invalid_request_error', 'prefix_binding_mismatch', 'history_refused', false],
    [400, 'invalid_request_error', 'model_binding_mismatch', 'history_refused', false],
    [400, 'invalid_request_error', 'compaction_signature_invalid', 'history_refused', false],
    [400, 'invalid_request_error', 'image_dimensions_too_large', 'invalid_request', false],
    [400, 'invalid_request_error', 'organization_on_hold', 'permission', false],
    [400, 'invalid_request_error', 'cmek_key_disabled', 'permission', false],
    [402, 'billing_error', 'linked_organization_spend_limit_reached', 'permission', false],
    [413, 'request_too_large', 'request_body_too_large_after_decoding', 'request_too_large', false],
    [429, 'rate_limit_error', 'contract_spend_limit_reached', 'permission', false],
    [429, 'rate_limit_error', 'enforced_spend_limit_reached', 'permission', false],
    [429, 'rate_limit_error', 'ramp_limit_exceeded', 'rate_limited', true],
    [503, 'api_error', 'cmek_key_unreachable', 'server_error', true],
    [529, 'overloaded_error', 'compaction_unavailable', 'overloaded', true],
    [400, 'invalid_request_error', 'a_code_of_tomorrow', 'invalid_request', false],
  ])(
    'with status %i (%s) and the code %s is %s; worth another try: %s',
    (status, type, code, kind, retryable) => {
      expect(coded(status, type, code)).toMatchObject({ kind, retryable });
    },
  );

  it.each([
    'prefix_binding_mismatch: messages.2 differs',
    'messages.3.content.0: `thinking` or `redacted_thinking` blocks in the latest assistant message cannot be modified.',
  ])('is a past that is not the model’s: %s', (said) => {
    expect(refused(400, 'invalid_request_error', said).kind).toBe('history_refused');
  });

  it('says that a page of a proxy is no answer', () => {
    const html = '<html><body>Bad gateway</body></html>';
    const error = toModelError(Anthropic.APIError.generate(502, undefined, html, new Headers()), context);
    expect(error).toMatchObject({ kind: 'server_error', retryable: true });
    expect(error.message).toContain('no answer of a Messages API');
    expect(error.message).toContain('HTTP 502');
  });

  it('says for how long nothing came, whether before the answer or in its middle', () => {
    const silence = new SilenceError(120_000);
    for (const error of [silence, new Anthropic.APIConnectionError({ cause: silence })]) {
      expect(toModelError(error, context)).toMatchObject({
        kind: 'timeout',
        retryable: true,
        message: 'api.anthropic.com took too long to answer: try again. Nothing came for 120 s.',
      });
    }
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
    const system = Object.assign(new Error('connect'), { code: 'ETIMEDOUT' });
    expect(toModelError(new Anthropic.APIConnectionError({ cause: system }), context).kind).toBe('timeout');
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
