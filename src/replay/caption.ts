import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Renderer } from '@takumi-rs/core';
import sharp, { type OverlayOptions } from 'sharp';

const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'greek'] as const;
/** What the fonts that come along can write. */
const WRITABLE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}]*$/u;
const COLOR = '#f1f3f5';
const FONT_PX = 14;
const MAX_LENGTH = 70;

type Box = { readonly width: number; readonly height: number };
type Layer = Pick<OverlayOptions, 'input' | 'raw'>;

/** One renderer a process. */
let shared: Promise<Renderer> | undefined;

/**
 * @returns a line of light text as a layer that fits into the box; undefined for a line that shows nothing. In most
 *   European scripts it looks the same on every machine; others take the fonts of the machine.
 */
export async function drawCaption(text: string, box: Box): Promise<Layer | undefined> {
  const line = oneLine(text, MAX_LENGTH);
  if (line === '') return undefined;
  return WRITABLE.test(line) ? await drawOwn(line, box) : await drawForeign(line, box);
}

/** @returns a text on one line, cut at `maxLength` characters. */
export function oneLine(text: string, maxLength: number): string {
  // Neither what steers a terminal nor half a character belongs into a line.
  const plain = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  const characters = [...plain];
  return characters.length <= maxLength ? plain : `${characters.slice(0, maxLength - 1).join('')}…`;
}

async function drawOwn(text: string, { width, height }: Box): Promise<Layer> {
  shared ??= loadRenderer();
  const style = {
    ...{ width, height, color: COLOR, fontFamily: 'Inter', fontWeight: 500, fontSize: FONT_PX },
    ...{ lineHeight: `${height}px`, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' },
  } as const;
  const node = { type: 'text', text, style } as const;
  const input = await (await shared).render(node, { width, height, format: 'raw' });
  return { input, raw: { width, height, channels: 4 } };
}

async function drawForeign(text: string, box: Box): Promise<Layer> {
  const markup = `<span foreground="${COLOR}">${escaped(text)}</span>`;
  const drawn = await sharp({ text: { text: markup, font: 'sans 10', rgba: true, dpi: 96 } })
    .png()
    .toBuffer();
  const fitted = sharp(drawn).resize({ ...box, fit: 'inside', withoutEnlargement: true });
  return { input: await fitted.png().toBuffer() };
}

async function loadRenderer(): Promise<Renderer> {
  const renderer = new Renderer();
  for (const subset of SUBSETS) {
    const file = import.meta.resolve(`@fontsource/inter/files/inter-${subset}-500-normal.woff2`);
    await renderer.registerFont({ name: 'Inter', weight: 500, data: await readFile(fileURLToPath(file)) });
  }
  return renderer;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
