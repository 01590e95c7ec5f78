import { difference, fingerprint } from './fingerprint.ts';
import { decode } from './pixels.ts';

/** How much two cells of the grid may differ, of 255: more than JPEG ever makes of the same pixels. */
const TOLERANCE = 16;
/** How many of the 4,096 cells may differ: a caret, a badge, the edge of a clock. */
const MAX_CELLS = 40;

/** @returns whether two stored pictures show the same screen, status bar aside. */
export async function lookAlike(jpegA: Uint8Array, jpegB: Uint8Array): Promise<boolean> {
  const [a, b] = await Promise.all([jpegA, jpegB].map(async (jpeg) => fingerprint(await decode(jpeg))));
  if (!a || !b || a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) return false;
  return (difference(a, b, TOLERANCE)?.count ?? 0) <= MAX_CELLS;
}
