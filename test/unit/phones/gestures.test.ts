import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Point } from '../../../src/domain/phone.ts';
import { type Finger, pinch, rotate, swipe } from '../../../src/phones/gestures.ts';

const frame = { widthPx: 540, heightPx: 1200 };
const same = (point: Point) => point;
const path = (finger: Finger | undefined) =>
  (finger?.actions ?? []).flatMap((step) => (step.type === 'pointerMove' ? [{ x: step.x, y: step.y }] : []));

it('pinches inside the frame and changes the distance as asked, wherever the centre is', () => {
  const anywhere = fc.record({ x: fc.integer({ min: 0, max: 539 }), y: fc.integer({ min: 0, max: 1199 }) });
  fc.assert(
    fc.property(anywhere, fc.double({ min: 0.1, max: 10, noNaN: true }), (at, scale) => {
      const [left, right] = pinch(at, scale, undefined, frame, same).map(path);
      for (const { x, y } of [...(left ?? []), ...(right ?? [])]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThan(540);
        expect(y).toBe(at.y);
      }
      const distance = (index: number) => (right?.at(index)?.x ?? 0) - (left?.at(index)?.x ?? 0);
      expect(distance(-1) / distance(0)).toBeGreaterThan(scale * 0.9);
      expect(distance(-1) / distance(0)).toBeLessThan(scale * 1.1);
    }),
  );
});

it('turns two fingers around a centre, in the frame and by as much as asked, wherever it is', () => {
  const anywhere = fc.record({ x: fc.integer({ min: 0, max: 539 }), y: fc.integer({ min: 0, max: 1199 }) });
  fc.assert(
    fc.property(anywhere, fc.constantFrom(-90, 45, 90), (at, degrees) => {
      const [right, left] = rotate(at, degrees, 400, frame, same).map(path);
      const points = [...(right ?? []), ...(left ?? [])];
      for (const { x, y } of points) expect(x >= 0 && x < 540 && y >= 0 && y < 1200).toBe(true);
      const angle = (index: number) => {
        const [one, other] = [left?.at(index), right?.at(index)];
        return Math.atan2((other?.y ?? 0) - (one?.y ?? 0), (other?.x ?? 0) - (one?.x ?? 0));
      };
      expect(((angle(-1) - angle(0)) * 180) / Math.PI).toBeCloseTo(degrees, 0);
    }),
  );
});

it('swipes from exactly one point to exactly the other, in the time that was asked for', () => {
  const [finger] = swipe({ x: 10, y: 1000 }, { x: 13, y: 200 }, 300, same);
  expect(path(finger).at(0)).toEqual({ x: 10, y: 1000 });
  expect(path(finger).at(-1)).toEqual({ x: 13, y: 200 });
  const total = (finger?.actions ?? []).reduce(
    (sum, step) => sum + ('duration' in step ? step.duration : 0),
    0,
  );
  expect(total).toBeGreaterThanOrEqual(295);
  expect(total).toBeLessThanOrEqual(305);
});

it('swipes at once when no time is given', () => {
  const [finger] = swipe({ x: 1, y: 1 }, { x: 2, y: 2 }, 0, same);
  expect(finger?.actions.map(({ type }) => type)).toEqual([
    'pointerMove',
    'pointerDown',
    'pointerMove',
    'pointerUp',
  ]);
});
