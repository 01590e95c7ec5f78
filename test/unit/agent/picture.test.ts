import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodePicture, imageTokens, pictureSize, toDevicePoint } from '../../../src/agent/picture.ts';
import { frameOf } from '../../support/frames.ts';

const px = fc.integer({ min: 1, max: 4_000 });
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

test('a picture costs a token for each 28x28 pixels, begun ones included', () => {
  expect(imageTokens({ widthPx: 28, heightPx: 28 })).toBe(1);
  expect(imageTokens({ widthPx: 29, heightPx: 28 })).toBe(2);
  expect(imageTokens({ widthPx: 706, heightPx: 1568 })).toBe(1_456);
  expect(imageTokens({ widthPx: 576, heightPx: 1280 })).toBe(966);
});

test('no picture is scaled again by the API, and none is larger than its frame', () => {
  fc.assert(
    fc.property(size, (frame) => {
      const picture = pictureSize(frame);
      expect(imageTokens(picture)).toBeLessThanOrEqual(1_568);
      expect(Math.max(picture.widthPx, picture.heightPx)).toBeLessThanOrEqual(1_568);
      expect(picture.widthPx).toBeLessThanOrEqual(frame.widthPx);
      expect(picture.heightPx).toBeLessThanOrEqual(frame.heightPx);
      expect(Math.min(picture.widthPx, picture.heightPx)).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('every point of a picture lies on the device', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(size, share, share, (device, acrossX, acrossY) => {
      const picture = pictureSize(device);
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

test('a pixel of the picture stands for the device pixel under its centre', () => {
  const picture = { widthPx: 706, heightPx: 1568 };
  const device = { widthPx: 1080, heightPx: 2400 };
  expect(toDevicePoint({ x: 0, y: 0 }, picture, device)).toEqual({ x: 0, y: 0 });
  expect(toDevicePoint({ x: 353, y: 784 }, picture, device)).toEqual({ x: 540, y: 1200 });
  expect(toDevicePoint({ x: 705.9, y: 1567.9 }, picture, device)).toEqual({ x: 1079, y: 2399 });
});

test('a picture is a JPEG of its size', async () => {
  const frame = { widthPx: 1080, heightPx: 2400 };
  const picture = await encodePicture({ ...frame, png: await frameOf(frame, 3) });
  expect(picture).toMatchObject({ widthPx: 706, heightPx: 1568, mediaType: 'image/jpeg' });
  expect(await sharp(picture.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 706, height: 1568 });
});
