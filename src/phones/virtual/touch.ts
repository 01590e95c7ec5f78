import type { Spot } from './gestures.ts';
import { type LaidOut, type Offsets, painted } from './layout.ts';
import { isEmpty } from './rect.ts';
import type { View } from './view.ts';

/** @returns the uppermost view under a spot that does something when touched, if there is one */
export function touchable(root: LaidOut, spot: Spot): View | undefined {
  return uppermost(
    root,
    spot,
    (view) => view.onTap !== undefined || view.onLongPress !== undefined || view.onDoubleTap !== undefined,
  );
}

/** @returns the uppermost list under a spot, unless something that blocks touches lies above it */
export function scrollable(root: LaidOut, spot: Spot): LaidOut | undefined {
  return uppermostBox(root, spot, (view) => view.scrollKey !== undefined);
}

/** @returns the uppermost view under a spot that a finger can push up, unless something blocks it */
export function liftable(root: LaidOut, spot: Spot): View | undefined {
  return uppermost(root, spot, (view) => view.onSwipeUp !== undefined);
}

/** @returns how far a list can be scrolled, in device pixels */
export function scrollRange({ bounds, children }: LaidOut): number {
  const content = children[0]?.bounds;
  if (!content) return 0;
  return Math.max(0, content.bottom - content.top - (bounds.bottom - bounds.top));
}

/** @returns the lists that are scrolled beyond their end, with how far they can be, in dp */
export function overscrolled(root: LaidOut, offsets: Offsets, scale: number): ReadonlyMap<string, number> {
  const tooFar = new Map<string, number>();
  for (const box of painted(root)) {
    const { scrollKey } = box.view;
    const rangeDp = scrollRange(box) / scale;
    if (scrollKey !== undefined && (offsets[scrollKey] ?? 0) > rangeDp) tooFar.set(scrollKey, rangeDp);
  }
  return tooFar;
}

function uppermost(root: LaidOut, spot: Spot, fits: (view: View) => boolean): View | undefined {
  return uppermostBox(root, spot, fits)?.view;
}

function uppermostBox(root: LaidOut, spot: Spot, fits: (view: View) => boolean): LaidOut | undefined {
  const under = [...painted(root)].findLast(
    (box) => contains(box, spot) && (fits(box.view) || box.view.blocks === true),
  );
  return under && fits(under.view) ? under : undefined;
}

function contains({ visible }: LaidOut, { x, y }: Spot): boolean {
  return (
    !isEmpty(visible) && x >= visible.left && x < visible.right && y >= visible.top && y < visible.bottom
  );
}
