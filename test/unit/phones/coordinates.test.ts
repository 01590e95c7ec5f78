import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertInFrame, pngSize, toFrameBounds, toInput } from '../../../src/phones/coordinates.ts';
import { tap } from '../../../src/phones/gestures.ts';

const length = fc.integer({ min: 1, max: 4_000 });
const screen = fc
  .record({ widthPx: length, heightPx: length, width: length, height: length })
  .map(({ widthPx, heightPx, width, height }) => ({
    frame: { widthPx, heightPx },
    input: { width, height },
  }));
const screenAndPoint = screen.chain(({ frame, input }) =>
  fc.record({
    frame: fc.constant(frame),
    input: fc.constant(input),
    point: fc.record({
      x: fc.integer({ min: 0, max: frame.widthPx - 1 }),
      y: fc.integer({ min: 0, max: frame.heightPx - 1 }),
    }),
  }),
);

/** Screens as phones have them: whole points or CSS pixels, whose device pixels are rounded this way or that. */
const realScreen = fc
  .record({
    width: fc.integer({ min: 240, max: 1_400 }),
    height: fc.integer({ min: 240, max: 1_400 }),
    scale: fc.constantFrom(1, 1.5, 2, 2.625, 3),
    rounded: fc.constantFrom(Math.floor, Math.round, Math.ceil),
    isTurned: fc.boolean(),
  })
  .map(({ width, height, scale, rounded, isTurned }) => {
    const input = isTurned ? { width: height, height: width } : { width, height };
    const frame = { widthPx: rounded(input.width * scale), heightPx: rounded(input.height * scale) };
    return { input, frame, scale };
  });

describe('a tap', () => {
  it('lands within one device pixel on every kind of screen, held either way', () => {
    const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(realScreen, share, share, ({ input, frame, scale }, shareX, shareY) => {
        const at = { x: Math.floor(frame.widthPx * shareX), y: Math.floor(frame.heightPx * shareY) };
        const [finger] = tap(at, (point) => toInput(point, frame, input));
        const move = finger?.actions.find((step) => step.type === 'pointerMove');
        if (move === undefined) throw new Error('The finger goes nowhere.');
        // The pixel that the screen finds under the finger.
        expect(Math.abs(Math.floor(move.x * scale) - at.x)).toBeLessThanOrEqual(1);
        expect(Math.abs(Math.floor(move.y * scale) - at.y)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('toInput', () => {
  it('is at most one device pixel off on either axis, whatever the two scales are', () => {
    fc.assert(
      fc.property(screenAndPoint, ({ frame, input, point }) => {
        const at = toInput(point, frame, input);
        expect(Math.abs((at.x * frame.widthPx) / input.width - point.x)).toBeLessThanOrEqual(1);
        expect(Math.abs((at.y * frame.heightPx) / input.height - point.y)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never leaves the input extent', () => {
    fc.assert(
      fc.property(screenAndPoint, ({ frame, input, point }) => {
        const at = toInput(point, frame, input);
        expect(at.x).toBeGreaterThanOrEqual(0);
        expect(at.x).toBeLessThan(input.width);
        expect(at.y).toBeGreaterThanOrEqual(0);
        expect(at.y).toBeLessThan(input.height);
      }),
    );
  });

  it('leaves whole pixels alone where a driver takes pixels', () => {
    const frame = { widthPx: 540, heightPx: 1200 };
    expect(toInput({ x: 539, y: 0 }, frame, { width: 540, height: 1200 })).toEqual({ x: 539, y: 0 });
  });

  it('hits the CSS pixel that a device pixel belongs to, even when the fraction is cut off', () => {
    const at = toInput({ x: 1081, y: 2401 }, { widthPx: 1082, heightPx: 2402 }, { width: 412, height: 915 });
    expect(Math.floor(at.x)).toBe(411);
    expect(Math.floor(at.y)).toBe(914);
  });
});

describe('assertInFrame', () => {
  const frame = { widthPx: 540, heightPx: 1200 };

  it('accepts the four corners', () => {
    for (const x of [0, 539])
      for (const y of [0, 1199]) expect(() => assertInFrame({ x, y }, frame)).not.toThrow();
  });

  it.each([
    { x: -1, y: 0 },
    { x: 0, y: -1 },
    { x: 540, y: 0 },
    { x: 0, y: 1200 },
    { x: Number.NaN, y: 0 },
  ])('refuses ($x, $y) and says how large the screen is', (point) => {
    expect(() => assertInFrame(point, frame)).toThrow(
      expect.objectContaining({ kind: 'out_of_bounds', message: expect.stringContaining('540x1200') }),
    );
  });
});

describe('toFrameBounds', () => {
  const frame = { widthPx: 1080, heightPx: 2400 };
  const input = { width: 360, height: 800 };

  it('scales to device pixels', () => {
    expect(toFrameBounds({ x: 10, y: 20, width: 30, height: 40 }, frame, input)).toEqual({
      x: 30,
      y: 60,
      width: 90,
      height: 120,
    });
  });

  it('clips to the frame', () => {
    expect(toFrameBounds({ x: -10, y: 790, width: 400, height: 50 }, frame, input)).toEqual({
      x: 0,
      y: 2370,
      width: 1080,
      height: 30,
    });
  });

  it.each([
    { x: 10, y: 10, width: 0, height: 10 },
    { x: 360, y: 10, width: 10, height: 10 },
    { x: 10, y: -20, width: 10, height: 20 },
  ])('drops what has no pixel in the frame: %o', (rectangle) => {
    expect(toFrameBounds(rectangle, frame, input)).toBeNull();
  });
});

describe('pngSize', () => {
  it('refuses what is no picture', () => {
    expect(() => pngSize(Buffer.from('<html>not a picture at all</html>'))).toThrow(
      expect.objectContaining({ kind: 'action_failed' }),
    );
  });
});
