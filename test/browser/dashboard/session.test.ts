import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventDraft } from '../../../src/domain/agent-event.ts';
import { formatId } from '../../../src/domain/ids.ts';
import { type Browser, startBrowser } from '../../support/browser.ts';
import { hasChromium, warnWithoutChromium } from '../../support/chromium.ts';
import { type DashboardPage, signIn } from '../../support/dashboard.ts';
import { graphqlAt } from '../../support/live-graphql.ts';
import { type LiveServer, startLiveServer } from '../../support/live-server.ts';
import { createSession, startServer, type TestServer } from '../../support/server.ts';

warnWithoutChromium('the tests of a session’s page');

/** How many events are there before a page is opened: more than the page asks for at first. */
const EARLIER = 600;

describe.skipIf(!hasChromium)('the page of a session', () => {
  let browser: Browser;
  let page: WebdriverIO.Browser;

  beforeAll(async () => {
    browser = await startBrowser();
    page = browser.page;
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
  });

  describe('with a phone', () => {
    let server: TestServer;

    beforeAll(async () => {
      server = await startServer({ settle: false });
    });

    afterAll(async () => {
      await server?.[Symbol.asyncDispose]();
    });

    test('shows it from its start to its end, and to whoever has a link to it', async () => {
      const dashboard = await signIn(page, server);
      const { id } = await createSession(server, 'Like the first post', { tags: ['nightly'] });
      await dashboard.open(`/sessions/${id}`);
      await dashboard.sees('Completed');
      await dashboard.sees(/Turn 1 · \$0\.00/);
      expect(await dashboard.barriers()).toEqual([]);
      await dashboard.keepPicture('session');
      await dashboard.click('button', /^Show the screen: Tap at/);
      await dashboard.find('dialog', /Tap at/);
      await dashboard.keepPicture('session-frame');
      await page.keys('Escape');
      await dashboard.click('button', 'Show the page in dark');
      expect(await dashboard.contrasts()).toEqual([]);
      await dashboard.keepPicture('session-dark');
      await dashboard.click('button', 'Show the page in light');

      await dashboard.click('button', 'Share');
      await dashboard.click('button', 'Make a link');
      const link = await (await dashboard.find('textbox', 'Link')).getValue();
      await page.deleteCookies();
      await page.setWindowSize(390, 844);
      await page.url('about:blank');
      await page.url(link);
      await dashboard.sees('Completed');
      await page.waitUntil(() =>
        page.execute(() =>
          [...document.images].some(({ src, width }) => /token=view_/.test(src) && width > 0),
        ),
      );
      expect(await dashboard.barriers()).toEqual([]);
      await dashboard.keepPicture('watch-narrow');
      const { id: other } = await createSession(server, 'Like the first post');
      await page.url('about:blank');
      await page.url(link.replace(id, other));
      await dashboard.sees('This view token shows one session');
      await page.setWindowSize(1_400, 900);
    });

    test("is seen live behind AGI's vnc_url, in a browser that has no key", async () => {
      const asked = await server.fetch('/agi/v1/sessions', { json: { phone_id: 'virtual-1' } });
      const { vnc_url: link } = (await asked.json()) as { vnc_url: string };
      const dashboard = await signIn(page, server);
      await page.deleteCookies();
      await page.url('about:blank');
      await page.url(link);
      await page.waitUntil(() => page.execute(() => [...document.images].some(({ width }) => width > 100)));
      await dashboard.keepPicture('watch-agi');
    });

    test('says plainly that there is none', async () => {
      const dashboard = await signIn(page, server);
      await dashboard.open('/sessions/sess_nothing');
      await dashboard.find('heading', 'Session not found');
    });
  });

  describe('with a long log', () => {
    let server: LiveServer;
    let dashboard: DashboardPage;
    let path: string;

    beforeAll(async () => {
      server = await startLiveServer();
      await server.log.write(server.id, () => ({
        drafts: Array.from({ length: EARLIER }, (_, at) => earlier(at)),
      }));
      path = `/sessions/${formatId('sess', server.id)}`;
      dashboard = await signIn(page, { url: server.httpUrl, graphql: graphqlAt(server) });
    });

    afterAll(async () => {
      await server?.[Symbol.asyncDispose]();
    });

    test('goes on without a gap or a double after its connection was lost, in every window', async () => {
      await dashboard.open(path);
      await entries(EARLIER + 1);
      const first = await page.getWindowHandle();
      await page.newWindow(new URL(path, server.httpUrl).href);
      await entries(EARLIER + 1);
      const second = await page.getWindowHandle();
      for (let lost = 0; lost < 3; lost += 1) {
        await server.append(`before ${lost}`);
        for (const connection of server.connections) connection.destroy();
        for (let at = 0; at < 10; at += 1) await server.append(`while it is lost ${lost}.${at}`);
      }
      for (const handle of [second, first]) {
        await page.switchToWindow(handle);
        await entries(EARLIER + 1 + 33);
        await dashboard.sees('while it is lost 2.9');
        const last = await newestShown();
        expect(last.slice(-5)).toEqual([629, 630, 631, 632, 633]);
      }
      await page.switchToWindow(second);
      await page.closeWindow();
      await page.switchToWindow(first);
    });

    test('shows what is searched, and the event that its address names', async () => {
      await dashboard.open(`${path}?show=error`);
      await dashboard.sees('E-300');
      await entries(2);
      await dashboard.open(`${path}?find=ENTRY+123`);
      await dashboard.sees('entry 123');
      await entries(1);
      await dashboard.open(`${path}?event=20`);
      await dashboard.sees('entry 19');
      const linked = await page.$('[data-linked]');
      expect(await linked.getAttribute('data-event')).toBe('20');
      await dashboard.click('button', 'Jump to now');
      await dashboard.sees('while it is lost 2.9');
    });

    test('is read by keyboard, and tells how much is new', async () => {
      await dashboard.open(path);
      await dashboard.sees('while it is lost 2.9');
      await page.keys('j');
      for (let up = 0; up < 30; up += 1) await page.keys('k');
      await dashboard.find('button', 'Jump to now');
      const focused = () =>
        page.execute(() => Number((document.activeElement as HTMLElement | null)?.dataset['event']));
      await page.waitUntil(async () => Number.isInteger(await focused()));
      const from = await focused();
      await page.keys('ArrowDown');
      await page.waitUntil(async () => (await focused()) === from + 1);
      await server.append('something new');
      await dashboard.click('button', 'Jump to now (1 new)');
      await dashboard.sees('something new');
    });
  });

  function earlier(at: number): EventDraft {
    return at === 100 || at === 300
      ? { type: 'error', data: { code: `E-${at}`, message: 'It went wrong.' } }
      : { type: 'agent_text', data: { turn: 1, text: `This is entry ${at}` } };
  }

  async function entries(count: number): Promise<void> {
    await page.waitUntil(
      () =>
        page.execute(
          (wanted) =>
            document.querySelector<HTMLElement>('[role="feed"]')?.dataset['count'] === String(wanted),
          count,
        ),
      { timeout: 20_000, timeoutMsg: `The timeline never had ${count} entries.` },
    );
  }

  /** @returns the indexes of the events that are drawn, in order */
  function newestShown(): Promise<number[]> {
    return page.execute(() =>
      [...document.querySelectorAll<HTMLElement>('[role="feed"] [data-event]')]
        .map(({ dataset }) => Number(dataset['event']))
        .toSorted((a, b) => a - b),
    );
  }
});
