import { describe, expect, test } from 'vitest';
import { freePort } from '../../../src/phones/free-port.ts';
import { startTestAppium } from '../../support/appium.ts';
import { startBrowser } from '../../support/browser.ts';
import { hasChromium, warnWithoutChromium } from '../../support/chromium.ts';
import { gate } from '../../support/claude/gate.ts';
import { finishes, opens, says } from '../../support/claude/script.ts';
import { startClaude } from '../../support/claude/server.ts';
import { type DashboardPage, signIn } from '../../support/dashboard.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { startServe } from '../../support/process.ts';
import { API_KEY, createSession, fetchAt, type TestServer } from '../../support/server.ts';

warnWithoutChromium('the test of a server that is started anew');

/** What the timeline shows, and of how many entries. */
const shown = ({ page }: DashboardPage) =>
  page.execute(() => {
    const feed = document.querySelector<HTMLElement>('[role="feed"]');
    return { count: feed?.dataset['count'], text: feed?.innerText };
  });

describe.skipIf(!hasChromium)('a server that is killed', () => {
  test('comes back to a page that goes on by itself, without a gap or a double', async () => {
    const held = gate();
    const turns = [opens('Notes'), says('Hm.').holds(held), finishes({ summary: 'Alive.' })];
    await using claude = await startClaude({ turns: () => turns });
    await using appium = await startTestAppium('opposable-virtual');
    await using browser = await startBrowser();
    await using folder = await temporaryFolder();
    const environment = {
      PORT: String(await freePort()),
      OPPOSABLE_DATA_DIR: folder.path,
      OPPOSABLE_API_KEY: API_KEY,
      OPPOSABLE_LOG_LEVEL: 'error',
      APPIUM_URL: appium.url,
      ANTHROPIC_API_KEY: claude.apiKey,
      ANTHROPIC_BASE_URL: claude.baseURL,
    };
    const first = await startServe(environment);
    const { url } = first;
    const graphql = async (query: string, variables: object = {}) => {
      const response = await fetchAt(url)('/graphql', { json: { query, variables } });
      return await response.json();
    };
    let dashboard: DashboardPage;
    try {
      dashboard = await signIn(browser.page, { url, graphql: graphql as TestServer['graphql'] });
      const { id } = await createSession({ fetch: fetchAt(url) }, 'Outlive the server');
      await dashboard.open(`/sessions/${id}`);
      await dashboard.sees('Open Notes');
      await held.reached;
    } finally {
      await first.end('SIGKILL');
    }
    await dashboard.sees('The connection is lost');
    await dashboard.keepPicture('restart-lost');
    await using second = await startServe(environment);
    expect(second.url).toBe(url);
    held.open();
    await dashboard.sees('Alive.');
    await dashboard.sees(/completed/i);
    const { page } = dashboard;
    const isLost = () => page.execute(() => document.body.innerText.includes('The connection is lost'));
    await page.waitUntil(async () => !(await isLost()), { timeoutMsg: 'The page still says so.' });
    const areLoaded = () =>
      page.execute(() =>
        [...document.images].every(({ complete, naturalWidth }) => !complete || naturalWidth > 0),
      );
    await page.waitUntil(areLoaded, { timeoutMsg: 'A picture was not loaded again.' });
    await dashboard.keepPicture('restart-recovered');
    // What it has put together is what a page that is opened now reads.
    const before = await shown(dashboard);
    expect(Number(before.count)).toBeGreaterThan(5);
    await page.refresh();
    await dashboard.sees('Alive.');
    await page.waitUntil(async () => (await shown(dashboard)).count === before.count, {
      timeoutMsg: `The page had ${before.count} entries, and another number when it was opened anew.`,
    });
    expect((await shown(dashboard)).text).toBe(before.text);
  });
});
