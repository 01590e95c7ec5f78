import { type Bounds, isWithin, type Point, type Size } from '../domain/phone.ts';
import { type InputExtent, PhoneError } from './phone-driver.ts';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_SIZE_END = 24;

/**
 * Reads a picture's size from its header.
 *
 * @throws PhoneError `action_failed` when it isn't a PNG picture
 * @see https://www.w3.org/TR/png-3/#11IHDR
 */
export function pngSize(png: Buffer): Size {
  if (png.length < PNG_SIZE_END || !png.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE))
    throw new PhoneError('action_failed', 'The phone answered without a picture. Take another screenshot.');
  return { widthPx: png.readUInt32BE(16), heightPx: png.readUInt32BE(20) };
}

/** @throws PhoneError `out_of_bounds` with the frame's size, when `point` isn't one of its pixels */
export function assertInFrame(point: Point, frame: Size): void {
  if (isWithin(point, frame)) return;
  const { widthPx, heightPx } = frame;
  throw new PhoneError(
    'out_of_bounds',
    `The point (${point.x}, ${point.y}) is outside the screen, which is ${widthPx}x${heightPx} pixels: ` +
      `x goes from 0 to ${widthPx - 1}, y from 0 to ${heightPx - 1}. Choose a point inside.`,
  );
}

/**
 * Maps a pixel of a frame to the driver's input units, each axis by its own scale. Where the two differ
 * it aims at the middle of the pixel, so that a driver which cuts off the fraction still hits the unit
 * that the pixel belongs to.
 */
export function toInput(point: Point, frame: Size, input: InputExtent): Point {
  return {
    x: inputOffset(point.x, frame.widthPx, input.width),
    y: inputOffset(point.y, frame.heightPx, input.height),
  };
}

function inputOffset(offsetPx: number, lengthPx: number, length: number): number {
  return lengthPx === length ? offsetPx : ((offsetPx + 0.5) * length) / lengthPx;
}

/**
 * Maps a rectangle in input units to whole pixels of a frame, clipped to it.
 *
 * @returns null when no pixel of it is inside
 */
export function toFrameBounds(rectangle: Bounds, frame: Size, input: InputExtent): Bounds | null {
  const scaleX = frame.widthPx / input.width;
  const scaleY = frame.heightPx / input.height;
  const left = Math.max(0, Math.round(rectangle.x * scaleX));
  const top = Math.max(0, Math.round(rectangle.y * scaleY));
  const right = Math.min(frame.widthPx, Math.round((rectangle.x + rectangle.width) * scaleX));
  const bottom = Math.min(frame.heightPx, Math.round((rectangle.y + rectangle.height) * scaleY));
  if (!(right > left && bottom > top)) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
