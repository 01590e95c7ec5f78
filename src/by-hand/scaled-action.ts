import { toDevicePoint } from '../agent/seeing/picture.ts';
import { isWithin, type Point, type Size } from '../domain/phone.ts';
import type { HandAction } from '../domain/phone-action.ts';
import { PhoneError } from '../phones/phone-driver.ts';

/** @returns a frame's size, made smaller in its proportions until no edge is longer than that. */
export function scaledSize({ widthPx, heightPx }: Size, longestEdgePx: number): Size {
  const scale = Math.min(1, longestEdgePx / Math.max(widthPx, heightPx));
  return {
    widthPx: Math.max(1, Math.round(widthPx * scale)),
    heightPx: Math.max(1, Math.round(heightPx * scale)),
  };
}

/**
 * @param picture what the action's points are pixels of
 * @returns the same action in device pixels
 * @throws {PhoneError} `out_of_bounds` for a point outside the picture
 */
export function scaledAction(action: HandAction, picture: Size, device: Size): HandAction {
  const map = (point: Point): Point => {
    if (isWithin(point, picture)) return toDevicePoint(point, picture, device);
    const { widthPx, heightPx } = picture;
    throw new PhoneError(
      'out_of_bounds',
      `The point (${point.x}, ${point.y}) is outside the screenshot, which is ${widthPx}x${heightPx} pixels. Choose a point inside.`,
    );
  };
  switch (action.type) {
    case 'tap':
    case 'double_tap':
    case 'long_press':
    case 'pinch':
    case 'rotate':
      return { ...action, at: map(action.at) };
    case 'swipe':
    case 'drag':
      return { ...action, from: map(action.from), to: map(action.to) };
    default:
      return action;
  }
}
