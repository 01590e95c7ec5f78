import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Browser, startBrowser } from '../support/browser.ts';
import { hasChromium, warnWithoutChromium } from '../support/chromium.ts';
import { API_KEY, createSession, followToEnd, startServer, type TestServer } from '../support/server.ts';

warnWithoutChromium('the tests of GraphiQL in a browser');

describe.skipIf(!hasChromium)('GraphiQL in a browser', () => {
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

  test('answers a query with the key of its headers', async () => {
    await run('{ phones { name connectionStatus } }', 'virtual-1');
  });

  test('follows a subscription to its end', async () => {
    const { id } = await createSession(server, 'Open Clock');
    await followToEnd(server, id);
    await run(
      `subscription { agentEvents(sessionId: "${id}") { index ... on StatusChangedEvent { to } } }`,
      'completed',
    );
  });
});
