import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type MeasuredNode, type Node, Renderer } from '@takumi-rs/core';
import sharp from 'sharp';
import type { Style, View } from './view.ts';

/** A rectangle in device pixels. */
export type Rect = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** A view with its place on the screen. */
export type LaidOut = {
  readonly view: View;
  /** Where it is, also what is scrolled away. */
  readonly bounds: Rect;
  /** What of it can be seen; empty when nothing can. */
  readonly visible: Rect;
  readonly children: readonly LaidOut[];
};

/** The screen that a tree is laid out for. */
export type Canvas = { readonly widthPx: number; readonly heightPx: number; readonly scale: number };

/** How far views are scrolled, in dp, by scroll key. */
export type Offsets = Readonly<Record<string, number>>;

const FONT_WEIGHTS = [400, 600, 700] as const;
const FONT_SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'greek'] as const;

/** One renderer a process: its fonts and surfaces are shared by all phones. */
let shared: Promise<Renderer> | undefined;

async function loadRenderer(): Promise<Renderer> {
  const renderer = new Renderer();
  for (const weight of FONT_WEIGHTS) {
    for (const subset of FONT_SUBSETS) {
      const file = import.meta.resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff2`);
      await renderer.registerFont({ name: 'Inter', weight, data: await readFile(fileURLToPath(file)) });
    }
  }
  return renderer;
}

function renderer(): Promise<Renderer> {
  shared ??= loadRenderer();
  return shared;
}

/** Lays a tree out. */
export async function layOut(root: View, canvas: Canvas, offsets: Offsets): Promise<LaidOut> {
  const measured = await (await renderer()).measure(toNode(root, offsets), options(canvas));
  const screen = { left: 0, top: 0, right: canvas.widthPx, bottom: canvas.heightPx };
  return place(root, measured, screen);
}

/** Draws a tree as PNG. */
export async function draw(root: View, canvas: Canvas, offsets: Offsets): Promise<Buffer> {
  const raw = await (await renderer()).render(toNode(root, offsets), { ...options(canvas), format: 'raw' });
  return await sharp(raw, { raw: { width: canvas.widthPx, height: canvas.heightPx, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** The picture of a screen that must not be seen: all black. */
export async function drawBlack({ widthPx, heightPx }: Canvas): Promise<Buffer> {
  return await sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: '#000' } })
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

function toNode(view: View, offsets: Offsets, shift: Style = {}): Node {
  const style = { ...view.style, ...shift };
  if (view.text !== undefined) return { type: 'text', text: view.text === '' ? ' ' : view.text, style };
  if (view.svg !== undefined) return { type: 'image', src: view.svg, style };
  const scrolled = view.scrollKey === undefined ? 0 : (offsets[view.scrollKey] ?? 0);
  const moved = scrolled === 0 ? {} : view.fromEnd ? { marginBottom: -scrolled } : { marginTop: -scrolled };
  return {
    type: 'container',
    style,
    children: view.children.map((child) => toNode(child, offsets, moved)),
  };
}

function place(view: View, measured: MeasuredNode, clip: Rect): LaidOut {
  const [, , , , left, top] = measured.transform;
  const bounds = {
    left: Math.round(left),
    top: Math.round(top),
    right: Math.round(left + measured.width),
    bottom: Math.round(top + measured.height),
  };
  const visible = intersect(bounds, clip);
  const inner = view.style.overflow === 'hidden' ? visible : clip;
  return {
    view,
    bounds,
    visible,
    children: view.children.flatMap((child, position) => {
      const box = measured.children[position];
      return box ? [place(child, box, inner)] : [];
    }),
  };
}

function intersect(a: Rect, b: Rect): Rect {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  return {
    left,
    top,
    right: Math.max(left, Math.min(a.right, b.right)),
    bottom: Math.max(top, Math.min(a.bottom, b.bottom)),
  };
}

/** @returns whether there is nothing to see in a rectangle */
export function isEmpty({ left, top, right, bottom }: Rect): boolean {
  return right <= left || bottom <= top;
}

/** @returns every view of a layout in the order of painting: what comes later lies above. */
export function* painted(laidOut: LaidOut): Generator<LaidOut> {
  yield laidOut;
  for (const child of laidOut.children) yield* painted(child);
}
