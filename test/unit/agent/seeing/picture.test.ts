import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import {
  encodePicture,
  imageTokens,
  pictureSize,
  toDevicePoint,
} from '../../../../src/agent/seeing/picture.ts';
import { decode } from '../../../../src/agent/seeing/pixels.ts';
import type { Size } from '../../../../src/domain/phone.ts';
import { PICTURE_SIZES } from '../../../../src/domain/session.ts';
import { toInput } from '../../../../src/phones/coordinates.ts';
import { frameOf } from '../../../support/frames.ts';

const px = fc.integer({ min: 1, max: 4_000 });
const setting = fc.constantFrom(...PICTURE_SIZES);
const size = fc.record({ widthPx: px, heightPx: px });

test.each([
  [1080, 2400, 706, 1568],
  [1179, 2556, 723, 1568],
  [1600, 2560, 868, 1389],
  [2400, 1080, 1568, 706],
  [720, 1280, 720, 1280],
  [72, 160, 72, 160],
])('a frame of %ix%i becomes a picture of %ix%i', (widthPx, heightPx, width, height) => {
  expect(pictureSize({ widthPx, heightPx })).toEqual({ widthPx: width, heightPx: height });
});

test.each([
  [1080, 2400, 576, 1280],
  [2400, 1080, 1280, 576],
  [540, 1200, 540, 1200],
  [1600, 2560, 800, 1280],
])('for economy, a frame of %ix%i becomes a picture of %ix%i', (widthPx, heightPx, width, height) => {
  expect(pictureSize({ widthPx, heightPx }, 'economy')).toEqual({ widthPx: width, heightPx: height });
});

test('a picture costs a token for each 28x28 pixels, begun ones included', () => {
  expect(imageTokens({ widthPx: 28, heightPx: 28 })).toBe(1);
  expect(imageTokens({ widthPx: 29, heightPx: 28 })).toBe(2);
  expect(imageTokens({ widthPx: 706, heightPx: 1568 })).toBe(1_456);
  expect(imageTokens({ widthPx: 576, heightPx: 1280 })).toBe(966);
});

test('no picture is scaled again by the API, and none is larger than its frame', () => {
  fc.assert(
    fc.property(size, setting, (frame, named) => {
      const picture = pictureSize(frame, named);
      expect(imageTokens(picture)).toBeLessThanOrEqual(1_568);
      expect(Math.max(picture.widthPx, picture.heightPx)).toBeLessThanOrEqual(
        named === 'economy' ? 1_280 : 1_568,
      );
      expect(picture.widthPx).toBeLessThanOrEqual(frame.widthPx);
      expect(picture.heightPx).toBeLessThanOrEqual(frame.heightPx);
      expect(Math.min(picture.widthPx, picture.heightPx)).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('every point of a picture lies on the device', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(size, setting, share, share, (device, named, acrossX, acrossY) => {
      const picture = pictureSize(device, named);
      const at = { x: acrossX * picture.widthPx, y: acrossY * picture.heightPx };
      const { x, y } = toDevicePoint(at, picture, device);
      expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThan(device.widthPx);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThan(device.heightPx);
    }),
  );
});

/** A screen either way up; its input units, each axis rounded by itself, as browsers and iOS do. */
const screen = fc
  .record({
    shortPx: fc.integer({ min: 200, max: 4_000 }),
    longPx: fc.integer({ min: 200, max: 4_000 }),
    turned: fc.boolean(),
    density: fc.constantFrom(1, 1.5, 2, 2.625, 2.75, 3, 3.5, 4),
  })
  .map(({ shortPx, longPx, turned, density }) => {
    const device: Size = turned
      ? { widthPx: longPx, heightPx: shortPx }
      : { widthPx: shortPx, heightPx: longPx };
    const points = (px: number): number => Math.round(px / density);
    return { device, input: { width: points(device.widthPx), height: points(device.heightPx) } };
  });

test('a tap lands within one device pixel of its pixel of the picture, at any size, scale and way up', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(screen, setting, share, share, ({ device, input }, named, acrossX, acrossY) => {
      const picture = pictureSize(device, named);
      const at = {
        x: Math.floor(acrossX * picture.widthPx),
        y: Math.floor(acrossY * picture.heightPx),
      };
      const sent = toInput(toDevicePoint(at, picture, device), device, input);
      const landedX = (sent.x * device.widthPx) / input.width;
      const landedY = (sent.y * device.heightPx) / input.height;
      const meantX = ((at.x + 0.5) * device.widthPx) / picture.widthPx;
      const meantY = ((at.y + 0.5) * device.heightPx) / picture.heightPx;
      expect(Math.abs(landedX - meantX)).toBeLessThanOrEqual(1);
      expect(Math.abs(landedY - meantY)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2_000 },
  );
});

test('a pixel of the picture stands for the device pixel under its centre', () => {
  const picture = { widthPx: 706, heightPx: 1568 };
  const device = { widthPx: 1080, heightPx: 2400 };
  expect(toDevicePoint({ x: 0, y: 0 }, picture, device)).toEqual({ x: 0, y: 0 });
  expect(toDevicePoint({ x: 353, y: 784 }, picture, device)).toEqual({ x: 540, y: 1200 });
  expect(toDevicePoint({ x: 705.9, y: 1567.9 }, picture, device)).toEqual({ x: 1079, y: 2399 });
});

test.each([
  ['full', 706, 1568],
  ['economy', 576, 1280],
] as const)('a picture is a JPEG of its size: %s', async (named, width, height) => {
  const frame = { widthPx: 1080, heightPx: 2400 };
  const pixels = await decode(await frameOf(frame, 3));
  const picture = await encodePicture(pixels, pictureSize(frame, named));
  expect(picture).toMatchObject({ widthPx: width, heightPx: height, mediaType: 'image/jpeg' });
  expect(await sharp(picture.bytes).metadata()).toMatchObject({ format: 'jpeg', width, height });
});
