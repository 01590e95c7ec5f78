import sharp, { type Sharp } from 'sharp';
import type { Point, Size } from '../../domain/phone.ts';
import type { PictureSize } from '../../domain/session.ts';
import { type Pixels, rawOf } from './pixels.ts';

/** How many pixels the long edge has at the most: what standard models see, and what costs less. */
const MAX_LONG_EDGE_PX: Readonly<Record<PictureSize, number>> = { full: 1_568, economy: 1_280 };
/** What standard models see at the most, in tokens of 28x28 pixels. */
const MAX_TOKENS = 1_568;
const PATCH_PX = 28;
const JPEG_QUALITY = 75;

/** A picture as the model is sent it. */
export type Picture = Size & { readonly mediaType: 'image/jpeg'; readonly bytes: Uint8Array };

/** @returns what a picture costs, in input tokens. */
export function imageTokens({ widthPx, heightPx }: Size): number {
  return Math.ceil(widthPx / PATCH_PX) * Math.ceil(heightPx / PATCH_PX);
}

/**
 * The largest size with the frame's proportions that the model sees without scaling it again; never
 * larger than the frame itself.
 *
 * @see https://docs.anthropic.com/en/docs/build-with-claude/vision
 */
export function pictureSize(frame: Size, setting: PictureSize = 'full'): Size {
  const longPx = Math.max(frame.widthPx, frame.heightPx);
  for (let edgePx = Math.min(longPx, MAX_LONG_EDGE_PX[setting]); ; edgePx -= 1) {
    const size = {
      widthPx: Math.max(1, Math.round((frame.widthPx * edgePx) / longPx)),
      heightPx: Math.max(1, Math.round((frame.heightPx * edgePx) / longPx)),
    };
    if (imageTokens(size) <= MAX_TOKENS) return size;
  }
}

/** Resizes a frame, once, and encodes it. */
export async function encodePicture(pixels: Pixels, size: Size): Promise<Picture> {
  return await encodeImage(sharp(pixels.data, rawOf(pixels)), size);
}

/** The same for an image that is still to be read. @throws when it can't be */
export async function encodeImage(image: Sharp, { widthPx, heightPx }: Size): Promise<Picture> {
  const bytes = await image
    .resize(widthPx, heightPx, { fit: 'fill', kernel: 'lanczos3' })
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
  return { widthPx, heightPx, mediaType: 'image/jpeg', bytes };
}

/** Maps a pixel of the picture to the device pixel under its centre, which is always on the screen. */
export function toDevicePoint(point: Point, picture: Size, device: Size): Point {
  return {
    x: scale(point.x, device.widthPx, picture.widthPx),
    y: scale(point.y, device.heightPx, picture.heightPx),
  };
}

function scale(at: number, deviceLengthPx: number, pictureLengthPx: number): number {
  const device = Math.floor(((Math.floor(at) + 0.5) * deviceLengthPx) / pictureLengthPx);
  return Math.min(deviceLengthPx - 1, Math.max(0, device));
}
