import sharp from 'sharp';
import { type Clock, elapsedMs } from '../lib/clock.ts';
import { sleep } from '../lib/sleep.ts';
import type { Capture } from '../phones/phone-driver.ts';

const GRID_PX = 64;
/** The share of the height that a status bar takes; its clock must not count as a change. */
const STATUS_BAR = 0.04;
const POLL_MS = 100;
const FIRST_LOOK_MS = 150;
/** How much two pixels of the grid may differ, of 255, and still be the same. */
const TOLERANCE = 4;

/** How long the screen may go on moving, in milliseconds, before it is taken as it is. */
export const SETTLE_MS = 2_500;
/** The same after opening an app or a page. */
export const SETTLE_APP_MS = 5_000;

/** A cheap likeness of a frame: a small gray grid without the status bar. */
export type Fingerprint = Uint8Array;

/** @returns the likeness of a frame. */
export async function fingerprint(frame: Capture): Promise<Fingerprint> {
  const top = Math.round(frame.heightPx * STATUS_BAR);
  return await sharp(frame.png)
    .extract({ left: 0, top, width: frame.widthPx, height: frame.heightPx - top })
    .resize(GRID_PX, GRID_PX, { fit: 'fill', kernel: 'nearest' })
    .grayscale()
    .raw()
    .toBuffer();
}

/** @returns whether two frames look the same. */
export function sameScreen(a: Fingerprint, b: Fingerprint): boolean {
  return a.length === b.length && a.every((value, at) => Math.abs(value - (b[at] ?? 0)) <= TOLERANCE);
}

/** A frame and how it came to rest. */
export type Settled = {
  readonly frame: Capture;
  readonly print: Fingerprint;
  /** False when the screen was still moving at the time limit. */
  readonly still: boolean;
};

/**
 * Takes frames until two in a row look the same, or the limit is reached.
 *
 * @param limitMs milliseconds; 0 takes a single frame and waits for nothing
 */
export async function settle(
  capture: (signal: AbortSignal) => Promise<Capture>,
  limitMs: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<Settled> {
  const startedAt = clock.now();
  if (limitMs > 0) await sleep(FIRST_LOOK_MS - POLL_MS, signal);
  let frame = await capture(signal);
  let print = await fingerprint(frame);
  while (limitMs > 0) {
    if (elapsedMs(clock, startedAt) >= limitMs) return { frame, print, still: false };
    await sleep(POLL_MS, signal);
    const nextFrame = await capture(signal);
    const nextPrint = await fingerprint(nextFrame);
    const still = sameScreen(print, nextPrint);
    frame = nextFrame;
    print = nextPrint;
    if (still) break;
  }
  return { frame, print, still: true };
}
