import { describe, expect, test } from 'vitest';
import { browserOf, browserToken } from '../../../src/auth/browser-cookie.ts';

const UNTIL = new Date('2026-12-01T00:00:00Z');

function kept(url: string, headers: Record<string, string> = {}, token: string | undefined = 'x'): string {
  const cookies: string[] = [];
  const request = new Request(url, { headers: { host: new URL(url).host, ...headers } });
  browserOf(request, (cookie) => cookies.push(cookie))?.keep(token, UNTIL);
  return cookies.join('\n');
}

describe('the cookie of a browser', () => {
  test.each([
    ['http://127.0.0.1:4000/graphql', {}, 'opposable_4000', true],
    ['http://localhost/graphql', {}, 'opposable', true],
    ['http://[::1]:4001/graphql', {}, 'opposable_4001', true],
    ['https://phones.example/graphql', {}, 'opposable', true],
    ['http://phones.example/graphql', { 'x-forwarded-proto': 'https' }, 'opposable', true],
    ['http://phones.example/graphql', { 'x-forwarded-proto': 'https, http' }, 'opposable', true],
    ['http://phones.example:8080/graphql', { 'x-forwarded-proto': 'http' }, 'opposable_8080', false],
    ['http://localhost.example/graphql', {}, 'opposable', false],
  ])('at %s with %j is called %3$s, and secure: %s', (url, headers, name, isSecure) => {
    expect(kept(url, headers)).toBe(
      `${name}=x; Path=/; Expires=Tue, 01 Dec 2026 00:00:00 GMT; HttpOnly;${isSecure ? ' Secure;' : ''} SameSite=Strict`,
    );
  });

  test.each([
    [{}, true],
    [{ origin: 'http://phones.example' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ origin: 'http://phones.example:3000' }, false],
    [{ origin: 'https://other.example' }, false],
    [{ origin: 'null' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ host: 'phones.example:4000' }, false],
  ])('is taken from a request with %j: %s', (headers, isTaken) => {
    const all = new Headers({ host: 'phones.example', cookie: 'opposable=token; other=1', ...headers });
    expect(browserToken(all)).toBe(isTaken ? 'token' : undefined);
  });

  test('is neither set nor deleted for a page of another origin', () => {
    expect(kept('http://127.0.0.1:4000/graphql', { origin: 'http://127.0.0.1:3000' })).toBe('');
  });
});
