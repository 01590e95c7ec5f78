import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, startBrowser } from '../../support/browser.ts';
import { hasChromium, warnWithoutChromium } from '../../support/chromium.ts';
import { dashboardPage, signIn } from '../../support/dashboard.ts';
import { API_KEY, startServer, type TestServer } from '../../support/server.ts';

warnWithoutChromium('the tests of signing in');

describe.skipIf(!hasChromium)('signing in', () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
  });

  test('a wrong key is refused, and the right one opens the dashboard and stays in no script’s reach', async () => {
    const dashboard = dashboardPage(browser.page, server.url);
    await dashboard.open('/');
    await dashboard.write('API key', 'opp_wrong');
    await dashboard.click('button', 'Sign in');
    await dashboard.sees('The API key is unknown, revoked or expired.');
    expect(await dashboard.barriers()).toEqual([]);
    await dashboard.keepPicture('sign-in');
    await dashboard.write('API key', API_KEY);
    await dashboard.click('button', 'Sign in');
    await dashboard.find('navigation', 'Pages');
    const readable = await browser.page.execute(
      () => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage }),
    );
    expect(readable).not.toContain('opp_');
    expect(readable).not.toContain('browser_');
    expect(await dashboard.strangers()).toEqual([]);
  });

  test('a link signs in once, and whoever signs out is out', async () => {
    const dashboard = await signIn(browser.page, server);
    await dashboard.click('button', 'Who is signed in');
    await dashboard.click('menuitem', 'Sign out');
    await dashboard.find('heading', 'Sign in to Opposable');
    await dashboard.open('/phones');
    await dashboard.find('heading', 'Sign in to Opposable');
  });
});
