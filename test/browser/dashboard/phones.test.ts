import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, startBrowser } from '../../support/browser.ts';
import { hasChromium, warnWithoutChromium } from '../../support/chromium.ts';
import { type DashboardPage, signIn } from '../../support/dashboard.ts';
import { createSession, startServer, type TestServer, untilEvent } from '../../support/server.ts';

warnWithoutChromium('the tests of the pages of phones');

describe.skipIf(!hasChromium)('the pages of phones', () => {
  let server: TestServer;
  let browser: Browser;
  let dashboard: DashboardPage;

  beforeAll(async () => {
    server = await startServer({ settle: false });
    browser = await startBrowser();
    dashboard = await signIn(browser.page, server);
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
  });

  const appInFront = async (): Promise<string> => {
    const { data } = await server.graphql(
      'mutation { capturePhone(phoneId: "virtual-1") { screen { app } } }',
    );
    return data.capturePhone.screen.app;
  };
  const picture = async (): Promise<string> =>
    String(await (await dashboard.find('img', 'The screen of virtual-1')).getAttribute('src'));
  /** @returns where the app is on the phone, in its pixels */
  const placeOf = async (label: string): Promise<{ readonly x: number; readonly y: number }> => {
    const { data } = await server.graphql(
      'mutation { capturePhone(phoneId: "virtual-1") { elements { label bounds { x y width height } } } }',
    );
    const found = data.capturePhone.elements.find((element: { label: string }) => element.label === label);
    const { x, y, width, height } = found.bounds;
    return { x: x + width / 2, y: y + height / 2 };
  };

  test('the wall shows what a phone shows, live, and who holds it', async () => {
    await dashboard.open('/phones');
    const first = await picture();
    await server.graphql(
      'mutation { performPhoneAction(phoneId: "virtual-1", action: { openApp: "Clock" }) { remark } }',
    );
    await browser.page.waitUntil(async () => (await picture()) !== first);
    await dashboard.sees('No session holds it');
    const policy = { approvals: [{ tool: 'open_app', decision: 'ask' }] };
    const { id } = await createSession(server, 'Open Notes', { policy });
    await dashboard.find('link', 'Open Notes');
    await untilEvent(server, id, ({ to }) => to === 'paused');
    expect(await dashboard.barriers()).toEqual([]);
    expect(await dashboard.strangers()).toEqual([]);
    await dashboard.keepPicture('phones');

    await dashboard.click('link', 'virtual-1');
    await dashboard.sees('A session holds the phone');
    await server.fetch(`/v1/sessions/${id}/stop`, { method: 'POST' });
    await dashboard.find('textbox', 'Text to type');
  });

  test('a phone is tapped, pressed and typed on in its picture, by mouse and by keyboard', async () => {
    await server.graphql(
      'mutation { performPhoneAction(phoneId: "virtual-1", action: { pressButton: home }) { remark } }',
    );
    await dashboard.open('/phones/virtual-1');
    const { x, y } = await placeOf('Clock');
    const box = await browser.page.execute(
      (element) => (element as unknown as HTMLElement).getBoundingClientRect().toJSON() as DOMRect,
      await dashboard.find('application', /^The phone’s screen/),
    );
    const shown = {
      x: Math.round(box.x + (x / 540) * box.width),
      y: Math.round(box.y + (y / 1_200) * box.height),
    };
    await browser.page.action('pointer').move(shown).down().up().perform();
    await expect.poll(appInFront, { timeout: 10_000 }).toBe('com.opposable.clock');
    await dashboard.sees(/Done in \d/);
    await dashboard.click('button', 'Home');
    await expect.poll(appInFront, { timeout: 10_000 }).toBe('com.opposable.launcher');
    await browser.page.execute(
      (element) => (element as unknown as HTMLElement).focus(),
      await dashboard.find('application', /^The phone’s screen/),
    );
    // The crosshair begins in the middle; an arrow moves it by a fiftieth of the screen's width.
    const steps = (from: number, to: number, [less, more]: readonly [string, string]): string[] =>
      Array.from({ length: Math.round(Math.abs(to - from) / 10.8) }, () => (to < from ? less : more));
    await browser.page.keys([
      ...steps(270, x, ['ArrowLeft', 'ArrowRight']),
      ...steps(600, y, ['ArrowUp', 'ArrowDown']),
      'Enter',
    ]);
    await expect.poll(appInFront, { timeout: 10_000 }).toBe('com.opposable.clock');
    expect(await dashboard.barriers()).toEqual([]);
    await dashboard.keepPicture('phone');
  });

  test('a phone that can not be reached is registered, its test says what is wrong, and it is removed', async () => {
    await dashboard.open('/phones');
    await dashboard.click('button', 'Register a phone');
    await dashboard.write('Name', 'attic');
    await dashboard.write('Udid', 'emulator-9999');
    await dashboard.click('button', 'Register and test');
    await dashboard.sees('The phone can’t be used yet');
    await dashboard.sees(/udid is right|must be installed there|doesn't answer/);
    await dashboard.find('button', 'Test again');
    expect(await dashboard.barriers()).toEqual([]);
    await dashboard.keepPicture('phone-test');
    await dashboard.click('button', 'Edit the phone');
    await dashboard.write('Name for people', 'The one in the attic');
    await dashboard.click('button', 'Save');
    await dashboard.sees('The phone can’t be used yet');
    await dashboard.click('link', 'Open the phone');
    await dashboard.find('heading', 'The one in the attic');
    await dashboard.click('button', 'Remove');
    await dashboard.find('heading', 'Remove “attic”?');
    const buttons = await browser.page.$$('[role="dialog"] button');
    for (const button of buttons) if ((await button.getText()) === 'Remove') await button.click();
    await dashboard.find('heading', 'Phones');
    await expect
      .poll(async () => (await server.graphql('{ phones { name } }')).data.phones)
      .toEqual([{ name: 'virtual-1' }]);
    await dashboard.open('/phones/virtual-1');
    await dashboard.click('button', 'Test the connection');
    await dashboard.sees('The phone works');
  });
});
