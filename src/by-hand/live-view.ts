import { DomainError } from '../domain/errors.ts';
import type { Size } from '../domain/phone.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import { type Clock, elapsedMs } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { sleep } from '../lib/sleep.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import { domainFailure } from '../sessions/domain-failure.ts';
import { type CoveredFrame, pictureOf } from './covered-frame.ts';
import { scaledSize } from './scaled-action.ts';

/** A look at a phone that people watch. */
export type LiveLook = CoveredFrame & {
  /** Whether it was taken through a session's driver, which its agent waits for. */
  readonly isShared: boolean;
};

/**
 * Takes a frame for those who watch.
 *
 * @returns undefined when there is nothing to see just now, such as while a session connects the phone
 */
export type TakeLiveLook = (phone: PhoneRecord, signal: AbortSignal) => Promise<LiveLook | undefined>;

/** A screen as people may see it. */
export type LivePicture = Size & {
  readonly jpeg: Uint8Array;
  /** The size of the screen in its own pixels, which actions take. */
  readonly device: Size;
  /** When it was looked at, in milliseconds since 1970. */
  readonly takenAt: number;
};

/** What watching phones works with. */
export type LiveViewsContext = {
  readonly take: TakeLiveLook;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The longest edge of a picture, in pixels. */
  readonly edgePx: number;
  readonly wait?: typeof sleep;
};

/** The shortest time from one frame to the next, in milliseconds. */
export const FRAME_MS = 100;
/** The same where an agent uses the driver; and no more than this share of its time. */
const SHARED_FRAME_MS = 500;
const SHARED_PART = 5;
/** How long to wait for a phone that can't be seen, in milliseconds, and how often. */
const RETRY_MS = 500;
const MOST_FAILURES = 5;
/** How many frames in a row are left out that can't be covered for certain, as those of a moving screen can't. */
const MOST_HIDDEN = 5;

/** One phone that is watched: it is looked at from when this is made until it is disposed. */
export class LiveView implements AsyncDisposable {
  /** How many looks there were that differ. */
  number = 0;
  /** Why there will be no more. */
  failure: unknown;
  readonly #phone: PhoneRecord;
  readonly #context: LiveViewsContext;
  readonly #stopped = new AbortController();
  readonly #waiting = new Set<() => void>();
  /** How long each viewer is content with a picture, in milliseconds. */
  readonly #intervals = new Set<{ readonly ms: number }>();
  /** Ends the rest until the next look, when somebody comes who wants it sooner. */
  #hurry = new AbortController();
  /** The newest look in the sizes that were asked for. */
  #pictures = new Map<number, Promise<LivePicture>>();
  readonly #running: Promise<void>;
  #shown: (LiveLook & { readonly takenAt: number }) | undefined;
  #hidden = 0;
  #failures = 0;

  constructor(phone: PhoneRecord, context: LiveViewsContext) {
    this.#phone = phone;
    this.#context = context;
    this.#running = this.#run();
  }

  /** Whether anybody watches. */
  get isWatched(): boolean {
    return this.#intervals.size > 0;
  }

  /** Lets somebody watch. @returns lets them go */
  enter(intervalMs: number): () => void {
    if (intervalMs < this.#intervalMs()) this.#hurry.abort();
    const viewer = { ms: intervalMs };
    this.#intervals.add(viewer);
    return () => {
      this.#intervals.delete(viewer);
    };
  }

  /** @returns the newest look, made no larger than that; the same one for everyone who asks */
  async picture(longestEdgePx: number): Promise<LivePicture> {
    const look = this.#shown;
    if (!look) throw new Error('There was no look yet.');
    const made = this.#pictures.get(longestEdgePx) ?? pictureIn(look, scaledSize(look.frame, longestEdgePx));
    this.#pictures.set(longestEdgePx, made);
    return await made;
  }

  /** Waits for another picture, the end, or the signal. */
  async change(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const resume = (): void => resolve();
    this.#waiting.add(resume);
    signal.addEventListener('abort', resume, { once: true });
    await promise;
    this.#waiting.delete(resume);
    signal.removeEventListener('abort', resume);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    const { wait = sleep } = this.#context;
    while (!signal.aborted) {
      const waitMs = await this.#look(signal);
      if (this.failure !== undefined) break;
      this.#hurry = new AbortController();
      await wait(waitMs, AbortSignal.any([signal, this.#hurry.signal])).catch(() => undefined);
    }
    this.failure ??= new DomainError('PHONE_NOT_CONNECTED', 'The server is ending. Watch again in a moment.');
    this.#tell();
  }

  /** @returns how long to wait until the next look, in milliseconds */
  async #look(signal: AbortSignal): Promise<number> {
    const { take, clock } = this.#context;
    const startedAt = clock.now();
    try {
      const look = await take(this.#phone, signal);
      this.#failures = 0;
      if (!look) return FRAME_MS;
      const tookMs = elapsedMs(clock, startedAt);
      this.#show({ ...look, takenAt: startedAt });
      const intervalMs = Math.max(this.#intervalMs(), look.isShared ? SHARED_FRAME_MS : FRAME_MS);
      return Math.max(intervalMs, look.isShared ? tookMs * SHARED_PART : 0, tookMs) - tookMs;
    } catch (error) {
      if (!signal.aborted) this.#fails(error);
      return RETRY_MS;
    }
  }

  #show(look: LiveLook & { readonly takenAt: number }): void {
    this.#hidden = look.isHidden ? this.#hidden + 1 : 0;
    if (this.#shown && this.#hidden > 0 && this.#hidden < MOST_HIDDEN) return;
    if (this.#shown && isSame(this.#shown, look)) return;
    this.#shown = look;
    this.#pictures = new Map();
    this.number += 1;
    this.#tell();
  }

  #intervalMs(): number {
    return Math.min(...[...this.#intervals].map(({ ms }) => ms));
  }

  #fails(error: unknown): void {
    this.#failures += 1;
    if (this.#failures < MOST_FAILURES && error instanceof PhoneError) return;
    if (!(error instanceof PhoneError) && !(error instanceof DomainError)) {
      this.#context.logger.error({ error, phoneId: this.#phone.id }, 'A phone could not be watched');
    }
    this.failure = domainFailure(error);
  }

  #tell(): void {
    for (const resume of this.#waiting) resume();
  }
}

async function pictureIn(look: LiveLook & { readonly takenAt: number }, size: Size): Promise<LivePicture> {
  const { widthPx, heightPx } = look.frame;
  const jpeg = await pictureOf(look, size, 'jpeg');
  return { ...size, jpeg, device: { widthPx, heightPx }, takenAt: look.takenAt };
}

function isSame(one: LiveLook, other: LiveLook): boolean {
  return (
    Buffer.compare(one.frame.png, other.frame.png) === 0 &&
    one.isHidden === other.isHidden &&
    JSON.stringify(one.masks) === JSON.stringify(other.masks)
  );
}
