import type { Point, Size } from '../domain/phone.ts';

/** One finger's part of a touch, in input units and milliseconds. */
export type FingerStep =
  | {
      readonly type: 'pointerMove';
      readonly duration: number;
      readonly x: number;
      readonly y: number;
      readonly origin: 'viewport';
    }
  | { readonly type: 'pointerDown' | 'pointerUp'; readonly button: 0 }
  | { readonly type: 'pause'; readonly duration: number };

/** What one finger does. The steps of all fingers of a touch advance together. */
export type Finger = {
  readonly type: 'pointer';
  readonly id: string;
  readonly parameters: { readonly pointerType: 'touch' };
  readonly actions: readonly FingerStep[];
};

/** Maps a point in device pixels to input units. */
export type ToInput = (point: Point) => Point;

const TAP_MS = 50;
const BETWEEN_TAPS_MS = 80;
const PINCH_MS = 400;
/** Some drivers jump to the end of a long move, so every move is sent as steps of about this length. */
const STEP_MS = 40;
/** A drop target sees the finger rest before it is lifted. */
const DROP_MS = 100;
/** The outermost distance of a pinch's fingers from its centre, as a share of the frame's shorter side. */
const PINCH_REACH = 0.3;

/** Touches the point once. */
export const tap = (at: Point, toInput: ToInput): Finger[] => [
  finger('finger1', [moveTo(toInput(at), 0), down, pause(TAP_MS), up]),
];

/** Touches the point twice, fast enough to count as one double tap. */
export const doubleTap = (at: Point, toInput: ToInput): Finger[] => [
  finger('finger1', [
    moveTo(toInput(at), 0),
    down,
    pause(TAP_MS),
    up,
    pause(BETWEEN_TAPS_MS),
    down,
    pause(TAP_MS),
    up,
  ]),
];

/** Rests on the point for `durationMs`. */
export const longPress = (at: Point, durationMs: number, toInput: ToInput): Finger[] => [
  finger('finger1', [moveTo(toInput(at), 0), down, pause(durationMs), up]),
];

/** Moves from one point to the other at an even speed and lifts at once, which lets a list glide on. */
export const swipe = (from: Point, to: Point, durationMs: number, toInput: ToInput): Finger[] => [
  finger('finger1', [moveTo(toInput(from), 0), down, ...glide(from, to, durationMs, toInput), up]),
];

/** Rests for `holdMs` to pick something up, moves, and rests again to drop it. */
export const drag = (
  from: Point,
  to: Point,
  holdMs: number,
  durationMs: number,
  toInput: ToInput,
): Finger[] => [
  finger('finger1', [
    moveTo(toInput(from), 0),
    down,
    pause(holdMs),
    ...glide(from, to, durationMs, toInput),
    pause(DROP_MS),
    up,
  ]),
];

/**
 * Moves two fingers on a horizontal line through `at`, so that their distance grows `scale` times. Near
 * an edge the centre moves inwards as far as the fingers need.
 */
export function pinch(
  at: Point,
  scale: number,
  durationMs: number | undefined,
  frame: Size,
  toInput: ToInput,
): Finger[] {
  const outerPx = reachOf(frame);
  const innerPx = Math.max(1, Math.round(outerPx / Math.max(scale, 1 / scale)));
  const [startPx, endPx] = scale > 1 ? [innerPx, outerPx] : [outerPx, innerPx];
  const centre = {
    x: Math.max(outerPx, Math.min(at.x, frame.widthPx - 1 - outerPx)),
    y: at.y,
  };
  return [-1, 1].map((side) => {
    const from = { x: centre.x + side * startPx, y: centre.y };
    const to = { x: centre.x + side * endPx, y: centre.y };
    const steps = [moveTo(toInput(from), 0), down, ...glide(from, to, durationMs ?? PINCH_MS, toInput), up];
    return finger(side < 0 ? 'finger1' : 'finger2', steps);
  });
}

/**
 * Turns two fingers around `at` by `degrees`, clockwise above 0. Near an edge the centre moves inwards as far as
 * the fingers need.
 */
export function rotate(
  at: Point,
  degrees: number,
  durationMs: number,
  frame: Size,
  toInput: ToInput,
): Finger[] {
  const radiusPx = reachOf(frame);
  const centre = {
    x: Math.max(radiusPx, Math.min(at.x, frame.widthPx - 1 - radiusPx)),
    y: Math.max(radiusPx, Math.min(at.y, frame.heightPx - 1 - radiusPx)),
  };
  const count = Math.max(1, Math.round(durationMs / STEP_MS));
  return [0, Math.PI].map((start) => {
    const points = Array.from({ length: count + 1 }, (_, step) => {
      const angle = start + (degrees * Math.PI * step) / (180 * count);
      return {
        x: Math.round(centre.x + radiusPx * Math.cos(angle)),
        y: Math.round(centre.y + radiusPx * Math.sin(angle)),
      };
    });
    const [first, ...rest] = points.map((point, step) =>
      moveTo(toInput(point), step === 0 ? 0 : Math.round(durationMs / count)),
    );
    const steps = first ? [first, down, ...rest, up] : [];
    return finger(start === 0 ? 'finger1' : 'finger2', steps);
  });
}

function reachOf({ widthPx, heightPx }: Size): number {
  return Math.floor(Math.min(widthPx, heightPx) * PINCH_REACH);
}

const down: FingerStep = { type: 'pointerDown', button: 0 };
const up: FingerStep = { type: 'pointerUp', button: 0 };
const pause = (duration: number): FingerStep => ({ type: 'pause', duration });
const moveTo = ({ x, y }: Point, duration: number): FingerStep => ({
  type: 'pointerMove',
  duration,
  x,
  y,
  origin: 'viewport',
});

function glide(from: Point, to: Point, durationMs: number, toInput: ToInput): FingerStep[] {
  const count = Math.max(1, Math.round(durationMs / STEP_MS));
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 1) / count;
    const point = {
      x: Math.round(from.x + (to.x - from.x) * share),
      y: Math.round(from.y + (to.y - from.y) * share),
    };
    return moveTo(toInput(point), Math.round(durationMs / count));
  });
}

function finger(id: string, actions: readonly FingerStep[]): Finger {
  return { type: 'pointer', id, parameters: { pointerType: 'touch' }, actions };
}
