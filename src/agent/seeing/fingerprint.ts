import type { Size } from '../../domain/phone.ts';
import type { Pixels } from './pixels.ts';

const GRID = 64;
const CELLS = GRID * GRID;
/** The share of the longer side that a status bar takes; its clock must not count as a change. */
const STATUS_BAR = 0.04;
/** How much two cells may differ, of 255, and still be the same. */
const TOLERANCE = 4;
/** How many cells hold nothing that counts, wherever they are. */
const FEW_CELLS = 2;
/** What a blinking caret takes: one column of the grid or the edge of two, and this share of the longer side. */
const CARET_COLUMNS = 2;
const CARET_HEIGHT = 1 / 16;
/** Cells are averages, for which it is enough to look at every other pixel, or fewer of a large frame. */
const CELL_SAMPLES = 4;

/** A cheap likeness of a frame: a grid of 64x64 grays without the status bar, and the frame's size. */
export type Fingerprint = Size & { readonly cells: Uint8Array };

/** Where two likenesses differ: how many cells, and the rectangle of cells around them; ends are inside. */
export type Difference = {
  readonly count: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** @returns the likeness of a frame. */
export function fingerprint({ widthPx, heightPx, data }: Pixels): Fingerprint {
  const statusBarPx = statusBarHeight({ widthPx, heightPx });
  const step = Math.max(1, Math.floor(widthPx / GRID / CELL_SAMPLES));
  const cells = new Uint8Array(CELLS);
  for (let row = 0; row < GRID; row += 1) {
    const [top, bottom] = span(row, heightPx - statusBarPx);
    for (let column = 0; column < GRID; column += 1) {
      const [left, right] = span(column, widthPx);
      let sum = 0;
      let count = 0;
      for (let y = statusBarPx + top; y < statusBarPx + bottom; y += step) {
        for (let x = left; x < right; x += step) {
          const at = (y * widthPx + x) * 3;
          sum += 77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0);
          count += 256;
        }
      }
      cells[row * GRID + column] = sum / count;
    }
  }
  return { widthPx, heightPx, cells };
}

/** @returns the most that a status bar can be high, in pixels of the frame; it doesn't shrink when the phone is turned. */
export function statusBarHeight({ widthPx, heightPx }: Size): number {
  return Math.min(heightPx - 1, Math.round(Math.max(widthPx, heightPx) * STATUS_BAR));
}

/** @returns where a row or column begins and ends; a cell has a pixel even where the frame has fewer. */
function span(index: number, lengthPx: number): readonly [number, number] {
  const begin = Math.floor((index * lengthPx) / GRID);
  return [begin, Math.max(begin + 1, Math.floor(((index + 1) * lengthPx) / GRID))];
}

/** @returns where two likenesses of one size differ by more than `tolerance`; undefined when nowhere. */
export function difference(
  a: Fingerprint,
  b: Fingerprint,
  tolerance: number = TOLERANCE,
): Difference | undefined {
  let found: Difference | undefined;
  for (let at = 0; at < CELLS; at += 1) {
    if (Math.abs((a.cells[at] ?? 0) - (b.cells[at] ?? 0)) <= tolerance) continue;
    const column = at % GRID;
    const row = Math.floor(at / GRID);
    found = join(found, { count: 1, left: column, top: row, right: column, bottom: row });
  }
  return found;
}

/** @returns the rectangle around both, and the sum of their cells. */
export function join(a: Difference | undefined, b: Difference): Difference {
  if (a === undefined) return b;
  return {
    count: a.count + b.count,
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** @returns the share of the grid that the rectangle of a difference covers. */
export function coverage({ left, top, right, bottom }: Difference): number {
  return ((right - left + 1) * (bottom - top + 1)) / CELLS;
}

/**
 * @returns whether two frames look the same. What is as small as a blinking caret doesn't count: a screen
 *   with a focused input would never rest, and would seem to change by itself.
 */
export function sameScreen(a: Fingerprint, b: Fingerprint): boolean {
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) return false;
  const found = difference(a, b);
  return found === undefined || found.count <= FEW_CELLS || isCaret(found, a);
}

function isCaret({ left, top, right, bottom }: Difference, size: Size): boolean {
  const heightPx = ((bottom - top + 1) * (size.heightPx - statusBarHeight(size))) / GRID;
  return (
    right - left + 1 <= CARET_COLUMNS && heightPx <= Math.max(size.widthPx, size.heightPx) * CARET_HEIGHT
  );
}
