import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type MeasuredNode, type Node, Renderer } from '@takumi-rs/core';
import sharp from 'sharp';

/** The screen that a tree is laid out for. */
export type Canvas = { readonly widthPx: number; readonly heightPx: number; readonly scale: number };

const FONT_WEIGHTS = [400, 600, 700] as const;
const FONT_SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'greek'] as const;

/** One renderer a process: its fonts and surfaces are shared by all phones. */
let shared: Promise<Renderer> | undefined;

/** @returns the places of all nodes, in device pixels from the corner of the screen */
export async function measure(node: Node, canvas: Canvas): Promise<MeasuredNode> {
  return await (await renderer()).measure(node, options(canvas));
}

/** @returns the picture of a tree as PNG */
export async function draw(node: Node, canvas: Canvas): Promise<Buffer> {
  const { widthPx: width, heightPx: height } = canvas;
  const raw = await (await renderer()).render(node, { ...options(canvas), format: 'raw' });
  return await sharp(raw, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** @returns the picture of a screen that must not be seen: all black */
export async function drawBlack({ widthPx: width, heightPx: height }: Canvas): Promise<Buffer> {
  return await sharp({ create: { width, height, channels: 3, background: '#000' } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

function options({ widthPx, heightPx, scale }: Canvas): {
  width: number;
  height: number;
  devicePixelRatio: number;
} {
  return { width: widthPx, height: heightPx, devicePixelRatio: scale };
}

function renderer(): Promise<Renderer> {
  shared ??= loadRenderer();
  return shared;
}

async function loadRenderer(): Promise<Renderer> {
  const loaded = new Renderer();
  for (const weight of FONT_WEIGHTS) {
    for (const subset of FONT_SUBSETS) {
      const file = import.meta.resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff2`);
      await loaded.registerFont({ name: 'Inter', weight, data: await readFile(fileURLToPath(file)) });
    }
  }
  return loaded;
}
