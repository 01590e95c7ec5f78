import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, startBrowser } from '../../support/browser.ts';
import { hasChromium, warnWithoutChromium } from '../../support/chromium.ts';
import { type DashboardPage, dashboardPage, signIn } from '../../support/dashboard.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { startServer, type TestServer } from '../../support/server.ts';

warnWithoutChromium('the tests of keys, secrets, agents and webhooks');

describe.skipIf(!hasChromium)('whoever administers', () => {
  let server: TestServer;
  let browser: Browser;
  let receiver: Receiver;
  let dashboard: DashboardPage;

  beforeAll(async () => {
    receiver = await startReceiver();
    server = await startServer({ allowPrivateAddresses: true, settle: false });
    browser = await startBrowser();
    dashboard = await signIn(browser.page, server);
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
    await receiver?.[Symbol.asyncDispose]();
  });

  /** Keeps pictures of a page in light, in dark and on a phone, and finds no barrier in any. */
  async function look(name: string): Promise<void> {
    const { page } = browser;
    expect(await dashboard.barriers(), name).toEqual([]);
    await dashboard.keepPicture(name);
    await dashboard.click('button', 'Show the page in dark');
    expect(await dashboard.contrasts(), `${name} in dark`).toEqual([]);
    await dashboard.keepPicture(`${name}-dark`);
    await dashboard.click('button', 'Show the page in light');
    // A window itself can't be as narrow as a phone.
    const phone = { width: 390, height: 844, deviceScaleFactor: 1, mobile: true };
    await page.sendCommandAndGetResult('Emulation.setDeviceMetricsOverride', phone);
    // The navigation slides away.
    await page.waitUntil(() =>
      page.execute(() => (document.querySelector('nav')?.getBoundingClientRect().right ?? 0) <= 0),
    );
    const overflow = await page.execute(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${name} on a phone`).toBeLessThanOrEqual(0);
    await dashboard.keepPicture(`${name}-phone`);
    await page.sendCommandAndGetResult('Emulation.clearDeviceMetricsOverride', {});
  }

  test('sets a secret, replaces it and deletes it, and sees its value nowhere', async () => {
    await dashboard.open('/secrets');
    await dashboard.sees('No secrets yet');
    await dashboard.click('button', 'New secret');
    await dashboard.write('Name', 'Shop Password');
    await dashboard.write('Value', 'hunter2-hunter2');
    await dashboard.click('button', 'Set secret');
    await dashboard.sees(/That did not work\s+name: /);
    await dashboard.write('Name', 'shop-password');
    await dashboard.click('button', 'Set secret');
    await dashboard.find('button', 'Replace shop-password');
    await look('secrets');
    const html = await browser.page.execute(() => document.documentElement.outerHTML);
    expect(html).not.toContain('hunter2');
    await dashboard.click('button', 'Delete shop-password');
    await dashboard.sees('Its value is gone then');
    await dashboard.click('button', 'Delete secret');
    await dashboard.sees('No secrets yet');
    expect(await dashboard.strangers()).toEqual([]);
  });

  test('makes an agent, is told what is wrong with its policy, and starts sessions with it', async () => {
    await dashboard.open('/agents');
    await dashboard.click('link', 'New agent');
    await dashboard.write('Name', 'Clerk');
    await dashboard.write('Policy', '{"approvals": [{"decision": "maybe"}]}');
    await dashboard.click('button', 'Create agent');
    await dashboard.sees(/policy\.approvals\.0\.decision/);
    await dashboard.write('Policy', '{"dialogs": {"permission": "deny"}}');
    await dashboard.write('Turns', '12');
    await dashboard.click('button', 'Create agent');
    await dashboard.find('heading', 'Clerk');
    await look('agent');
    await dashboard.write('Description', 'Opens the shop');
    await dashboard.click('button', 'Save');
    await dashboard.sees('Saved.');
    const create = `mutation {
      createSession(input: { agentId: "Clerk", phoneId: "virtual-1", instruction: "Open Clock" }) {
        maxTurns agent { description }
      }
    }`;
    expect((await server.graphql(create)).data).toEqual({
      createSession: { maxTurns: 12, agent: { description: 'Opens the shop' } },
    });
    await dashboard.open('/agents');
    const sessions = await dashboard.find('link', 'Sessions of Clerk');
    expect(await sessions.getAttribute('href')).toMatch(/^\/sessions\?agent=agent_/);
    await dashboard.click('link', 'Clerk');
    await dashboard.click('button', 'Archive');
    await dashboard.sees('no new session may start from it');
    await dashboard.open('/agents');
    await dashboard.sees('No agents yet.');
    await dashboard.click('checkbox', 'Show archived ones');
    await dashboard.click('link', 'Clerk');
    await dashboard.click('button', 'Restore');
    await dashboard.find('button', 'Archive');
  });

  test('has events sent to an address, sees what became of a message and sends it again', async () => {
    await dashboard.open('/webhooks');
    await dashboard.click('button', 'New webhook');
    await dashboard.write('Address', receiver.url);
    await dashboard.click('button', 'Create webhook');
    const secret = String(await (await dashboard.find('textbox', 'Signing secret')).getValue());
    expect(secret).toMatch(/^whsec_/);
    await dashboard.click('button', 'I have it');
    await dashboard.find('heading', 'Webhook');
    receiver.answer = () => ({ status: 500, body: 'The shelf is full' });
    await dashboard.click('button', 'Send a ping');
    const { headers } = await receiver.next();
    await dashboard.sees('The ping: answered 500.');
    await dashboard.click('button', 'Details');
    await dashboard.sees('The shelf is full');
    await dashboard.sees(String(headers['webhook-id']));
    receiver.answer = () => ({ status: 204 });
    await dashboard.click('button', 'Redeliver');
    expect((await receiver.next()).headers['webhook-id']).toBe(headers['webhook-id']);
    await dashboard.sees('answered 204');
    await look('webhook');
    const html = await browser.page.execute(() => document.documentElement.outerHTML);
    expect(html).not.toContain(secret);
  });

  test('says plainly that an agent or a webhook is not there', async () => {
    await dashboard.open('/agents/nobody');
    await dashboard.sees('There is no agent "nobody"');
    await dashboard.open('/webhooks/nothing');
    await dashboard.sees('There is no such webhook');
  });

  test('keeps its navigation when the script of a page is gone', async () => {
    const { page } = browser;
    await page.sendCommandAndGetResult('Network.enable', {});
    await page.sendCommandAndGetResult('Network.setBlockedURLs', { urls: ['*/usage-page*'] });
    await dashboard.click('link', 'Usage');
    await dashboard.sees('The page could not be shown');
    await page.sendCommandAndGetResult('Network.setBlockedURLs', { urls: [] });
    await dashboard.click('link', 'Secrets');
    await dashboard.find('heading', 'Secrets');
    await dashboard.click('link', 'Usage');
    await dashboard.click('button', 'Load it anew');
    await dashboard.find('heading', 'Usage');
  });

  test('creates a key that is shown once; its browser is out when it is revoked', async () => {
    await dashboard.open('/keys');
    await dashboard.click('button', 'New key');
    await dashboard.write('Name', 'Reader');
    await dashboard.click('radio', 'Read');
    await dashboard.write('Requests a minute', '500');
    await dashboard.click('button', 'Create key');
    const key = String(await (await dashboard.find('textbox', 'API key')).getValue());
    expect(key).toMatch(/^opp_[\w-]{43}$/);
    expect(await dashboard.barriers()).toEqual([]);
    await dashboard.keepPicture('key-once');
    await dashboard.click('button', 'I have it');
    await dashboard.find('button', 'Revoke Reader');
    await dashboard.sees('500 requests a minute');
    await look('keys');
    const shown = await browser.page.execute(
      () => document.documentElement.outerHTML + JSON.stringify({ ...localStorage, ...sessionStorage }),
    );
    expect(shown).not.toContain(key);

    await using second = await startBrowser();
    const reader = dashboardPage(second.page, server.url);
    await reader.open('/secrets');
    await reader.write('API key', key);
    await reader.click('button', 'Sign in');
    // The page draws the button anew once it knows what the key may do.
    const isDenied = async (): Promise<boolean> => {
      const button = await reader.find('button', 'New secret');
      return (await button.getAttribute('aria-disabled').catch(() => null)) === 'true';
    };
    await second.page.waitUntil(isDenied);
    await reader.click('button', 'New secret');
    await reader.sees('Your key has no scope “admin”');
    await reader.keepPicture('secrets-denied');
    await dashboard.click('button', 'Revoke Reader');
    await dashboard.click('button', 'Revoke key');
    await reader.sees('You are signed out here');
    await reader.keepPicture('signed-out');
    await dashboard.sees('revoked');
  });
});
