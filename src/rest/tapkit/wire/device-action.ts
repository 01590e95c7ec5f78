import { z } from 'zod';
import { FLICK_DIRECTIONS } from '../../../by-hand/flick.ts';
import type { Point } from '../../../domain/phone.ts';
import { type HandAction, MAX_TOUCH_MS } from '../../../domain/phone-action.ts';

const pixel = z.int().min(0).max(100_000).meta({ description: 'A pixel of the screenshot.', example: 100 });
const touchMs = (otherwise: number) =>
  z.int().min(0).max(MAX_TOUCH_MS).default(otherwise).meta({ description: 'Milliseconds.' });
const place = { x: pixel, y: pixel };
const stroke = { from_x: pixel, from_y: pixel, to_x: pixel, to_y: pixel };
const selector = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .meta({ description: 'What is meant, in words: a model finds it on the screen.', example: 'Clock' });
const flicked = { direction: z.enum(FLICK_DIRECTIONS).meta({ description: 'Where the finger goes.' }) };
const held = { duration_ms: touchMs(1_000) };
const pinched = {
  action: z.enum(['pinch_in', 'pinch_out', 'rotate_cw', 'rotate_ccw']),
  duration_ms: touchMs(1_000),
};

/** The bodies of device actions at a point. */
export const pointBodies = {
  at: z.strictObject(place).meta({ id: 'At' }),
  hold: z.strictObject({ ...place, ...held }).meta({ id: 'TapAndHold' }),
  flick: z.strictObject({ ...place, ...flicked }).meta({ id: 'Flick' }),
  pinch: z.strictObject({ ...place, ...pinched }).meta({ id: 'Pinch' }),
  drag: z.strictObject(stroke).meta({ id: 'Drag' }),
  holdAndDrag: z.strictObject({ ...stroke, hold_duration_ms: touchMs(500) }).meta({ id: 'HoldAndDrag' }),
};

/** The bodies of the same actions on something that is described. */
export const selectBodies = {
  at: z.strictObject({ selector }).meta({ id: 'AtSelected' }),
  hold: z.strictObject({ selector, ...held }).meta({ id: 'TapAndHoldSelected' }),
  flick: z.strictObject({ selector, ...flicked }).meta({ id: 'FlickSelected' }),
  pinch: z.strictObject({ selector, ...pinched }).meta({ id: 'PinchSelected' }),
  drag: z.strictObject({ from_selector: selector, to_selector: selector }).meta({ id: 'DragSelected' }),
};

/** The bodies of device actions without a place. */
export const plainBodies = {
  unlock: z
    .strictObject({
      passcode: z
        .string()
        .min(1)
        .max(64)
        .optional()
        .meta({ description: 'What the lock screen asks for, when the phone does not know it.' }),
    })
    .meta({ id: 'Unlock' }),
  openApp: z
    .strictObject({
      app_name: z.string().min(1).max(200).meta({ description: 'A name or a package.', example: 'Clock' }),
    })
    .meta({ id: 'OpenApp' }),
  shortcut: z
    .strictObject({ index: z.int().min(0).max(1_000).meta({ description: 'From 0.' }) })
    .meta({ id: 'Shortcut' }),
  copyText: z
    .strictObject({ text: z.string().min(1).max(10_000).meta({ example: 'Hello' }) })
    .meta({ id: 'CopyText' }),
};

/** How far two fingers go, and how far they turn. */
const PINCHES = { pinch_in: 0.5, pinch_out: 2 } as const;
const TURNS = { rotate_cw: 90, rotate_ccw: -90 } as const;

/** @returns what two fingers do around a point. */
export function pinchOf(
  at: Point,
  { action, duration_ms: durationMs }: Pick<z.output<typeof pointBodies.pinch>, 'action' | 'duration_ms'>,
): HandAction {
  if (action === 'pinch_in' || action === 'pinch_out') {
    return { type: 'pinch', at, scale: PINCHES[action], durationMs };
  }
  return { type: 'rotate', at, degrees: TURNS[action], durationMs };
}

/** How long a finger takes to drag, in milliseconds. */
const DRAG_MS = 600;

/** @returns a finger that rests for so long, and then drags from one point to another. */
export function dragOf(from: Point, to: Point, holdMs: number): HandAction {
  return { type: 'drag', from, to, holdMs, durationMs: DRAG_MS };
}
