import { setTimeout } from 'node:timers/promises';
import { type Browser, remote } from 'webdriverio';
import { startAppium } from '../../src/phones/appium-server.ts';
import { swipe } from '../../src/phones/gestures.ts';
import { virtualConnection } from '../support/appium-virtual.ts';
import { median } from './median.ts';
import type { Part } from './part.ts';
import { residentMb } from './resident-mb.ts';

const FRAMES = 40;
const WARM_UP = 5;
const PHONES = 50;
const STEPS = 20;
/** What an agent takes from one step to the next at the least. */
const PACE_MS = 2_000;
const MOMENTO = 'com.opposable.momento';
const DONT_ALLOW = 4;
const SCREENS = [
  { screen: '540x1200@1.5', goalMs: 30 },
  { screen: '1080x2400@3', goalMs: 60 },
] as const;
const GOAL_MB = 600;

/** How long a fresh frame takes over the whole path, from WebdriverIO to the phone, and what 50 phones weigh. */
export const virtualPhone: Part = {
  name: 'virtual-phone',
  async measure(say) {
    const silent = (): void => undefined;
    const logger = { debug: silent, info: silent, warn: silent, error: silent };
    const options = { drivers: ['opposable-virtual'], logger };
    await using appium = await startAppium(options, new AbortController().signal);
    const frames = [];
    for (const { screen, goalMs } of SCREENS) {
      const value = median(await frameTimes(appium.url, screen));
      say(`a frame of ${screen}: ${value.toFixed(1)} ms`);
      frames.push({ name: `fresh frame, ${screen}`, value, unit: 'ms', against: goal(goalMs) });
    }
    const times = await atAgentPace(appium.url);
    const memory = await residentMb(appium.pid);
    return [
      ...frames,
      { name: `fresh frame, ${PHONES} phones at once`, value: median(times), unit: 'ms' },
      { name: `Appium with ${PHONES} phones`, value: memory, unit: 'MB', against: goal(GOAL_MB) },
    ];
  },
};

function goal(value: number) {
  return { kind: 'goal', name: 'goal', value } as const;
}

/** @returns how long each frame took that follows a scroll, in milliseconds */
async function frameTimes(serverUrl: string, screen: string): Promise<readonly number[]> {
  const browser = await open(serverUrl, `bench-${screen}`, screen);
  try {
    const times: number[] = [];
    for (let frame = 0; frame < FRAMES + WARM_UP; frame += 1) {
      const timeMs = await step(browser);
      if (frame >= WARM_UP) times.push(timeMs);
    }
    return times;
  } finally {
    await browser.deleteSession();
  }
}

/** @returns how long the frames took, while every phone took {@link STEPS} steps */
async function atAgentPace(serverUrl: string): Promise<readonly number[]> {
  const browsers: Browser[] = [];
  try {
    for (let phone = 0; phone < PHONES; phone += 1)
      browsers.push(await open(serverUrl, `bench-${phone}`, SCREENS[0].screen));
    const times = await Promise.all(
      browsers.map(async (browser, phone) => {
        await setTimeout((phone / PHONES) * PACE_MS);
        const taken: number[] = [];
        for (let done = 0; done < STEPS; done += 1) {
          taken.push(await step(browser));
          await browser.getPageSource();
          await setTimeout(PACE_MS);
        }
        return taken;
      }),
    );
    return times.flat();
  } finally {
    for (const browser of browsers) await browser.deleteSession();
  }
}

/** Scrolls, and takes a frame. @returns how long the frame took, in milliseconds */
async function step(browser: Browser): Promise<number> {
  const { width, height } = await browser.getWindowRect();
  const from = { x: Math.round(width / 2), y: Math.round(height * 0.7) };
  const to = { x: from.x, y: from.y - Math.round(height * 0.1) };
  await browser.performActions(swipe(from, to, 200, (point) => point));
  const startedAt = performance.now();
  await browser.takeScreenshot();
  return performance.now() - startedAt;
}

async function open(serverUrl: string, udid: string, screen: string): Promise<Browser> {
  const { hostname, port, pathname } = new URL(serverUrl);
  const { capabilities } = virtualConnection(udid, {
    'appium:udid': udid,
    'appium:deviceScreen': screen,
    'appium:faults': { loadMs: 0 },
    'wdio:enforceWebDriverClassic': true,
  });
  const browser = await remote({
    hostname,
    port: Number(port),
    path: pathname,
    logLevel: 'silent',
    connectionRetryCount: 0,
    capabilities,
  });
  await browser.executeScript('mobile: activateApp', [{ appId: MOMENTO }]);
  await browser.executeScript('mobile: pressKey', [{ keycode: DONT_ALLOW }]);
  return browser;
}
