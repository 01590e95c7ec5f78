import type { FileHandle } from 'node:fs/promises';
import sharp from 'sharp';
import type { Bounds, Size } from '../domain/phone.ts';
import { changedPart } from './changed-part.ts';
import { drawScene, pageSize } from './draw-scene.ts';
import type { FindFrame, InTurn } from './frames.ts';
import { type Scene, shortened, showMs } from './scenes.ts';
import { type AnimationWriter, writeAnimation } from './webp-animation.ts';

/** How many scenes an animation has at the most: some minutes of watching, and of drawing. */
export const MAX_SCENES = 1_000;
const QUALITY = 70;
/** The quickest: a smaller file would take three times as long to draw. */
const EFFORT = 2;
/** The page of a session that has shown nothing yet. */
const EMPTY: Size = { widthPx: 360, heightPx: 640 };

/** Draws the scenes of a session into an empty file, one by one. @returns the length of the file in bytes */
export async function drawAnimation(
  file: FileHandle,
  told: readonly Scene[],
  findFrame: FindFrame,
  signal: AbortSignal,
  inTurn: InTurn,
): Promise<number> {
  const scenes = shortened(told, MAX_SCENES);
  const { page, screen } = pageSize((await firstFrame(scenes, findFrame)) ?? EMPTY);
  const writer = await writeAnimation(file, page);
  if (scenes.length === 0) await addPart(writer, await blankPage(page, screen), page, whole(page), 1_000);
  let shown: Buffer | undefined;
  let pending: { readonly pixels: Buffer; readonly part: Bounds; durationMs: number } | undefined;
  for (const [at, scene] of scenes.entries()) {
    signal.throwIfAborted();
    const durationMs = showMs(scene, scenes[at + 1]);
    const frame = await findFrame(scene.frameId);
    const pixels = await inTurn(() => drawScene(scene, frame, screen));
    const part = shown ? changedPart(shown, pixels, page) : whole(page);
    shown = pixels;
    if (!part && pending) {
      pending.durationMs += durationMs;
      continue;
    }
    if (pending) await addPart(writer, pending.pixels, page, pending.part, pending.durationMs);
    pending = { pixels, part: part ?? whole(page), durationMs };
  }
  if (pending) await addPart(writer, pending.pixels, page, pending.part, pending.durationMs);
  return await writer.end();
}

async function firstFrame(scenes: readonly Scene[], findFrame: FindFrame): Promise<Size | undefined> {
  for (const { frameId } of scenes) {
    const frame = await findFrame(frameId);
    if (frame) return frame;
  }
  return undefined;
}

async function blankPage({ widthPx, heightPx }: Size, screen: Size): Promise<Buffer> {
  const scene = { action: undefined, caption: 'Nothing has been seen yet', device: { widthPx, heightPx } };
  return await drawScene(scene, undefined, screen);
}

async function addPart(
  writer: AnimationWriter,
  pixels: Buffer,
  { widthPx, heightPx }: Size,
  part: Bounds,
  durationMs: number,
): Promise<void> {
  const { x: left, y: top, width, height } = part;
  const webp = await sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .extract({ left, top, width, height })
    .webp({ quality: QUALITY, effort: EFFORT })
    .toBuffer();
  await writer.add(webp, part, durationMs);
}

function whole({ widthPx, heightPx }: Size): Bounds {
  return { x: 0, y: 0, width: widthPx, height: heightPx };
}
