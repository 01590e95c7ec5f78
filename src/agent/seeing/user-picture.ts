import sharp from 'sharp';
import type { PictureSize } from '../../domain/session.ts';
import { encodeImage, type Picture, pictureSize } from './picture.ts';

/** What a user's picture may be, and what sharp calls it. */
const FORMATS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
  'image/gif': 'gif',
};
/** How large it may be. */
const MAX_BYTES = 5 * 1024 * 1024;
const MAX_EDGE_PX = 8_000;

/** A picture as a user sent it. */
export type UserImage = { readonly bytes: Uint8Array; readonly mediaType: string };

/**
 * Reads a user's picture, upright and without transparency; of an animation the first frame.
 *
 * @returns the picture as the model is sent it, or what is wrong with it, in words for the user
 */
export async function userPicture(
  { bytes, mediaType }: UserImage,
  setting: PictureSize,
): Promise<Picture | string> {
  const format = FORMATS[mediaType];
  if (format === undefined) return `Send one of ${Object.keys(FORMATS).join(', ')}.`;
  if (bytes.byteLength > MAX_BYTES) return `Send at most ${MAX_BYTES / 1024 / 1024} MB.`;
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_EDGE_PX ** 2 });
    const { format: actual, width, height, autoOrient } = await image.metadata();
    if (actual !== format) return `It is no ${mediaType}, as it is said to be.`;
    if (width > MAX_EDGE_PX || height > MAX_EDGE_PX) {
      return `It has ${width}x${height} pixels: send at most ${MAX_EDGE_PX} on each edge.`;
    }
    const size = pictureSize({ widthPx: autoOrient.width, heightPx: autoOrient.height }, setting);
    return await encodeImage(image.autoOrient().flatten({ background: 'white' }), size);
  } catch {
    return `It is no valid ${mediaType}.`;
  }
}
