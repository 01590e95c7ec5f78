import { DomainError } from '../domain/errors.ts';
import type { PhoneId } from '../domain/ids.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import { type Clock, elapsedMs } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { sleep } from '../lib/sleep.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import { type CoveredFrame, pictureOf } from './covered-frame.ts';
import { handFailure } from './hand-failure.ts';
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
const FRAME_MS = 100;
/** The same where an agent uses the driver; and no more than this share of its time. */
const SHARED_FRAME_MS = 500;
const SHARED_PART = 5;
/** How long to wait for a phone that can't be seen, in milliseconds, and how often. */
const RETRY_MS = 500;
const MOST_FAILURES = 5;
/** How many frames in a row are left out that can't be covered for certain, as those of a moving screen can't. */
const MOST_HIDDEN = 5;

/**
 * Phones that people watch. However many watch a phone, its frames are taken once, only while somebody watches,
 * and only what changes is passed on. Whoever reads slowly misses frames; nothing is kept for them but the newest.
 */
export class LiveViews implements AsyncDisposable {
  readonly #context: LiveViewsContext;
  readonly #views = new Map<PhoneId, LiveView>();

  constructor(context: LiveViewsContext) {
    this.#context = context;
  }

  /** Whether somebody watches the phone. */
  isWatched(phoneId: PhoneId): boolean {
    return this.#views.has(phoneId);
  }

  /**
   * Watches a phone: the screen as it is now, then each change, as JPEG. It ends when the phone can't be seen any
   * more, and when the signal aborts.
   *
   * @throws {DomainError} when not a single frame can be had
   */
  async *watch(phone: PhoneRecord, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    const view = this.#views.get(phone.id) ?? new LiveView(phone, this.#context);
    this.#views.set(phone.id, view);
    view.viewers += 1;
    try {
      let number = 0;
      while (!signal.aborted) {
        if (view.number > number && view.newest) {
          number = view.number;
          yield view.newest;
        } else if (view.failure === undefined) {
          await view.change(signal);
        } else if (number === 0) {
          throw view.failure;
        } else {
          return;
        }
      }
    } finally {
      view.viewers -= 1;
      if (view.viewers === 0 || view.failure !== undefined) {
        if (this.#views.get(phone.id) === view) this.#views.delete(phone.id);
        await view[Symbol.asyncDispose]();
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#views.values()].map((view) => view[Symbol.asyncDispose]()));
  }
}

/** One phone that is watched. */
class LiveView implements AsyncDisposable {
  viewers = 0;
  /** The newest picture, and how many there were with it. */
  newest: Uint8Array | undefined;
  number = 0;
  /** Why there will be no more. */
  failure: unknown;
  readonly #phone: PhoneRecord;
  readonly #context: LiveViewsContext;
  readonly #stopped = new AbortController();
  readonly #waiting = new Set<() => void>();
  readonly #running: Promise<void>;
  #shown: LiveLook | undefined;
  #hidden = 0;
  #failures = 0;

  constructor(phone: PhoneRecord, context: LiveViewsContext) {
    this.#phone = phone;
    this.#context = context;
    this.#running = this.#run();
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
      await wait(waitMs, signal).catch(() => undefined);
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
      await this.#show(look);
      if (look.isShared) return Math.max(SHARED_FRAME_MS, tookMs * SHARED_PART) - tookMs;
      return Math.max(0, FRAME_MS - elapsedMs(clock, startedAt));
    } catch (error) {
      if (!signal.aborted) this.#fails(error);
      return RETRY_MS;
    }
  }

  async #show(look: LiveLook): Promise<void> {
    this.#hidden = look.isHidden ? this.#hidden + 1 : 0;
    if (this.newest && this.#hidden > 0 && this.#hidden < MOST_HIDDEN) return;
    if (this.#shown && isSame(this.#shown, look)) return;
    this.#shown = look;
    const picture = await pictureOf(look, scaledSize(look.frame, this.#context.edgePx), 'jpeg');
    if (this.newest && Buffer.compare(this.newest, picture) === 0) return;
    this.newest = picture;
    this.number += 1;
    this.#tell();
  }

  #fails(error: unknown): void {
    this.#failures += 1;
    if (this.#failures < MOST_FAILURES && error instanceof PhoneError) return;
    if (!(error instanceof PhoneError) && !(error instanceof DomainError)) {
      this.#context.logger.error({ error, phoneId: this.#phone.id }, 'A phone could not be watched');
    }
    this.failure = handFailure(error);
  }

  #tell(): void {
    for (const resume of this.#waiting) resume();
  }
}

function isSame(one: LiveLook, other: LiveLook): boolean {
  return (
    Buffer.compare(one.frame.png, other.frame.png) === 0 &&
    one.isHidden === other.isHidden &&
    JSON.stringify(one.masks) === JSON.stringify(other.masks)
  );
}
