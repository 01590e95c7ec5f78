import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LiveLook, LivePicture } from '../../../src/by-hand/live-view.ts';
import { LiveViews } from '../../../src/by-hand/live-views.ts';
import { newId } from '../../../src/domain/ids.ts';
import type { PhoneRecord } from '../../../src/domain/session-record.ts';
import { silentLogger } from '../../../src/lib/logger.ts';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import { pixelAt } from '../../support/drawn.ts';
import { frameOf } from '../../support/frames.ts';

const size = { widthPx: 72, heightPx: 160 };
const phone = { id: newId('phone') } as PhoneRecord;
const never = new AbortController().signal;

/** A phone whose frames are taken one at a time, when the test says so. */
let takes: number;
let waits: number[];
let screen: number;
let change: Partial<LiveLook> | undefined;
let failure: Error | undefined;
let views: LiveViews;
let step: () => Promise<void>;

beforeEach(() => {
  takes = 0;
  waits = [];
  screen = 1;
  change = {};
  failure = undefined;
  let resume: (() => void) | undefined;
  let asleep = Promise.withResolvers<void>();
  step = async () => {
    await asleep.promise;
    asleep = Promise.withResolvers<void>();
    resume?.();
    await asleep.promise;
  };
  views = new LiveViews({
    async take() {
      takes += 1;
      if (failure) throw failure;
      if (!change) return undefined;
      const input = { width: size.widthPx, height: size.heightPx };
      const frame = { ...size, png: await frameOf(size, screen), input };
      return { frame, masks: [], isHidden: false, isShared: false, ...change };
    },
    async wait(waitMs, signal) {
      waits.push(waitMs);
      const { promise, resolve } = Promise.withResolvers<void>();
      resume = resolve;
      signal?.addEventListener('abort', () => resolve(), { once: true });
      asleep.resolve();
      await promise;
    },
    ...{ clock: { now: () => 0 }, logger: silentLogger, edgePx: 1_344 },
  });
});

afterEach(async () => {
  await views[Symbol.asyncDispose]();
});

async function look(viewer: AsyncGenerator<LivePicture, void>): Promise<LivePicture> {
  const { value } = await viewer.next();
  if (!value) throw new Error('There is nothing to see.');
  return value;
}
const shown = async (viewer: AsyncGenerator<LivePicture, void>): Promise<Uint8Array> =>
  (await look(viewer)).jpeg;

test('two who watch see the same pictures, which are taken once', async () => {
  const [one, other] = [views.watch(phone, never), views.watch(phone, never)];
  expect(Buffer.compare(await shown(one), await shown(other))).toBe(0);
  expect(takes).toBe(1);
  const next = Promise.all([shown(one), shown(other)]);
  screen = 2;
  await step();
  expect((await next)[0]).toBe((await next)[1]);
  expect(takes).toBe(2);
  await one.return();
  await other.return();
});

test('no picture is taken while nobody watches', async () => {
  const viewer = views.watch(phone, never);
  expect([takes, views.isWatched(phone.id)]).toEqual([0, false]);
  await shown(viewer);
  expect(views.isWatched(phone.id)).toBe(true);
  await viewer.return();
  expect([takes, views.isWatched(phone.id)]).toEqual([1, false]);
});

test('what does not change is not shown again, and who comes later sees it at once', async () => {
  const first = views.watch(phone, never);
  const picture = await shown(first);
  await step();
  await step();
  expect(takes).toBe(3);
  const later = views.watch(phone, never);
  expect(await shown(later)).toBe(picture);
  screen = 2;
  const next = shown(first);
  await step();
  expect(Buffer.compare(await next, picture)).not.toBe(0);
  await first.return();
  await later.return();
});

test('who reads slowly misses pictures, and goes on with the newest', async () => {
  const slow = views.watch(phone, never);
  await shown(slow);
  for (screen = 2; screen <= 5; screen += 1) await step();
  const picture = await shown(slow);
  const [now] = [await frameOf(size, 5)];
  expect((await pixelAt(picture, 36, 80)).map(near)).toEqual((await pixelAt(now, 36, 80)).map(near));
  await slow.return();
});

test('pictures come 100 ms apart, and more slowly through the driver of a session', async () => {
  const viewer = views.watch(phone, never);
  await shown(viewer);
  change = { isShared: true };
  await step();
  expect(waits).toEqual([100, 500]);
  await viewer.return();
});

test('small pictures are made once for all who watch in that size, and tell how large the screen is', async () => {
  const small = { maxEdgePx: 40 };
  const [one, other] = [views.watch(phone, never, small), views.watch(phone, never, small)];
  const large = views.watch(phone, never, { maxEdgePx: 9_999 });
  const picture = await look(one);
  expect(picture).toMatchObject({ widthPx: 18, heightPx: 40, device: size, takenAt: 0 });
  expect(await look(other)).toBe(picture);
  expect(await look(large)).toMatchObject(size);
  expect(takes).toBe(1);
  for (const viewer of [one, other, large]) await viewer.return();
});

test('who is content with few pictures has few taken, until somebody else wants more', async () => {
  const idle = views.watch(phone, never, { minIntervalMs: 2_000 });
  await shown(idle);
  expect(waits).toEqual([2_000]);
  const keen = views.watch(phone, never);
  await shown(keen);
  await expect.poll(() => waits).toEqual([2_000, 100]);
  await keen.return();
  await step();
  expect(waits).toEqual([2_000, 100, 2_000]);
  await idle.return();
});

test('a frame that may show a secret is left out, and black when it stays so', async () => {
  const viewer = views.watch(phone, never);
  await shown(viewer);
  change = { isHidden: true };
  for (screen = 2; screen <= 5; screen += 1) await step();
  const black = shown(viewer);
  await step();
  expect(await pixelAt(await black, 36, 80)).toEqual([0, 0, 0]);
  await viewer.return();
});

test('what is covered can not be seen', async () => {
  change = { masks: [{ x: 0, y: 0, width: 72, height: 160 }] };
  const viewer = views.watch(phone, never);
  expect((await pixelAt(await shown(viewer), 36, 80)).map(near)).toEqual([96, 96, 96].map(near));
  await viewer.return();
});

test('a phone that is connected by a session just now is waited for', async () => {
  change = undefined;
  const viewer = views.watch(phone, never);
  const first = shown(viewer);
  await step();
  change = {};
  await step();
  expect((await first).byteLength).toBeGreaterThan(0);
  await viewer.return();
});

test('a phone that can not be seen for long ends the view and says why, and never begins one', async () => {
  const viewer = views.watch(phone, never);
  await shown(viewer);
  failure = new PhoneError('phone_lost', 'Gone.');
  const end = viewer.next();
  end.catch(() => undefined);
  for (let tries = 1; tries < 5; tries += 1) await step();
  // After the fifth there is no wait any more.
  const last = step();
  await expect(end).rejects.toMatchObject({ code: 'PHONE_NOT_CONNECTED', message: 'Gone.' });
  const late = expect(views.watch(phone, never).next()).rejects.toMatchObject({
    code: 'PHONE_NOT_CONNECTED',
  });
  await last;
  for (let tries = 2; tries < 5; tries += 1) await step();
  void step();
  await late;
});

test('a view ends with its signal', async () => {
  const left = new AbortController();
  const viewer = views.watch(phone, left.signal);
  await shown(viewer);
  const end = viewer.next();
  left.abort();
  expect((await end).done).toBe(true);
  expect(views.isWatched(phone.id)).toBe(false);
});

/** A picture that was compressed has nearly the colours that it had. */
function near(value: number): number {
  return Math.round(value / 16);
}
