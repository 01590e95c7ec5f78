import type { PhoneActionInput } from '../gql/graphql.ts';
import type { ScreenSize } from './screen-size.ts';

/** A whole pixel of a screen. */
export type Pixel = { readonly x: number; readonly y: number };

/** Where a finger, a mouse or a pen was, and when, in milliseconds. */
export type Contact = Pixel & { readonly atMs: number };

/** A finger that rests at least so long presses, in milliseconds. */
const PRESS_MS = 500;
/** The longest that a phone is asked to touch, in milliseconds. */
const MAX_TOUCH_MS = 3_000;
/** How much of a screen's width a finger may move and still rest. */
const REST_SHARE = 0.03;
/** How long a turn of the wheel swipes, in milliseconds, and how much of the screen it crosses at most. */
const WHEEL_MS = 200;
const WHEEL_SHARE = 0.6;

/** @returns the pixel of the screen under a point of its picture, the nearest one for a point beside it */
export function pixelAt(
  point: Pixel,
  box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  { widthPx, heightPx }: ScreenSize,
): Pixel {
  return within(
    { x: ((point.x - box.left) / box.width) * widthPx, y: ((point.y - box.top) / box.height) * heightPx },
    { widthPx, heightPx },
  );
}

/** @returns the nearest whole pixel that is on the screen */
export function within({ x, y }: Pixel, { widthPx, heightPx }: ScreenSize): Pixel {
  const clamp = (value: number, length: number): number =>
    Math.min(length - 1, Math.max(0, Math.floor(value)));
  return { x: clamp(x, widthPx), y: clamp(y, heightPx) };
}

/**
 * @param from where the finger came down
 * @param restedMs how long it rested there before it moved; as long as it was down when it never moved
 * @param to where it went up
 * @returns a tap or a long press for a finger that stayed, a swipe or, after a rest, a drag for one that moved
 */
export function touchOf(from: Contact, restedMs: number, to: Contact, size: ScreenSize): PhoneActionInput {
  const start = { x: from.x, y: from.y };
  const end = { x: to.x, y: to.y };
  const durationMs = touchMs(to.atMs - from.atMs);
  if (!hasMoved(from, to, size) && restedMs >= to.atMs - from.atMs) {
    return durationMs < PRESS_MS ? { tap: start } : { longPress: { at: start, durationMs } };
  }
  if (restedMs < PRESS_MS) return { swipe: { from: start, to: end, durationMs } };
  const holdMs = touchMs(restedMs);
  return { drag: { from: start, to: end, holdMs, durationMs: touchMs(to.atMs - from.atMs - restedMs) } };
}

/** @returns whether a finger is farther from where it came down than one that rests is */
export function hasMoved(from: Pixel, to: Pixel, { widthPx }: ScreenSize): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) > widthPx * REST_SHARE;
}

/** @returns a swipe that moves the content as a turn of the wheel moves a page: down for `deltaY` above 0 */
export function wheelSwipe(from: Pixel, delta: Pixel, size: ScreenSize): PhoneActionInput {
  const most = { x: size.widthPx * WHEEL_SHARE, y: size.heightPx * WHEEL_SHARE };
  const limit = (value: number, limitPx: number): number => Math.max(-limitPx, Math.min(limitPx, value));
  const to = { x: from.x - limit(delta.x, most.x), y: from.y - limit(delta.y, most.y) };
  return { swipe: { from, to: within(to, size), durationMs: WHEEL_MS } };
}

function touchMs(ms: number): number {
  return Math.round(Math.max(0, Math.min(MAX_TOUCH_MS, ms)));
}
