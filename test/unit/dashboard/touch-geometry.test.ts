import { expect, test } from 'vitest';
import { pixelAt, touchOf, wheelSwipe, within } from '../../../dashboard/src/phone/touch-geometry.ts';

const size = { widthPx: 540, heightPx: 1_200 };
const at = (x: number, y: number, atMs: number) => ({ x, y, atMs });

test('a point of the picture is the pixel of the screen under it, and one beside it the nearest', () => {
  const box = { left: 10, top: 20, width: 270, height: 600 };
  expect(pixelAt({ x: 145, y: 320 }, box, size)).toEqual({ x: 270, y: 600 });
  expect(pixelAt({ x: 10, y: 20 }, box, size)).toEqual({ x: 0, y: 0 });
  expect(pixelAt({ x: 280, y: 900 }, box, size)).toEqual({ x: 539, y: 1_199 });
  expect(within({ x: -3, y: 7.9 }, size)).toEqual({ x: 0, y: 7 });
});

test.each([
  ['taps', at(10, 10, 0), 90, at(12, 11, 90), { tap: { x: 10, y: 10 } }],
  [
    'presses when it rests',
    at(10, 10, 0),
    800,
    at(12, 11, 800),
    { longPress: { at: { x: 10, y: 10 }, durationMs: 800 } },
  ],
  [
    'swipes when it moves at once',
    ...([at(10, 900, 0), 40, at(10, 300, 350)] as const),
    { swipe: { from: { x: 10, y: 900 }, to: { x: 10, y: 300 }, durationMs: 350 } },
  ],
  [
    'drags when it rests first',
    ...([at(10, 900, 0), 700, at(200, 300, 1_100)] as const),
    { drag: { from: { x: 10, y: 900 }, to: { x: 200, y: 300 }, holdMs: 700, durationMs: 400 } },
  ],
  [
    'swipes when it comes back',
    ...([at(10, 10, 0), 40, at(10, 10, 300)] as const),
    { swipe: { from: { x: 10, y: 10 }, to: { x: 10, y: 10 }, durationMs: 300 } },
  ],
])('a finger %s', (_, from, restedMs, to, action) => {
  expect(touchOf(from, restedMs, to, size)).toEqual(action);
});

test('a touch lasts no longer than phones are asked to', () => {
  expect(touchOf(at(1, 1, 0), 9_000, at(1, 1, 9_000), size)).toMatchObject({
    longPress: { durationMs: 3_000 },
  });
});

test('the wheel moves what is shown, and no farther than the screen', () => {
  expect(wheelSwipe({ x: 270, y: 600 }, { x: 0, y: 100 }, size)).toEqual({
    swipe: { from: { x: 270, y: 600 }, to: { x: 270, y: 500 }, durationMs: 200 },
  });
  expect(wheelSwipe({ x: 270, y: 100 }, { x: 0, y: 9_999 }, size)).toMatchObject({ swipe: { to: { y: 0 } } });
});
