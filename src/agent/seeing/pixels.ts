import sharp from 'sharp';
import type { Bounds, Size } from '../../domain/phone.ts';

const CHANNELS = 3;
/** A colour that no screen is made of, and that reads as "nothing to see here". */
const COVER = 0x60;
/** How bright a black pixel may be, of 255: dark themes begin about here. */
const BLACK = 24;
/** The share of the longer side, at either end, where system bars stay in sight on a secure screen. */
const BARS = 0.06;

/** A decoded picture: red, green and blue of each pixel, row by row from the top left. */
export type Pixels = Size & { readonly data: Uint8Array };

/** What sharp must be told of {@link Pixels}. */
export function rawOf({ widthPx, heightPx }: Size): {
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 3 };
} {
  return { raw: { width: widthPx, height: heightPx, channels: CHANNELS } };
}

/** Decodes a picture of any kind into eight bits of red, green and blue; what is transparent loses that. */
export async function decode(picture: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(picture)
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { widthPx: info.width, heightPx: info.height, data };
}

/** @returns a copy in which nothing of these rectangles can be seen; the same pixels when there are none. */
export function covered(pixels: Pixels, masks: readonly Bounds[]): Pixels {
  if (masks.length === 0) return pixels;
  const { widthPx, heightPx } = pixels;
  const data = Uint8Array.from(pixels.data);
  for (const { x, y, width, height } of masks) {
    const left = Math.max(0, Math.floor(x));
    const right = Math.min(widthPx, Math.ceil(x + width));
    if (right <= left) continue;
    for (let row = Math.max(0, Math.floor(y)); row < Math.min(heightPx, Math.ceil(y + height)); row += 1) {
      data.fill(COVER, (row * widthPx + left) * CHANNELS, (row * widthPx + right) * CHANNELS);
    }
  }
  return { widthPx, heightPx, data };
}

/**
 * @returns whether all but the system bars is black: the screen is secure or off, and its picture tells
 *   nothing. A screen that is blank in a lighter colour is none of these.
 */
export function isBlack({ widthPx, heightPx, data }: Pixels): boolean {
  const barPx = Math.min(Math.round(Math.max(widthPx, heightPx) * BARS), Math.floor(heightPx / 4));
  // Turned, a phone has its navigation bar at a side.
  const sidePx = widthPx > heightPx ? barPx : 0;
  for (let y = barPx; y < heightPx - barPx; y += 1) {
    const end = (y * widthPx + widthPx - sidePx) * CHANNELS;
    for (let at = (y * widthPx + sidePx) * CHANNELS; at < end; at += 1) {
      if ((data[at] ?? 0) > BLACK) return false;
    }
  }
  return true;
}

/** @returns a copy of a part, which must lie within the picture, in whole pixels. */
export function cropped({ widthPx, data }: Pixels, { x, y, width, height }: Bounds): Pixels {
  const part = new Uint8Array(width * height * CHANNELS);
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * widthPx + x) * CHANNELS;
    part.set(data.subarray(from, from + width * CHANNELS), row * width * CHANNELS);
  }
  return { widthPx: width, heightPx: height, data: part };
}
