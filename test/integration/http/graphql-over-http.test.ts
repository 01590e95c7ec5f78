import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { API_KEY, type LiveServer, startLiveServer } from '../../support/live-server.ts';

let server: LiveServer;

beforeAll(async () => {
  server = await startLiveServer({}, { corsOrigins: ['https://app.example'] });
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

/** The audits of the specification, against the running server. @see https://graphql.github.io/graphql-over-http */
const audits = serverAudits({
  url: () => `${server.httpUrl}/graphql`,
  fetchFn: async (url: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    headers.set('x-api-key', API_KEY);
    return await fetch(url, { ...init, headers });
  },
});

test.each(
  audits.filter(({ name }) => /^(MUST|SHOULD)/.test(name)).map((audit) => [audit.name, audit] as const),
)('the server %s', async (_, audit) => {
  expect(await audit.fn()).toMatchObject({ status: 'ok' });
});

const query = '{ phones { name } }';
const post = (headers: Record<string, string>, body = JSON.stringify({ query })) =>
  fetch(`${server.httpUrl}/graphql`, { method: 'POST', headers, body });

test.each([
  ['text/plain', JSON.stringify({ query })],
  ['application/x-www-form-urlencoded', `query=${encodeURIComponent(query)}`],
  ['multipart/form-data; boundary=x', '--x--'],
])('a page elsewhere can send no operation as %s', async (contentType, body) => {
  const refused = await post({ 'content-type': contentType }, body);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'CSRF_PREVENTED' } }] });
  // The header shows that the browser asked first, or that it is no browser.
  const { status } = await post({ 'content-type': contentType, 'x-api-key': API_KEY }, body);
  expect(status).not.toBe(403);
});

test('GraphiQL is shown, and a query may come in an address', async () => {
  const page = await fetch(`${server.httpUrl}/graphql`, { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('<!doctype html>');
  const asked = new URLSearchParams({ query });
  const answer = await fetch(`${server.httpUrl}/graphql?${asked}`, { headers: { 'x-api-key': API_KEY } });
  expect(await answer.json()).toEqual({ data: { phones: [{ name: expect.any(String) }] } });
  const mutation = new URLSearchParams({ query: 'mutation { stopSession(id: "x") { id } }' });
  const refused = await fetch(`${server.httpUrl}/graphql?${mutation}`, { headers: { 'x-api-key': API_KEY } });
  expect(refused.status).toBe(405);
});

test('pages of the origins that are allowed may use the API, and those of others are told nothing', async () => {
  const ask = (origin: string, path: string, init: RequestInit = {}) =>
    fetch(`${server.httpUrl}${path}`, { ...init, headers: { origin, ...init.headers } });
  const preflight = {
    method: 'OPTIONS',
    headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-api-key' },
  };
  for (const path of ['/graphql', '/v1/sessions']) {
    const allowed = await ask('https://app.example', path, preflight);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(allowed.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('x-api-key');
    const other = await ask('https://evil.example', path, preflight);
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  }
  const streamed = await ask('https://app.example', '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', 'x-api-key': API_KEY },
    body: JSON.stringify({ query: '{ phones { name } }' }),
  });
  expect(streamed.headers.get('access-control-allow-origin')).toBe('https://app.example');
  expect(await streamed.text()).toContain('event: complete');
});
