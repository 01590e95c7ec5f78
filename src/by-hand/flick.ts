import type { Point, Size } from '../domain/phone.ts';
import type { PhoneAction } from '../domain/phone-action.ts';

/** Where a finger flicks to. */
export const FLICK_DIRECTIONS = ['up', 'down', 'left', 'right'] as const;
export type FlickDirection = (typeof FLICK_DIRECTIONS)[number];

/** How far a flick goes, as a share of the screen in its direction. */
const SHARE = 0.4;
const FLICK_MS = 150;

const STEPS: Readonly<Record<FlickDirection, Point>> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

/** @returns a short, quick swipe from a point, which ends at the edge of the picture at the latest. */
export function flick(from: Point, direction: FlickDirection, { widthPx, heightPx }: Size): PhoneAction {
  const { x, y } = STEPS[direction];
  const to = {
    x: Math.min(widthPx - 1, Math.max(0, Math.round(from.x + x * widthPx * SHARE))),
    y: Math.min(heightPx - 1, Math.max(0, Math.round(from.y + y * heightPx * SHARE))),
  };
  return { type: 'swipe', from, to, durationMs: FLICK_MS };
}
