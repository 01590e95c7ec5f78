import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, startBrowser } from '../../support/browser.ts';
import { hasChromium } from '../../support/chromium.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { opposable } from '../../support/process.ts';
import {
  API_KEY,
  createSession,
  followToEnd,
  startServer,
  type TestServer,
  type WireEvent,
} from '../../support/server.ts';

let server: TestServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let id: string;
let events: readonly WireEvent[];

beforeAll(async () => {
  server = await startServer();
  folder = await temporaryFolder();
  id = (await createSession(server, 'Open Momento and like the first 3 posts')).id;
  events = await followToEnd(server, id);
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

const fetchExport = (format: string, session = id): Promise<Response> =>
  server.fetch(`/v1/sessions/${session}/export?format=${format}`);

describe('an animation', () => {
  test('has a page for each new screen and action, with waits shortened and the end shown longer', async () => {
    const response = await fetchExport('webp');
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${id}.webp"`);
    const bytes = Buffer.from(await response.arrayBuffer());
    const {
      pages = 0,
      delay = [],
      width,
      pageHeight,
      loop,
    } = await sharp(bytes, { animated: true }).metadata();
    const actions = events.filter(({ type, data }) => type === 'tool_use' && data.action);
    expect(pages).toBeGreaterThan(actions.length);
    expect(pages).toBeLessThanOrEqual(events.length);
    expect(delay).toHaveLength(pages);
    for (const ms of delay.slice(0, -1)) expect(ms).toBeGreaterThanOrEqual(100);
    expect(delay.at(-1)).toBeGreaterThanOrEqual(3_000);
    expect(width).toBeLessThanOrEqual(400);
    expect(pageHeight).toBeLessThanOrEqual(760);
    expect(loop).toBe(0);
  });

  test('shows where a tap lands', async () => {
    const tapped = events.find(({ type, data }) => type === 'tool_use' && data.action?.type === 'tap');
    const { device_width_px, device_height_px } =
      events.find(({ type }) => type === 'screenshot')?.data ?? {};
    const bytes = Buffer.from(await (await fetchExport('webp')).arrayBuffer());
    const { pages = 0, width = 0, pageHeight = 0 } = await sharp(bytes, { animated: true }).metadata();
    const { x, y } = tapped?.data.action.at ?? {};
    const at = {
      left: Math.round((x / device_width_px) * width),
      top: Math.round((y / device_height_px) * (pageHeight - 36)),
      ...{ width: 1, height: 1 },
    };
    const seen = await Promise.all(
      Array.from({ length: pages }, async (_, page) => [
        ...(await sharp(bytes, { page }).extract(at).removeAlpha().raw().toBuffer()),
      ]),
    );
    // The mark is cyan over whatever is there: less red than without it.
    const reds = seen.map(([red = 0]) => red);
    expect(Math.max(...reds) - Math.min(...reds)).toBeGreaterThan(40);
  });
});

describe('a report', () => {
  test('is one file that asks for nothing, with every turn, action and figure, and each frame once', async () => {
    const response = await fetchExport('html');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await response.text();
    expect(html).toContain(`default-src 'none'; img-src data:; style-src 'sha256-`);
    expect(html).not.toMatch(/<script|javascript:|https?:\/\//);
    const turns = new Set(events.flatMap(({ data }) => data.turn ?? []));
    for (const turn of turns) expect(html).toContain(`<h2 id="turn-${turn}">`);
    const frames = new Set(events.flatMap(({ data }) => (data.screen ?? data).frame_id ?? []));
    expect(html.match(/<image id="frame_/g)).toHaveLength(frames.size);
    expect(html).toContain('Tap');
    expect(html).toMatch(/model \d+\.\d s · phone/);
    expect(html.trimEnd()).toMatch(/<\/html>$/);
  });

  test('escapes what people and models say', async () => {
    const hostile = '</ol><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { id: other } = await createSession(server, hostile);
    await followToEnd(server, other);
    const html = await (await fetchExport('html', other)).text();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script|<img/);
  });

  test.skipIf(!hasChromium)('opens in a browser from a file, and shows its pictures', async () => {
    const path = join(folder.path, 'report.html');
    const { code } = await opposable(['export', id, '--format', 'html', '-o', path], {
      OPPOSABLE_URL: server.url,
      OPPOSABLE_API_KEY: API_KEY,
    });
    expect(code).toBe(0);
    await using browser: Browser = await startBrowser();
    await browser.page.url(pathToFileURL(path).href);
    const shown = await browser.page.execute(() => ({
      style: getComputedStyle(document.body).maxWidth,
      pictures: [...document.querySelectorAll('li svg')].filter(
        (one) => one.getBoundingClientRect().height > 50,
      ).length,
      requests: performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith('data:'))
        .length,
    }));
    expect(shown).toMatchObject({ style: '1000px', requests: 0 });
    expect(shown.pictures).toBeGreaterThan(5);
    expect(JSON.stringify(await browser.page.getLogs('browser'))).not.toContain('Security Policy');
  });
});

describe('JSON', () => {
  test('has the events as the API shows them and the frames as they are stored', async () => {
    const told = await (await fetchExport('json')).json();
    expect(told.session).toEqual(await (await server.fetch(`/v1/sessions/${id}`)).json());
    expect(told.events).toEqual(events);
    const [[frameId, frame] = ['', undefined], ...others] = Object.entries<{ readonly base64: string }>(
      told.frames,
    );
    const stored = await server.fetch(`/v1/frames/${frameId}`);
    expect(Buffer.from(frame?.base64 ?? '', 'base64')).toEqual(Buffer.from(await stored.arrayBuffer()));
    expect(others.length).toBeGreaterThan(3);
  });
});

describe('exports', () => {
  test('are led to by GraphQL, shown to a view token, and refused for another format', async () => {
    const query = `query ($id: ID!) { session(id: $id) { exportUrl(format: json) } }`;
    const { data } = await server.graphql(query, { id });
    const token = await server.graphql('mutation ($id: ID!) { createViewToken(sessionId: $id) { token } }', {
      id,
    });
    const address = `${data.session.exportUrl}&token=${token.data.createViewToken.token}`;
    expect((await fetch(new URL(address, server.url))).status).toBe(200);
    expect((await fetchExport('gif')).status).toBe(422);
    const head = await server.fetch(data.session.exportUrl, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('take a session that runs as far as it has come', async () => {
    const { id: running } = await createSession(server, 'Open Momento and like the first 10 posts');
    const { events: soFar } = await (await fetchExport('json', running)).json();
    expect(soFar[0]).toMatchObject({ index: 0, type: 'status_changed' });
    const bytes = Buffer.from(await (await fetchExport('webp', running)).arrayBuffer());
    expect((await sharp(bytes).metadata()).format).toBe('webp');
    await server.graphql('mutation ($id: ID!) { stopSession(id: $id) { id } }', { id: running });
  });

  test('are written by the command line, whole or not at all', async () => {
    const environment = { OPPOSABLE_URL: server.url, OPPOSABLE_API_KEY: API_KEY };
    const path = join(folder.path, 'run.json');
    const { stdout } = await opposable(['export', id, '--format', 'json', '-o', path, '--json'], environment);
    const text = await readFile(path, 'utf8');
    expect(JSON.parse(stdout)).toEqual({ file: path, bytes: Buffer.byteLength(text) });
    expect(JSON.parse(text).events).toEqual(events);
    const missing = `sess_${'0'.repeat(32)}`;
    const refused = await opposable(['export', missing, '--format', 'json', '-o', `${path}2`], environment);
    expect([refused.code, refused.stderr]).toEqual([1, 'There is no such session.\n']);
    expect((await readdir(folder.path)).filter((name) => name.startsWith('run.'))).toEqual(['run.json']);
  });
});
