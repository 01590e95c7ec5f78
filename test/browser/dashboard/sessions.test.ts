import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, startBrowser } from '../../support/browser.ts';
import { hasChromium, warnWithoutChromium } from '../../support/chromium.ts';
import { type DashboardPage, signIn } from '../../support/dashboard.ts';
import { startServer, type TestServer } from '../../support/server.ts';

warnWithoutChromium('the tests of the sessions in the dashboard');

/** What the first page may weigh, as it comes over the wire. */
const FIRST_PAGE_BYTES = 250_000;
const ARABIC = 'افتح Momento وأعجب بأول منشور';

describe.skipIf(!hasChromium)('the sessions', () => {
  let server: TestServer;
  let browser: Browser;
  let dashboard: DashboardPage;

  beforeAll(async () => {
    server = await startServer({ virtualPhones: 2 });
    browser = await startBrowser();
    dashboard = await signIn(browser.page, server);
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
  });

  /** Waits until the page lists so many sessions, of that status if one is named. */
  async function lists(count: number, status?: string): Promise<void> {
    const row = status === undefined ? '[data-session]' : `[data-session]:has([data-status="${status}"])`;
    await browser.page.waitUntil(async () => (await browser.page.$$(row).length) === count, {
      timeout: 20_000,
      interval: 50,
      timeoutMsg: `The page doesn't list ${count} ${status ?? ''} sessions.`,
    });
  }

  async function isAt(address: RegExp): Promise<void> {
    await browser.page.waitUntil(async () => address.test(await browser.page.getUrl()), { interval: 50 });
  }

  async function create(input: object): Promise<string> {
    const document = 'mutation ($input: CreateSessionInput!) { createSession(input: $input) { id } }';
    const { data, errors } = await server.graphql(document, { input });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.createSession.id;
  }

  test('the sheet of keys is there for who hears the page, and closes', async () => {
    await dashboard.click('button', 'Keyboard shortcuts');
    await dashboard.find('dialog', 'Keyboard shortcuts');
    expect(await dashboard.barriers()).toEqual([]);
    expect(await dashboard.strangers()).toEqual([]);
    await dashboard.click('button', 'Close');
    await browser.page.$('[role="dialog"]').waitForExist({ reverse: true });
  });

  test('whoever has none starts the first with one click, and watches it end in the list', async () => {
    await dashboard.sees('No session yet');
    expect(await dashboard.barriers()).toEqual([]);
    const bytes = await browser.page.execute(() =>
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .map((entry) => entry as PerformanceResourceTiming)
        .filter(({ name }) => !name.endsWith('/graphql'))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    );
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(FIRST_PAGE_BYTES);
    await dashboard.keepPicture('sessions-first-visit');
    await dashboard.click('button', 'Try it on the virtual phone');
    await isAt(/\/sessions\/sess_/);
    await dashboard.click('link', 'Sessions');
    await lists(1);
    await lists(1, 'completed');
    await dashboard.sees('Open Momento and like the first 3 posts');
    expect(await dashboard.strangers()).toEqual([]);
  });

  test('a new session comes from three fields, once however often they are sent', async () => {
    const { page } = browser;
    await dashboard.open('/sessions');
    await lists(1);
    await page.keys('n');
    await isAt(/\/sessions\/new$/);
    await dashboard.open('/sessions/new?phone=virtual-2');
    await dashboard.sees(/About .* by the one session/);
    const phone = await dashboard.find('combobox', 'Phone');
    await page.waitUntil(async () => /^phone_/.test(String(await phone.getValue())), { interval: 50 });
    await dashboard.click('button', 'Start');
    await dashboard.sees('Say what to do.');
    await dashboard.write('Instruction', ARABIC);
    await dashboard.click('button', 'More');
    await dashboard.write('Metadata', '[]');
    await dashboard.click('button', 'Start');
    await dashboard.sees('Write a JSON object');
    await dashboard.write('Metadata', '{"ticket": 42}');
    await dashboard.write('Webhook', 'http://127.0.0.1/hook');
    await dashboard.click('button', 'Start');
    await dashboard.sees('The address of the webhook');
    expect(await dashboard.barriers()).toEqual([]);
    await dashboard.keepPicture('session-new');
    // WebDriver clears a field behind React's back, so it is emptied by keys.
    await (await dashboard.find('textbox', 'Webhook')).click();
    await page.keys(['Control', 'a', 'Control', 'Backspace']);
    await page.execute(() => {
      const form = document.querySelector('form');
      form?.requestSubmit();
      form?.requestSubmit();
    });
    await isAt(/\/sessions\/sess_/);
    const { data } = await server.graphql('{ sessions { totalCount edges { node { metadata } } } }');
    expect(data.sessions.totalCount).toBe(2);
    expect(data.sessions.edges[0].node.metadata).toEqual({ ticket: 42 });
  });

  test('the list is filtered in the address, goes on below, and keeps right to left apart', async () => {
    const { page } = browser;
    await create({ phoneId: 'virtual-1', instruction: 'Open Clock', mode: 'conversation', tags: ['held'] });
    for (let at = 1; at <= 20; at++) {
      await create({
        phoneId: 'virtual-1',
        instruction: `Wait for ${at}`,
        queue: true,
        title: `Queued ${at}`,
      });
    }
    await dashboard.open('/sessions');
    await lists(20);
    await dashboard.click('button', 'Load more');
    await lists(23);
    const direction = await page.execute(
      (text) =>
        [...document.querySelectorAll('[data-session] [dir="auto"]')]
          .filter((element) => element.textContent === text)
          .map((element) => getComputedStyle(element).direction),
      ARABIC,
    );
    expect(direction).toEqual(['rtl']);
    await dashboard.write('Search', 'queued 1');
    await isAt(/search=queued\+1$/);
    await lists(11);
    await dashboard.click('button', 'Show all');
    await lists(20);
    await dashboard.write('Tag', 'held');
    await lists(1);
    await page.back();
    await isAt(/search=queued\+1$/);
    await lists(11);
    await create({ phoneId: 'virtual-1', instruction: 'And', queue: true, title: 'Queued 1 more' });
    await lists(12);
    expect(await page.$('[data-session]').getText()).toContain('Queued 1 more');
    await dashboard.open('/sessions?phone=virtual-2');
    await lists(1);
    await dashboard.open('/sessions');
    await lists(20);
    await dashboard.keepPicture('sessions');
    expect(await dashboard.barriers()).toEqual([]);
  });

  test('many are stopped at once, after a question', async () => {
    await dashboard.open('/sessions');
    await lists(20);
    await dashboard.click('checkbox', 'Select all that go on');
    await dashboard.click('button', 'Stop 20 sessions');
    await dashboard.find('dialog', 'Stop 20 sessions?');
    await dashboard.click('button', 'Stop');
    await lists(20, 'killed');
    const { data } = await server.graphql('{ sessions(status: [killed]) { totalCount } }');
    expect(data.sessions.totalCount).toBe(20);
  });

  test('what needs a person is one click away, in dark and on a small screen too', async () => {
    const { page } = browser;
    await page.sendCommand('Emulation.setDeviceMetricsOverride', {
      ...{ width: 390, height: 844, deviceScaleFactor: 1, mobile: false },
    });
    try {
      await dashboard.open('/sessions');
      await dashboard.click('button', 'Show the page in dark');
      const id = await create({
        ...{ phoneId: 'virtual-2', instruction: 'Open Clock', title: 'Ask before the clock' },
        policy: { approvals: [{ tool: 'open_app', decision: 'ask' }] },
      });
      const section = '[aria-label="Sessions that wait for you"] a';
      await page.$(section).waitForExist({ timeout: 20_000 });
      const wide = await page.execute(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(390);
      expect(await dashboard.barriers()).toEqual([]);
      await dashboard.keepPicture('sessions-small-dark');
      await dashboard.open('/sessions?phone=virtual-2&status=paused');
      await lists(1);
      expect(await page.$('[aria-label="Filter the sessions"]').isExisting()).toBe(false);
      await dashboard.click('button', 'Filters (2)');
      await dashboard.find('combobox', 'Phone');
      expect(await dashboard.barriers()).toEqual([]);
      await dashboard.click('button', 'Show all');
      await dashboard.find('button', 'Filters');
      await page.$(section).click();
      await isAt(new RegExp(`/sessions/${id}`));
      await dashboard.open('/sessions/new');
      await dashboard.find('button', 'Start');
      expect(await dashboard.barriers()).toEqual([]);
      await dashboard.keepPicture('session-new-small-dark');
    } finally {
      await page.sendCommand('Emulation.clearDeviceMetricsOverride', {});
    }
  });
});
