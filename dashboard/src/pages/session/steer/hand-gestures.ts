import type { ScreenPoint } from '../../../events/phone-action.ts';
import type { PhoneActionInput } from '../../../gql/graphql.ts';

/** A pointer that went down, and where and when it came up. */
export type Stroke = {
  readonly from: ScreenPoint;
  readonly to: ScreenPoint;
  readonly durationMs: number;
  /** How far it may move and still be a tap, in the same pixels. */
  readonly slopPx: number;
};

/** A touch that rests for as long is a long press. */
const LONG_PRESS_MS = 500;
/** The longest touch that the server takes, and the shortest swipe that phones understand, in milliseconds. */
const MOST_MS = 3_000;
const SWIPE_MS = 80;

/** @returns what a phone is to be told of a stroke on its picture */
export function gestureOf({ from, to, durationMs, slopPx }: Stroke): PhoneActionInput {
  const isStill = Math.hypot(to.x - from.x, to.y - from.y) <= slopPx;
  const lasting = Math.min(MOST_MS, Math.round(durationMs));
  if (!isStill) return { swipe: { from, to, durationMs: Math.max(SWIPE_MS, lasting) } };
  if (durationMs < LONG_PRESS_MS) return { tap: from };
  return { longPress: { at: from, durationMs: lasting } };
}
