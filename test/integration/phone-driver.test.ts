import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PhoneAction } from '../../src/domain/phone-action.ts';
import { connectAppium } from '../../src/phones/appium.ts';
import type { PhoneDriver } from '../../src/phones/phone-driver.ts';
import { never, startTestAppium, type TestAppium } from '../support/appium.ts';
import type { Stage, StageKind } from '../support/appium-stage.ts';
import { virtualStage } from '../support/appium-virtual-stage.ts';
import { warnWithoutChromium } from '../support/chromium.ts';
import { chromiumStage } from '../support/chromium-stage.ts';

/** What input methods, escaping and encodings get wrong first. */
const UNICODE = `ığüşöç 😀 日本 %s '"&`;
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

warnWithoutChromium();

const kinds: readonly StageKind[] = [virtualStage, chromiumStage];

describe.each(kinds)('The Appium adapter, with $name,', (kind) => {
  // Each part of the suite is skipped as a whole when there is no browser; warnWithoutChromium says so.
  if (!kind.isAvailable) return it.skip('needs a browser', silent);

  let appium: TestAppium;
  let stage: Stage;
  let driver: PhoneDriver;

  const perform = (action: PhoneAction) => driver.perform(action, never);

  beforeAll(async () => {
    appium = await startTestAppium(kind.appiumDriver);
    stage = await kind.open(appium, 1);
    driver = await connectAppium({ server: appium, logger })(stage.phone, never);
  });

  afterAll(async () => {
    await driver?.close();
    await stage?.[Symbol.asyncDispose]();
    await appium?.[Symbol.asyncDispose]();
  });

  it('takes frames in the native size of the phone', async () => {
    // A page says how large it is once it is shown.
    await stage.show('tap', driver);
    const { png, input, ...size } = await driver.capture(never);
    expect(size).toEqual(stage.frame);
    expect(input.width).toBeCloseTo(stage.input.width, 0);
    expect(input.height).toBeCloseTo(stage.input.height, 0);
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
  });

  it('taps where the frame shows the target', async () => {
    const { at, happened } = await stage.show('tap', driver);
    await perform({ type: 'tap', at });
    await vi.waitFor(happened, { timeout: 5_000 });
  });

  it('taps twice, fast enough for a double tap', async () => {
    const { at, happened } = await stage.show('double_tap', driver);
    await perform({ type: 'double_tap', at });
    await vi.waitFor(happened, { timeout: 5_000 });
  });

  it('presses as long as it is asked to', async () => {
    const { at, happened } = await stage.show('long_press', driver);
    await perform({ type: 'long_press', at, durationMs: 800 });
    await vi.waitFor(happened, { timeout: 5_000 });
  });

  it('scrolls by swiping', async () => {
    const { at, to, happened } = await stage.show('swipe', driver);
    await perform({ type: 'swipe', from: at, to, durationMs: 300 });
    await vi.waitFor(happened, { timeout: 5_000 });
  });

  it('drags from one place to another', async () => {
    const { at, to, happened } = await stage.show('drag', driver);
    await perform({ type: 'drag', from: at, to, holdMs: 600, durationMs: 400 });
    await vi.waitFor(happened, { timeout: 5_000 });
  });

  it('moves two fingers apart and together', async () => {
    const { at } = await stage.show('drag', driver);
    await perform({ type: 'pinch', at, scale: 2 });
    await perform({ type: 'pinch', at, scale: 0.5 });
  });

  it('types any Unicode text', async () => {
    const { at, happened } = await stage.show('type_text', driver);
    await perform({ type: 'tap', at });
    expect(await perform({ type: 'type_text', text: UNICODE })).toEqual({});
    await vi.waitFor(happened, { timeout: 5_000 });
    expect(await stage.typed(driver)).toBe(UNICODE);
    expect(await driver.perform({ type: 'type_text', text: '!' }, never)).toEqual({});
    expect(await stage.typed(driver)).toBe(`${UNICODE}!`);
  });

  it.each([
    ['below', (size: Stage['frame']) => ({ x: 0, y: size.heightPx })],
    ['right of', (size: Stage['frame']) => ({ x: size.widthPx, y: 0 })],
    ['above', () => ({ x: 0, y: -1 })],
  ] as const)('refuses a point %s the frame and says how large that is', async (_where, pointOf) => {
    const { widthPx, heightPx } = await driver.capture(never);
    await expect(perform({ type: 'tap', at: pointOf(stage.frame) })).rejects.toMatchObject({
      name: 'PhoneError',
      kind: 'out_of_bounds',
      message: expect.stringContaining(`${widthPx}x${heightPx}`),
    });
  });

  it('lists elements inside the frame, in reading order', async () => {
    await stage.show('tap', driver);
    const elements = await driver.elements(never);
    expect(elements.length).toBeGreaterThan(3);
    for (const { bounds } of elements) {
      expect(bounds.x).toBeGreaterThanOrEqual(0);
      expect(bounds.y).toBeGreaterThanOrEqual(0);
      expect(bounds.width).toBeGreaterThan(0);
      expect(bounds.height).toBeGreaterThan(0);
      expect(bounds.x + bounds.width).toBeLessThanOrEqual(stage.frame.widthPx);
      expect(bounds.y + bounds.height).toBeLessThanOrEqual(stage.frame.heightPx);
    }
  });

  it('answers an abort at once while an action is in flight, and then goes on in order', async () => {
    await using slow = await stage.slowAction(driver);
    const stop = new AbortController();
    const action = driver.perform(slow.action, stop.signal).catch((error: unknown) => ({
      error,
      wasOver: slow.isOver(),
    }));
    const next = driver.capture(never).then(() => slow.isOver());
    await slow.begun();
    stop.abort(new Error('stopped'));
    expect(await action).toEqual({ error: new Error('stopped'), wasOver: false });
    expect(await next).toBe(true);
  });

  it('keeps the commands of each phone in order while two phones work at once', async () => {
    await using otherStage = await kind.open(appium, 2);
    const other = await connectAppium({ server: appium, logger })(otherStage.phone, never);
    try {
      await Promise.all([
        typeInPieces(driver, stage, 'abcdefgh'),
        typeInPieces(other, otherStage, 'stuvwxyz'),
      ]);
      expect(await stage.typed(driver)).toBe('abcdefgh');
      expect(await otherStage.typed(other)).toBe('stuvwxyz');
    } finally {
      await other.close();
    }
  });

  it('is awake, and is left as it is by being woken', async () => {
    const before = await driver.capture(never);
    await driver.wake(never);
    expect((await driver.capture(never)).input).toEqual(before.input);
  });

  it('is closed any number of times, and refuses everything after that', async () => {
    await using otherStage = await kind.open(appium, 3);
    const other = await connectAppium({ server: appium, logger })(otherStage.phone, never);
    await Promise.all([other.close(), other.close()]);
    await other.close();
    await expect(other.capture(never)).rejects.toMatchObject({ kind: 'phone_lost' });
  });

  it('says that the phone is lost when Appium dies, and connects again once it is back', async () => {
    await using otherStage = await kind.open(appium, 4);
    // A busy machine takes its time to bring Appium back.
    const connect = connectAppium({ server: appium, logger, serverDeadlineMs: 50_000 });
    process.kill(appium.pid, 'SIGKILL');
    await expect(driver.capture(never)).rejects.toMatchObject({ name: 'PhoneError', kind: 'phone_lost' });
    await expect(driver.capture(never)).rejects.toMatchObject({ kind: 'phone_lost' });
    await driver.close();
    // The server is not back yet, and is waited for.
    driver = await connect(otherStage.phone, never);
    await vi.waitFor(() => expect(appium.restarts()).toBe(1), { timeout: 5_000 });
    expect(await driver.capture(never)).toMatchObject(otherStage.frame);
  });
});

/** Asks for everything at once: the queue is what keeps it in order. */
async function typeInPieces(driver: PhoneDriver, stage: Stage, text: string): Promise<void> {
  const { at } = await stage.show('type_text', driver);
  const actions: readonly PhoneAction[] = [
    { type: 'tap', at },
    ...[...text].map((piece): PhoneAction => ({ type: 'type_text', text: piece })),
  ];
  await Promise.all(actions.map((action) => driver.perform(action, never)));
}
