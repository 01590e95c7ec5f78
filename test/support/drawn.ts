import sharp from 'sharp';
import type { Bounds, Size } from '../../src/domain/phone.ts';
import type { Capture } from '../../src/phones/phone-driver.ts';

/** A rectangle of one colour. */
export type Patch = Bounds & { readonly color: string };

/** @returns a frame of one colour with rectangles on it, later ones above; input is taken in pixels. */
export async function drawn(size: Size, color: string, patches: readonly Patch[] = []): Promise<Capture> {
  const { widthPx, heightPx } = size;
  const layers = await Promise.all(
    patches.map(async ({ x, y, width, height, color: background }) => ({
      input: await sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toBuffer(),
      left: x,
      top: y,
    })),
  );
  const png = await sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: color } })
    .composite(layers)
    .png()
    .toBuffer();
  return { ...size, png, input: { width: widthPx, height: heightPx } };
}

/** @returns red, green and blue of a pixel of an encoded picture. */
export async function pixelAt(picture: Uint8Array, x: number, y: number): Promise<readonly number[]> {
  const pixel = { left: x, top: y, width: 1, height: 1 };
  return [...(await sharp(picture).extract(pixel).removeAlpha().raw().toBuffer())];
}
