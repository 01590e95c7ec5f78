import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, startBrowser } from '../../support/browser.ts';
import { hasChromium, warnWithoutChromium } from '../../support/chromium.ts';
import { type DashboardPage, signIn } from '../../support/dashboard.ts';
import { createSession, followToEnd, startServer, type TestServer } from '../../support/server.ts';

warnWithoutChromium('the tests of replays');

describe.skipIf(!hasChromium)('a replay', () => {
  let server: TestServer;
  let browser: Browser;
  let dashboard: DashboardPage;
  let [first, second] = ['', ''];

  beforeAll(async () => {
    server = await startServer();
    first = (await createSession(server, 'Open Momento and like the first 2 posts')).id;
    await followToEnd(server, first);
    second = (await createSession(server, 'Open Clock')).id;
    await followToEnd(server, second);
    browser = await startBrowser();
    dashboard = await signIn(browser.page, server);
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
  });

  const addressHas = (text: string): Promise<true | undefined> =>
    browser.page.waitUntil(async () => (await browser.page.getUrl()).includes(text) || undefined, {
      timeoutMsg: `The address never had ${text}.`,
    });

  test('shows a turn with its marks, goes by keys, and plays to the end', async () => {
    const { page } = browser;
    await dashboard.open(`/sessions/${first}/replay?turn=2`);
    await dashboard.sees(/Turn 2 of \d+/);
    expect(await dashboard.barriers()).toEqual([]);
    await page.keys('ArrowRight');
    await dashboard.sees(/Turn 3 of \d+/);
    await addressHas('turn=3');
    await page.waitUntil(() =>
      page.execute(() => document.querySelector<HTMLImageElement>('section img')?.naturalWidth !== 0),
    );
    // Some turn of it taps, and the mark is drawn there.
    await page.keys('Home');
    await dashboard.sees(/Turn 0 of \d+/);
    const marked = async (): Promise<boolean> => {
      await page.keys('ArrowRight');
      return await page.execute(() => document.querySelector('section svg circle') !== null);
    };
    await page.waitUntil(marked, { interval: 1, timeoutMsg: 'No turn has a mark.' });
    await dashboard.keepPicture('replay');
    await (await page.$('label=16×')).click();
    await page.keys('Home');
    await page.execute(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keys(' ');
    await page.waitUntil(() => page.execute(() => /Turn (\d+) of \1\b/.test(document.body.innerText)), {
      timeout: 20_000,
      timeoutMsg: 'It never came to the end.',
    });
    await dashboard.find('button', 'Play');
  });

  test('stands beside another session, and leads to the three exports', async () => {
    const { page } = browser;
    await dashboard.open(`/sessions/${first}/replay?turn=2&with=${second}`);
    await dashboard.sees('Open Clock');
    await page.waitUntil(
      async () => (await page.$$('section[aria-label="The other session"] img').length) > 0,
    );
    await dashboard.keepPicture('replay-compare');
    await dashboard.click('button', 'Export');
    await dashboard.find('menuitem', 'Animation (WebP)');
    const urls = await page.execute(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[download]')].map(({ href }) => href),
    );
    expect(urls.map((url) => new URL(url).search)).toEqual(['?format=webp', '?format=html', '?format=json']);
    const kinds = await page.execute(
      async (all) =>
        await Promise.all(all.map(async (url) => (await fetch(url)).headers.get('content-type'))),
      urls,
    );
    expect(kinds).toEqual(['image/webp', 'text/html; charset=utf-8', 'application/json']);
    expect(await dashboard.barriers()).toEqual([]);
    expect(await dashboard.strangers()).toEqual([]);
  });
});
