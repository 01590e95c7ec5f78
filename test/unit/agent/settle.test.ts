import sharp from 'sharp';
import { expect, test } from 'vitest';
import { fingerprint, SETTLE_MS, sameScreen, settle } from '../../../src/agent/settle.ts';
import type { Capture } from '../../../src/phones/phone-driver.ts';
import { frameOf } from '../../support/frames.ts';

const SIZE = { widthPx: 90, heightPx: 200 };
const never = new AbortController().signal;
const frame = async (number: number, size = SIZE): Promise<Capture> => ({
  ...size,
  png: await frameOf(size, number),
  input: { width: size.widthPx, height: size.heightPx },
});

/** A phone that shows these screens, the last one for ever, and a clock that counts 100 ms a look. */
function screens(...numbers: readonly number[]) {
  let looks = 0;
  return {
    capture: () => frame(numbers[Math.min(looks++, numbers.length - 1)] ?? 0),
    clock: { now: () => looks * 100 },
    looks: () => looks,
  };
}

/** A frame with one small coloured rectangle. */
async function withPatch(top: number, left = 30): Promise<Capture> {
  const patch = { create: { width: 12, height: 6, channels: 3 as const, background: '#ffffff' } };
  const base = { create: { width: 90, height: 200, channels: 3 as const, background: '#202020' } };
  const input = await sharp(patch).png().toBuffer();
  const png = await sharp(base).composite([{ input, top, left }]).png().toBuffer();
  return { ...SIZE, png, input: { width: SIZE.widthPx, height: SIZE.heightPx } };
}

test('a screen that rests is taken after two looks', async () => {
  const phone = screens(1);
  const settled = await settle(phone.capture, SETTLE_MS, phone.clock, never);
  expect(settled.still).toBe(true);
  expect(phone.looks()).toBe(2);
});

test('a screen that moves is waited for, and its newest frame is taken', async () => {
  const phone = screens(1, 2, 3, 4);
  const { still, frame: taken } = await settle(phone.capture, SETTLE_MS, phone.clock, never);
  expect(still).toBe(true);
  expect(phone.looks()).toBe(5);
  expect(taken.png).toEqual(await frameOf(SIZE, 4));
});

test('a screen that never rests is taken as it is when the time is over', async () => {
  const phone = screens(1, 2, 3, 4, 5, 6, 7, 8, 9);
  const { still } = await settle(phone.capture, 500, phone.clock, never);
  expect(still).toBe(false);
  expect(phone.looks()).toBe(5);
});

test('without patience a single frame is taken', async () => {
  const phone = screens(1, 2);
  expect((await settle(phone.capture, 0, phone.clock, never)).still).toBe(true);
  expect(phone.looks()).toBe(1);
});

test('a session that ends does not wait for the screen', async () => {
  const ending = new AbortController();
  const moving = screens(1, 2, 3);
  const capture = (): Promise<Capture> => {
    ending.abort(new Error('Ended'));
    return moving.capture();
  };
  await expect(settle(capture, SETTLE_MS, moving.clock, ending.signal)).rejects.toThrow('Ended');
});

test('the clock in the status bar is no change, a small element below it is one', async () => {
  const still = await fingerprint(await withPatch(60));
  expect(sameScreen(await fingerprint(await withPatch(0)), await fingerprint(await withPatch(1, 60)))).toBe(
    true,
  );
  expect(sameScreen(still, await fingerprint(await withPatch(90)))).toBe(false);
  expect(sameScreen(still, await fingerprint(await withPatch(60)))).toBe(true);
});

test('frames of another size can be compared', async () => {
  const upright = await fingerprint(await frame(1));
  const turned = await fingerprint(await frame(2, { widthPx: 200, heightPx: 90 }));
  expect(sameScreen(upright, turned)).toBe(false);
  expect(await fingerprint(await frame(1, { widthPx: 3, heightPx: 5 }))).toHaveLength(upright.length);
});
