import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Browser, startBrowser } from '../support/browser.ts';
import { hasChromium, warnWithoutChromium } from '../support/chromium.ts';
import { API_KEY, createSession, followToEnd, startServer, type TestServer } from '../support/server.ts';

warnWithoutChromium('the tests of the pages in a browser');

describe.skipIf(!hasChromium)('a browser', () => {
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

  /** Opens the page with an operation and the key in its headers, and runs it. @returns the answer shown */
  async function run(query: string, expected: string): Promise<string> {
    const { page } = browser;
    await page.url(server.url);
    await page.execute(
      (headers) => {
        localStorage.clear();
        localStorage.setItem('graphiql:headers', headers);
        localStorage.setItem('graphiql:shouldPersistHeaders', 'true');
      },
      JSON.stringify({ 'X-API-Key': API_KEY }),
    );
    const address = new URL('/graphql', server.url);
    address.searchParams.set('query', query);
    await page.url(address.href);
    await page.$('button.graphiql-execute-button').click();
    return await vi.waitFor(
      async () => {
        const shown = await page.$('.graphiql-response').getText();
        expect(shown.replace(/\s+/g, ' ')).toContain(expected);
        return shown;
      },
      { timeout: 20_000, interval: 100 },
    );
  }

  test('shows the answer to a query with the key of its headers in GraphiQL', async () => {
    await run('{ phones { name connectionStatus } }', 'virtual-1');
  });

  test('follows a subscription to its end in GraphiQL', async () => {
    const { id } = await createSession(server, 'Open Clock');
    await followToEnd(server, id);
    await run(
      `subscription { agentEvents(sessionId: "${id}") { index ... on StatusChangedEvent { to } } }`,
      'completed',
    );
  });

  test('finds and tries an operation in the documentation, which breaks no policy and asks nobody else', async () => {
    const { page } = browser;
    await page.getLogs('browser');
    await page.url(new URL('/docs', server.url).href);
    await page.$('button.authorize').click();
    await page.$('.auth-container input').setValue(API_KEY);
    await page.$('.auth-btn-wrapper button.authorize').click();
    await page.$('.auth-btn-wrapper button.btn-done').click();
    await page.$('#operations-Phones-listPhones .opblock-summary-control').click();
    await page.$('#operations-Phones-listPhones button.execute').click();
    await vi.waitFor(
      async () => expect(await page.$('.live-responses-table').getText()).toContain('virtual-1'),
      { timeout: 10_000, interval: 50 },
    );
    const loaded = await page.execute(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(loaded.filter((name) => !name.startsWith(server.url) && !name.startsWith('data:'))).toEqual([]);
    expect(await page.getLogs('browser')).toEqual([]);
  });

  test('shows the screen of a phone that nobody touches', async () => {
    const { page } = browser;
    const link = 'mutation { createViewToken(phoneId: "virtual-1") { url } }';
    const { url } = (await server.graphql(link)).data.createViewToken;
    // An image in the page itself would keep it from ever being loaded.
    await page.url(new URL('/health', server.url).href);
    await page.execute((address) => {
      document.body.innerHTML = `<img src="${address}">`;
    }, String(url));
    await vi.waitFor(
      async () => expect(await page.execute(() => document.images[0]?.naturalHeight)).toBe(1_200),
      { timeout: 10_000, interval: 50 },
    );
  });
});
