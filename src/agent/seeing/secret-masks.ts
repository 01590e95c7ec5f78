import type { Bounds, PhoneElement, Size } from '../../domain/phone.ts';
import type { Capture } from '../../phones/phone-driver.ts';
import { sameScreen } from './fingerprint.ts';
import type { ElementsRead } from './read-elements.ts';
import { type Look, look } from './settle.ts';

/** How far a mask reaches beyond its element, as a share of the longer side: letters overhang. */
const MASK_MARGIN = 0.005;

/** @returns what a picture of the frame must not show: the elements that show a secret, and a little around them. */
export function masksOf(elements: readonly PhoneElement[], { widthPx, heightPx }: Size): readonly Bounds[] {
  const marginPx = Math.ceil(Math.max(widthPx, heightPx) * MASK_MARGIN);
  return elements
    .filter(({ secret }) => secret)
    .map(({ bounds: { x, y, width, height } }) => ({
      x: x - marginPx,
      y: y - marginPx,
      width: width + 2 * marginPx,
      height: height + 2 * marginPx,
    }));
}

/**
 * @returns whether the elements, read after a frame, tell where the frame shows secrets: they do when
 *   another frame, taken after them, looks the same
 */
export async function canCover(
  { missing }: ElementsRead,
  seen: Look,
  capture: (signal: AbortSignal) => Promise<Capture>,
  signal: AbortSignal,
): Promise<boolean> {
  if (missing !== undefined) return false;
  const after = await look(await capture(signal), seen);
  return sameScreen(seen.print, after.print);
}
