import { expect, test } from 'vitest';
import { SETTLE_APP_MS, SETTLE_MS, settle } from '../../../../src/agent/seeing/settle.ts';
import type { Capture } from '../../../../src/phones/phone-driver.ts';
import { drawn, type Patch } from '../../../support/drawn.ts';
import { frameOf } from '../../../support/frames.ts';

const SIZE = { widthPx: 90, heightPx: 200 };
const never = new AbortController().signal;
const frame = async (number: number): Promise<Capture> => ({
  ...SIZE,
  png: await frameOf(SIZE, number),
  input: { width: SIZE.widthPx, height: SIZE.heightPx },
});
const framesOf = (...numbers: readonly number[]) => Promise.all(numbers.map(frame));
const patched = (...patches: readonly Omit<Patch, 'color'>[]): Promise<Capture> =>
  drawn(
    SIZE,
    '#202020',
    patches.map((patch) => ({ ...patch, color: '#ffffff' })),
  );

/**
 * A phone that shows these screens, from the first again after the last if it goes round, and a time of
 * its own: a look takes `lookMs`, and waiting takes what it is told to.
 */
function phoneOf(frames: readonly Capture[], { lookMs = 0, round = false } = {}) {
  let now = 0;
  const looks: number[] = [];
  return {
    looks,
    async capture(): Promise<Capture> {
      const at = round ? looks.length % frames.length : Math.min(looks.length, frames.length - 1);
      looks.push(now);
      now += lookMs;
      const shown = frames[at];
      if (!shown) throw new Error('No frame.');
      return shown;
    },
    clock: { now: () => now },
    async wait(durationMs: number, signal?: AbortSignal): Promise<void> {
      signal?.throwIfAborted();
      now += durationMs;
    },
  };
}

test('a screen that rests is taken after two looks', async () => {
  const phone = phoneOf(await framesOf(1));
  expect((await settle(phone.capture, SETTLE_MS, phone, never)).state).toBe('still');
  expect(phone.looks).toHaveLength(2);
});

test('a screen that moves is waited for, and its newest frame is taken', async () => {
  const frames = await framesOf(1, 2, 3, 4);
  const phone = phoneOf(frames);
  const settled = await settle(phone.capture, SETTLE_MS, phone, never);
  expect(settled.state).toBe('still');
  expect(phone.looks).toHaveLength(5);
  expect(settled.frame).toBe(frames[3]);
});

test('frames that differ in their bytes alone are the same screen', async () => {
  const [one] = await framesOf(1);
  const padded = one && { ...one, png: Buffer.concat([one.png, Buffer.alloc(4)]) };
  const phone = phoneOf([one, padded].filter((each) => each !== undefined));
  expect((await settle(phone.capture, SETTLE_MS, phone, never)).state).toBe('still');
  expect(phone.looks).toHaveLength(2);
});

test.each([
  [SETTLE_MS, 2_500, 25],
  [SETTLE_APP_MS, 5_000, 50],
])('a screen that never rests is taken as it is after %i ms', async (limitMs, ms, looks) => {
  expect(limitMs).toBe(ms);
  const phone = phoneOf(await framesOf(1, 2, 3, 4, 5), { round: true });
  expect((await settle(phone.capture, limitMs, phone, never)).state).toBe('moving');
  expect(phone.looks).toHaveLength(looks);
});

test('no frame is begun after the limit, however slow the phone is', async () => {
  const phone = phoneOf(await framesOf(1, 2, 3, 4, 5), { lookMs: 1_300 });
  expect((await settle(phone.capture, SETTLE_MS, phone, never)).state).toBe('moving');
  expect(phone.looks).toHaveLength(2);
});

test.each([
  [0, [50, 150, 250, 350]],
  [60, [50, 150, 250, 350]],
  [130, [50, 180, 310, 440]],
])('frames that take %i ms are begun at %j: 100 ms apart, none too early', async (lookMs, begun) => {
  const phone = phoneOf(await framesOf(1, 2, 3, 3), { lookMs });
  expect((await settle(phone.capture, SETTLE_MS, phone, never)).state).toBe('still');
  expect(phone.looks).toEqual(begun);
});

test('a clock that is set back holds nothing up', async () => {
  const phone = phoneOf(await framesOf(1, 2, 2), { lookMs: -3_600_000 });
  expect((await settle(phone.capture, SETTLE_MS, phone, never)).state).toBe('still');
});

test('a spinner is something that loads, wherever it was when the page came', async () => {
  const spinner = await Promise.all(
    [0, 8, 16, 24].map((x) => patched({ x: 30 + (x % 16), y: 90 + Math.floor(x / 2), width: 6, height: 8 })),
  );
  const phone = phoneOf([...(await framesOf(1, 2, 3)), ...Array(8).fill(spinner).flat()]);
  expect((await settle(phone.capture, SETTLE_MS, phone, never)).state).toBe('loading');
});

test('small changes all over the screen are no spinner', async () => {
  const corners = await Promise.all(
    [0, 1, 2, 3].map((at) =>
      patched({ x: at % 2 === 0 ? 4 : 76, y: at < 2 ? 20 : 180, width: 10, height: 10 }),
    ),
  );
  const phone = phoneOf(corners, { round: true });
  expect((await settle(phone.capture, SETTLE_MS, phone, never)).state).toBe('moving');
});

test('a blinking caret lets the screen rest', async () => {
  const caret = await Promise.all([patched({ x: 30, y: 60, width: 1, height: 6 }), patched()]);
  const phone = phoneOf(caret, { round: true });
  expect((await settle(phone.capture, SETTLE_MS, phone, never)).state).toBe('still');
  expect(phone.looks).toHaveLength(2);
});

test('without patience a single frame is taken', async () => {
  const phone = phoneOf(await framesOf(1, 2));
  expect((await settle(phone.capture, 0, phone, never)).state).toBe('still');
  expect(phone.looks).toHaveLength(1);
});

test('a session that ends does not wait for the screen', async () => {
  const ending = new AbortController();
  const moving = phoneOf(await framesOf(1, 2, 3));
  const capture = (): Promise<Capture> => {
    ending.abort(new Error('Ended'));
    return moving.capture();
  };
  await expect(settle(capture, SETTLE_MS, moving, ending.signal)).rejects.toThrow('Ended');
});
