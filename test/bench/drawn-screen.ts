import sharp from 'sharp';
import type { Size } from '../../src/domain/phone.ts';
import { seeded } from './seeded.ts';

const ROWS = 12;
const LINES = 3;
const GLYPHS = 24;
const GRAIN_PX = 10;

const drawn = new Map<string, Promise<Uint8Array>>();

/**
 * Draws a screen as full as an app's: a photo, and rows of an icon and lines of something as fine as
 * letters. So its picture is about as large as a real screen's, which one colour's is not.
 *
 * @param number the same number gives the same screen
 * @returns a PNG, drawn once
 */
export function drawnScreen(size: Size, number: number): Promise<Uint8Array> {
  const key = `${size.widthPx}x${size.heightPx} ${number}`;
  const screen = drawn.get(key) ?? draw(size, seeded(number));
  drawn.set(key, screen);
  return screen;
}

async function draw({ widthPx, heightPx }: Size, random: () => number): Promise<Uint8Array> {
  const photo = { width: widthPx, height: Math.round(heightPx * 0.2) };
  const photoAt = Math.round(random() * (heightPx - photo.height));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
    <rect width="100%" height="100%" fill="#f4f4f7"/>${rows(widthPx, heightPx, random)}</svg>`;
  return await sharp(Buffer.from(svg))
    .composite([{ input: await grain(photo, random), left: 0, top: photoAt }])
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
}

function rows(widthPx: number, heightPx: number, random: () => number): string {
  const rowPx = heightPx / ROWS;
  const parts: string[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    const top = row * rowPx;
    const hue = Math.floor(random() * 360);
    parts.push(
      `<circle cx="${rowPx / 2}" cy="${top + rowPx / 2}" r="${rowPx / 3}" fill="hsl(${hue} 60% 50%)"/>`,
    );
    for (let line = 0; line < LINES; line += 1) {
      const lineTop = top + (rowPx / (LINES + 1)) * (line + 0.6);
      for (let glyph = 0; glyph < GLYPHS; glyph += 1) {
        const left = rowPx + (glyph * (widthPx - rowPx)) / GLYPHS;
        const [width, height] = [4 + random() * 16, 6 + random() * 26];
        parts.push(`<rect x="${left}" y="${lineTop}" width="${width}" height="${height}" fill="#333"/>`);
      }
    }
  }
  return parts.join('');
}

/** Patches of colour that run into each other. */
async function grain(size: { readonly width: number; readonly height: number }, random: () => number) {
  const [width, height] = [Math.ceil(size.width / GRAIN_PX), Math.ceil(size.height / GRAIN_PX)];
  const pixels = Uint8Array.from({ length: width * height * 3 }, () => 90 + random() * 120);
  return await sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(size.width, size.height, { fit: 'fill', kernel: 'nearest' })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
