import type { PhoneId } from '../domain/ids.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import { elapsedMs } from '../lib/clock.ts';
import { sleep } from '../lib/sleep.ts';
import { FRAME_MS, type LivePicture, LiveView, type LiveViewsContext } from './live-view.ts';

/** How somebody watches. */
export type WatchOptions = {
  /** The longest edge of a picture, in pixels; never more than the views were made with. */
  readonly maxEdgePx?: number | undefined;
  /** The shortest time from one picture to the next, in milliseconds. */
  readonly minIntervalMs?: number | undefined;
};

/**
 * Phones that people watch. However many watch a phone, its frames are taken once, only while somebody watches and
 * as often as the quickest of them wants, scaled once a size, and only what changes is passed on. Whoever reads slowly misses frames; nothing is kept for them but the newest.
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
   * Watches a phone: the screen as it is now, then each change, as JPEG. It ends when the signal aborts.
   *
   * @throws {DomainError} when the phone can't be seen, or not any more
   */
  async *watch(
    phone: PhoneRecord,
    signal: AbortSignal,
    { maxEdgePx = this.#context.edgePx, minIntervalMs = FRAME_MS }: WatchOptions = {},
  ): AsyncGenerator<LivePicture, void, undefined> {
    const { edgePx, clock, wait = sleep } = this.#context;
    const view = this.#views.get(phone.id) ?? new LiveView(phone, this.#context);
    this.#views.set(phone.id, view);
    const leave = view.enter(minIntervalMs);
    try {
      let number = 0;
      let last: LivePicture | undefined;
      while (!signal.aborted) {
        if (view.number > number) {
          number = view.number;
          const picture = await view.picture(Math.min(maxEdgePx, edgePx));
          if (last && Buffer.compare(last.jpeg, picture.jpeg) === 0) continue;
          last = picture;
          const shownAt = clock.now();
          yield picture;
          const restMs = minIntervalMs - elapsedMs(clock, shownAt);
          // The frames themselves are as far apart.
          if (minIntervalMs > FRAME_MS && restMs > 0) await wait(restMs, signal).catch(() => undefined);
        } else if (view.failure === undefined) {
          await view.change(signal);
        } else {
          throw view.failure;
        }
      }
    } finally {
      leave();
      if (!view.isWatched || view.failure !== undefined) {
        if (this.#views.get(phone.id) === view) this.#views.delete(phone.id);
        await view[Symbol.asyncDispose]();
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#views.values()].map((view) => view[Symbol.asyncDispose]()));
  }
}
