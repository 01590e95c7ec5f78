/** A place on the screen, in device pixels. */
export type Spot = { readonly x: number; readonly y: number };

/** What a finger did between touching and leaving the screen. */
export type Stroke = {
  readonly from: Spot;
  readonly to: Spot;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly heldMs: number;
};

type Item = {
  readonly type?: unknown;
  readonly duration?: unknown;
  readonly x?: unknown;
  readonly y?: unknown;
  readonly origin?: unknown;
};
type Source = { readonly type?: unknown; readonly actions?: unknown };

/**
 * Reads W3C pointer actions: the strokes of each finger, in order.
 *
 * @throws Error for an origin other than the viewport
 * @see https://www.w3.org/TR/webdriver2/#actions
 */
export function readStrokes(sources: readonly unknown[]): readonly (readonly Stroke[])[] {
  return sources
    .map((source) => source as Source)
    .filter((source) => source.type === 'pointer')
    .map((source) => strokesOf((Array.isArray(source.actions) ? source.actions : []) as readonly Item[]));
}

function strokesOf(items: readonly Item[]): readonly Stroke[] {
  const strokes: Stroke[] = [];
  let at: Spot = { x: 0, y: 0 };
  let nowMs = 0;
  let down: { readonly from: Spot; readonly atMs: number; movedAtMs: number | undefined } | undefined;
  for (const item of items) {
    const durationMs = typeof item.duration === 'number' ? item.duration : 0;
    if (item.type === 'pointerMove') {
      if (item.origin !== undefined && item.origin !== 'viewport') {
        throw new Error('Only moves relative to the viewport are known.');
      }
      const to = { x: Number(item.x), y: Number(item.y) };
      if (down && down.movedAtMs === undefined && (to.x !== at.x || to.y !== at.y)) down.movedAtMs = nowMs;
      at = to;
    }
    nowMs += durationMs;
    if (item.type === 'pointerDown') down = { from: at, atMs: nowMs, movedAtMs: undefined };
    if (item.type === 'pointerUp' && down) {
      strokes.push({
        from: down.from,
        to: at,
        startedAtMs: down.atMs,
        endedAtMs: nowMs,
        heldMs: (down.movedAtMs ?? nowMs) - down.atMs,
      });
      down = undefined;
    }
  }
  return strokes;
}

/** A finger that moves less is taken to stand still, in dp. */
export const SLOP_DP = 10;
/** A finger that moves up this far pushes away what can be pushed, in dp. */
export const LIFT_DP = 120;
/** A finger that stands still this long presses long, in milliseconds. */
export const LONG_PRESS_MS = 500;
/** Two taps that follow each other this closely are a double tap, in milliseconds. */
export const DOUBLE_TAP_MS = 300;
