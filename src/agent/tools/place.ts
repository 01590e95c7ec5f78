import { z } from 'zod';
import type { Point } from '../../domain/phone.ts';
import { PhoneError } from '../../phones/phone-driver.ts';
import type { Sight } from './tool-call.ts';

/** A coordinate of the newest picture, in its pixels. */
export const pixel = z.number();

/** Where to touch: an element of the list, or a point of the picture. */
export const place = {
  ref: z.string().min(1).max(20).optional().describe('an element of the list, such as e3; or x and y'),
  x: pixel.optional(),
  y: pixel.optional(),
} as const;

/** How long a touch lasts, in milliseconds. */
export const touchMs = z.number().min(50).max(3_000);

/** A place as the model names it. */
type Place = {
  readonly ref?: string | undefined;
  readonly x?: number | undefined;
  readonly y?: number | undefined;
};

/**
 * @returns the place in device pixels; a `ref` comes before a point
 * @throws {PhoneError} when it names nothing on the screen
 */
export function pointOf({ ref, x, y }: Place, sight: Sight): Point {
  if (ref !== undefined) return sight.find(ref);
  if (x !== undefined && y !== undefined) return sight.toDevice({ x, y });
  throw new PhoneError('action_failed', 'Say where: the ref of a listed element, or x and y.');
}
