import sharp, { type Sharp } from 'sharp';
import { covered, decode, rawOf } from '../agent/seeing/pixels.ts';
import { readElements } from '../agent/seeing/read-elements.ts';
import { canCover, masksOf } from '../agent/seeing/secret-masks.ts';
import { look } from '../agent/seeing/settle.ts';
import type { Bounds, Size } from '../domain/phone.ts';
import type { Capture, PhoneDriver } from '../phones/phone-driver.ts';

/** A frame, and what of it nobody may see. */
export type CoveredFrame = {
  readonly frame: Capture;
  /** In device pixels. */
  readonly masks: readonly Bounds[];
  /** Whether it may show a secret where that can't be told: none of it may be seen. */
  readonly isHidden: boolean;
};

/**
 * Takes a frame that may be shown to people.
 *
 * @param mayShowSecrets whether there are secrets that the screen could show
 * @throws {PhoneError} when the phone can't be seen
 */
export async function coveredFrame(
  phone: Pick<PhoneDriver, 'capture' | 'elements'>,
  mayShowSecrets: boolean,
  signal: AbortSignal,
): Promise<CoveredFrame> {
  const frame = await phone.capture(signal);
  if (!mayShowSecrets) return { frame, masks: [], isHidden: false };
  const [seen, read] = await Promise.all([look(frame), readElements(phone, signal)]);
  const isHidden = !(await canCover(read, seen, phone.capture, signal));
  return { frame, masks: masksOf(read.elements, frame), isHidden };
}

/** @returns the picture of a frame in that size: what is covered is grey, what is hidden black. */
export async function pictureOf(
  { frame, masks, isHidden }: CoveredFrame,
  size: Size,
  format: 'png' | 'jpeg',
): Promise<Uint8Array> {
  const isSame = size.widthPx === frame.widthPx && size.heightPx === frame.heightPx;
  if (format === 'png' && isSame && masks.length === 0 && !isHidden) return frame.png;
  const resized = (await drawing({ frame, masks, isHidden })).resize(size.widthPx, size.heightPx, {
    fit: 'fill',
  });
  return await (format === 'png'
    ? resized.png({ compressionLevel: 1 })
    : resized.jpeg({ quality: JPEG_QUALITY })
  ).toBuffer();
}

const JPEG_QUALITY = 75;

async function drawing({ frame, masks, isHidden }: CoveredFrame): Promise<Sharp> {
  const { widthPx: width, heightPx: height, png } = frame;
  if (isHidden) return sharp({ create: { width, height, channels: 3, background: 'black' } });
  if (masks.length === 0) return sharp(png);
  const pixels = covered(await decode(png), masks);
  return sharp(pixels.data, rawOf(pixels));
}
