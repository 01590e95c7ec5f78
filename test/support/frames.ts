import sharp from 'sharp';
import type { Size } from '../../src/domain/phone.ts';

const drawn = new Map<string, Promise<Uint8Array>>();

/** @returns a PNG of one colour; the same number gives the same colour and the same bytes. */
export function frameOf({ widthPx, heightPx }: Size, number: number): Promise<Uint8Array> {
  const key = `${widthPx}x${heightPx} ${number}`;
  const known = drawn.get(key);
  if (known) return known;
  const background = { r: (number * 67) % 256, g: (number * 131 + 40) % 256, b: (number * 29 + 90) % 256 };
  const fresh = sharp({ create: { width: widthPx, height: heightPx, channels: 3, background } })
    .png()
    .toBuffer();
  drawn.set(key, fresh);
  return fresh;
}
