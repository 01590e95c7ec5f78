import { type Clock, elapsedMs } from '../../lib/clock.ts';
import { sleep } from '../../lib/sleep.ts';
import type { Capture } from '../../phones/phone-driver.ts';
import {
  coverage,
  type Difference,
  difference,
  type Fingerprint,
  fingerprint,
  join,
  sameScreen,
} from './fingerprint.ts';
import { decode, type Pixels } from './pixels.ts';

const POLL_MS = 100;
const FIRST_LOOK_MS = 150;
/** What keeps changing within less than this share of the screen is a spinner, or a bar that fills. */
const SPINNER_SHARE = 0.12;
/** How many of the newest changes tell what it is that moves: longer ago, the whole screen may have moved. */
const NEWEST_CHANGES = 5;

/** How long the screen may go on moving, in milliseconds, before it is taken as it is. */
export const SETTLE_MS = 2_500;
/** The same after opening an app or a page. */
export const SETTLE_APP_MS = 5_000;

/**
 * How a screen came to rest. `still`: it did. `loading`: only a small part of it keeps changing, as a
 * spinner does. `moving`: anything else.
 */
export type SettleState = 'still' | 'loading' | 'moving';

/** A frame, what it shows, and how it came to rest. */
export type Settled = {
  readonly frame: Capture;
  readonly pixels: Pixels;
  readonly print: Fingerprint;
  readonly state: SettleState;
};

/** A frame and what it shows. */
export type Look = Omit<Settled, 'state'>;

/** What the time of settling is measured and spent with. */
type Pace = { readonly clock: Clock; readonly wait?: typeof sleep };

/**
 * Takes frames until two look the same, or the limit is reached. The frames are taken 100 ms apart, from
 * the start of one to the start of the next, or as fast as the phone gives them; the second one, which
 * may be the last, not before 150 ms.
 *
 * @param limitMs milliseconds; no frame is begun after them. 0 takes a single frame and waits for nothing
 */
export async function settle(
  capture: (signal: AbortSignal) => Promise<Capture>,
  limitMs: number,
  { clock, wait = sleep }: Pace,
  signal: AbortSignal,
): Promise<Settled> {
  const startedAt = clock.now();
  if (limitMs > 0) await wait(FIRST_LOOK_MS - POLL_MS, signal);
  let lookedAt = clock.now();
  let newest = await look(await capture(signal));
  if (limitMs <= 0) return { ...newest, state: 'still' };
  const changes: Difference[] = [];
  for (;;) {
    // A clock that is set back must not make the wait any longer.
    const waitMs = Math.max(0, POLL_MS - elapsedMs(clock, lookedAt));
    if (elapsedMs(clock, startedAt) + waitMs >= limitMs) return { ...newest, state: unrest(changes) };
    await wait(waitMs, signal);
    lookedAt = clock.now();
    const before = newest;
    newest = await look(await capture(signal), before);
    if (sameScreen(before.print, newest.print)) return { ...newest, state: 'still' };
    const change = difference(before.print, newest.print);
    if (change) changes.push(change);
  }
}

/**
 * Decodes a frame and takes its likeness.
 *
 * @param before an earlier look: most phones draw and compress a screen that rests to the same bytes, and
 *   then there is nothing to decode
 */
export async function look(frame: Capture, before?: Look): Promise<Look> {
  if (before && Buffer.compare(before.frame.png, frame.png) === 0) return { ...before, frame };
  const pixels = await decode(frame.png);
  return { frame, pixels, print: fingerprint(pixels) };
}

function unrest(changes: readonly Difference[]): SettleState {
  const all = changes.slice(-NEWEST_CHANGES).reduce<Difference | undefined>(join, undefined);
  return all !== undefined && coverage(all) < SPINNER_SHARE ? 'loading' : 'moving';
}
