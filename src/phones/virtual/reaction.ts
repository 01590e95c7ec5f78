import { DOUBLE_TAP_MS, LIFT_DP, LONG_PRESS_MS, SLOP_DP, type Spot, type Stroke } from './gestures.ts';
import type { LaidOut } from './layout.ts';
import { liftable, scrollable, scrollRange, touchable } from './touch.ts';

/** What a stroke is made on. */
export type Touched = {
  readonly tree: LaidOut;
  /** Device pixels a dp. */
  readonly scale: number;
  /** How far lists are scrolled, in dp; changed in place. */
  readonly scroll: Record<string, number>;
};

/** @returns what a stroke does, if it does anything; `before` is the one that the same finger made before */
export function reactionTo(
  stroke: Stroke,
  before: Stroke | undefined,
  touched: Touched,
): (() => void) | undefined {
  const slopPx = SLOP_DP * touched.scale;
  const view = touchable(touched.tree, stroke.from);
  const isStill = distance(stroke.from, stroke.to) <= slopPx;
  // A finger that rests before it moves has pressed long by then.
  const restedMs = isStill ? stroke.endedAtMs - stroke.startedAtMs : stroke.heldMs;
  if (restedMs >= LONG_PRESS_MS && view?.onLongPress) return view.onLongPress;
  if (!isStill) return lifting(stroke, touched) ?? scrolling(stroke, touched);
  const isSecond =
    before !== undefined &&
    stroke.startedAtMs - before.endedAtMs <= DOUBLE_TAP_MS &&
    distance(before.from, stroke.from) <= slopPx * 2;
  return isSecond ? (view?.onDoubleTap ?? view?.onTap) : view?.onTap;
}

function lifting({ from, to }: Stroke, { tree, scale }: Touched): (() => void) | undefined {
  return from.y - to.y < LIFT_DP * scale ? undefined : liftable(tree, from)?.onSwipeUp;
}

function scrolling({ from, to }: Stroke, { tree, scale, scroll }: Touched): (() => void) | undefined {
  const box = scrollable(tree, from);
  const key = box?.view.scrollKey;
  if (!box || key === undefined) return undefined;
  const movedDp = (box.view.fromEnd ? to.y - from.y : from.y - to.y) / scale;
  const rangeDp = scrollRange(box) / scale;
  return () => {
    scroll[key] = Math.min(rangeDp, Math.max(0, (scroll[key] ?? 0) + movedDp));
  };
}

function distance(a: Spot, b: Spot): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
