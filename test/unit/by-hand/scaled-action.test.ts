import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FLICK_DIRECTIONS, flick } from '../../../src/by-hand/flick.ts';
import { scaledAction, scaledSize } from '../../../src/by-hand/scaled-action.ts';
import type { HandAction } from '../../../src/domain/phone-action.ts';

const device = { widthPx: 1_080, heightPx: 2_400 };
const picture = scaledSize(device, 1_344);

test.each([
  [
    { widthPx: 540, heightPx: 1_200 },
    { widthPx: 540, heightPx: 1_200 },
  ],
  [device, { widthPx: 605, heightPx: 1_344 }],
  [
    { widthPx: 2_400, heightPx: 1_080 },
    { widthPx: 1_344, heightPx: 605 },
  ],
])('a screenshot of %o is %o', (size, scaled) => {
  expect(scaledSize(size, 1_344)).toEqual(scaled);
});

test('every pixel of the screenshot leads to a pixel of the screen, in its place', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 604 }), y: fc.integer({ min: 0, max: 1_343 }) });
  fc.assert(
    fc.property(point, (at) => {
      const action = scaledAction({ type: 'tap', at }, picture, device);
      if (action.type !== 'tap') throw new Error('A tap stays a tap.');
      expect(Math.abs(action.at.x / device.widthPx - at.x / picture.widthPx)).toBeLessThan(0.002);
      expect(Math.abs(action.at.y / device.heightPx - at.y / picture.heightPx)).toBeLessThan(0.002);
      expect(action.at.x < device.widthPx && action.at.y < device.heightPx).toBe(true);
    }),
  );
});

const corner = { x: 604, y: 1_343 };
const last = { x: 1_079, y: 2_399 };
test.each<[HandAction, object]>([
  [{ type: 'long_press', at: corner, durationMs: 1 }, { at: last }],
  [{ type: 'pinch', at: corner, scale: 2 }, { at: last }],
  [{ type: 'rotate', at: corner, degrees: 90, durationMs: 1 }, { at: last }],
  [
    { type: 'drag', from: corner, to: corner, holdMs: 1, durationMs: 1 },
    { from: last, to: last },
  ],
  [
    { type: 'swipe', from: corner, to: corner, durationMs: 1 },
    { from: last, to: last },
  ],
  [{ type: 'lock' }, {}],
])('%o has its points on the screen', (action, points) => {
  expect(scaledAction(action, picture, device)).toEqual({ ...action, ...points });
});

test('a point that is not on the screenshot is refused, also where the screen is larger', () => {
  expect(() => scaledAction({ type: 'tap', at: { x: 605, y: 0 } }, picture, device)).toThrow(/605x1344/);
});

test.each(FLICK_DIRECTIONS)('a flick %s stays on the screenshot, and moves', (direction) => {
  const point = fc.record({ x: fc.integer({ min: 10, max: 594 }), y: fc.integer({ min: 10, max: 1_333 }) });
  fc.assert(
    fc.property(point, (from) => {
      const swipe = flick(from, direction, picture);
      expect(() => scaledAction(swipe, picture, device)).not.toThrow();
      if (swipe.type !== 'swipe') throw new Error('A flick is a swipe.');
      const [dx, dy] = [Math.sign(swipe.to.x - from.x), Math.sign(swipe.to.y - from.y)];
      expect({ up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] }[direction]).toEqual([dx, dy]);
    }),
  );
});
