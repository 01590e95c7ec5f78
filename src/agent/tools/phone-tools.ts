import { z } from 'zod';
import { COMMON_TOOLS } from './common-tools.ts';
import { pixel, place, pointOf, touchMs } from './place.ts';
import { onPhone, type Tools, tool } from './tool.ts';

const stroke = { from_x: pixel, from_y: pixel, to_x: pixel, to_y: pixel };

/** The tools of the profile `phone`: all of them ours, for models and hosts without a toolset. */
export const PHONE_TOOLS = {
  tap: tool('Tap a place.', z.strictObject(place), (at, sight) =>
    onPhone({ type: 'tap', at: pointOf(at, sight) }),
  ),
  double_tap: tool('Tap a place twice.', z.strictObject(place), (at, sight) =>
    onPhone({ type: 'double_tap', at: pointOf(at, sight) }),
  ),
  swipe: tool(
    'Swipe from one point to another. To see what is further down, swipe up.',
    z.strictObject({ ...stroke, duration_ms: touchMs.describe('50 to 3000; 300 is natural') }),
    (input, sight) =>
      onPhone({
        type: 'swipe',
        from: sight.toDevice({ x: input.from_x, y: input.from_y }),
        to: sight.toDevice({ x: input.to_x, y: input.to_y }),
        durationMs: Math.round(input.duration_ms),
      }),
  ),
  drag: tool(
    'Press a point, hold, move to another point and let go: moves an item or a slider.',
    z.strictObject({ ...stroke, hold_ms: touchMs, duration_ms: touchMs }),
    (input, sight) =>
      onPhone({
        type: 'drag',
        from: sight.toDevice({ x: input.from_x, y: input.from_y }),
        to: sight.toDevice({ x: input.to_x, y: input.to_y }),
        holdMs: Math.round(input.hold_ms),
        durationMs: Math.round(input.duration_ms),
      }),
  ),
  pinch: tool(
    'Pinch with two fingers around a place.',
    z.strictObject({
      ...place,
      scale: z.number().positive().max(10).describe('above 1 zooms in, below 1 zooms out'),
    }),
    ({ scale, ...at }, sight) => onPhone({ type: 'pinch', at: pointOf(at, sight), scale }),
  ),
  type_text: tool(
    'Type text into the focused input. Tap the input first. {{secret:name}} types a secret of the user.',
    z.strictObject({ text: z.string().min(1).max(10_000) }),
    ({ text }) => onPhone({ type: 'type_text', text }),
  ),
  wait: tool(
    'Wait for something to load.',
    z.strictObject({ seconds: z.number().min(0.1).max(10) }),
    ({ seconds }) => ({ type: 'wait', durationMs: Math.round(seconds * 1_000) }),
  ),
  zoom: tool(
    'See a part of the newest screenshot in full detail. Points stay those of the whole screenshot.',
    z.strictObject({ x0: pixel, y0: pixel, x1: pixel, y1: pixel }),
    (region) => ({ type: 'zoom', region }),
  ),
  ...COMMON_TOOLS,
} as const satisfies Tools;
