import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLiveServer } from '../../support/live-server.ts';

let server: Awaited<ReturnType<typeof startLiveServer>>;

beforeAll(async () => {
  server = await startLiveServer();
});
afterAll(() => server[Symbol.asyncDispose]());

const get = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(new URL(path, server.httpUrl), init);

test.each(['/', '/sign-in', '/sessions', '/sessions/sess_1/replay', '/phones', '/webhooks/webhook_1'])(
  '%s is the page, under a policy that lets it load nothing from elsewhere',
  async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    const page = await response.text();
    expect(page).toContain(`nonce="${nonce}"`);
    expect(page).not.toContain('__CSP_NONCE__');
    // Another request has another one.
    expect((await get(path)).headers.get('content-security-policy')).not.toBe(policy);
  },
);

test('what the page loads is compressed, and kept for good where its name tells its content', async () => {
  const page = await (await get('/')).text();
  const names = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, name = '']) => name);
  expect(names.some((name) => name.endsWith('.css'))).toBe(true);
  const scripts = names.filter((name) => /index-[\w-]+\.js$/.test(name));
  expect(scripts).toHaveLength(1);
  for (const name of names) {
    const response = await get(name, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.status).toBe(200);
    const isHashed = /-[\w-]{8}\.(js|css)$/.test(name);
    expect(response.headers.get('cache-control')).toBe(
      isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    const length = (await response.arrayBuffer()).byteLength;
    // What is shorter than a packet gains nothing.
    if (isHashed && length > 1_500) expect(response.headers.get('content-encoding')).toBe('gzip');
  }
});

test.each([
  '/assets/none.js',
  '/assets/none-Abcd1234.js',
  '/assets/../index.html',
  '/assets/%2e%2e/index.html',
  '/session',
  '/api',
])('there is nothing at %s', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: 'NOT_FOUND' });
  expect(response.headers.get('cache-control') ?? '').not.toContain('immutable');
});

test('a page takes no other method than to be read', async () => {
  const response = await get('/sessions', { method: 'POST' });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD');
  expect((await get('/', { method: 'HEAD' })).status).toBe(200);
});
