import type { SessionId } from '../domain/ids.ts';
import { isFinal } from '../domain/session.ts';
import type { EventFeed } from '../events/event-feed.ts';
import type { Clock } from '../lib/clock.ts';

/** Why a loop was ended from outside. */
export type EndCause = 'stopped' | 'interrupted' | 'timeout' | 'shutdown' | 'lost';

/** The reason of a loop's abort signal. */
export class LoopEnded extends Error {
  override readonly name = 'LoopEnded';
  readonly why: EndCause;

  constructor(why: EndCause) {
    super(`The loop was ended: ${why}.`);
    this.why = why;
  }
}

/** What a session's users ask of the loop that works on it, read from the session's log. */
export class Steering implements AsyncDisposable {
  readonly #end = new AbortController();
  readonly #left = new AbortController();
  readonly #following: Promise<void>;
  readonly #clock: Clock;
  /** What is left of the limit while it isn't running out, in milliseconds; undefined without a limit. */
  #leftMs: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #timerSetAt = 0;
  #pauseRequested = false;

  /**
   * @param after the index that the loop's owner has seen the log up to
   * @param limitMs milliseconds of running time until the loop is ended with `timeout`, undefined for no limit; a
   *   pause stops the count
   * @param shutdown ends the loop with `shutdown`
   */
  constructor(
    feed: Pick<EventFeed, 'follow'>,
    sessionId: SessionId,
    after: number,
    limitMs: number | undefined,
    shutdown: AbortSignal,
    clock: Clock,
  ) {
    this.#clock = clock;
    this.#leftMs = limitMs;
    this.#count();
    shutdown.addEventListener('abort', () => this.end('shutdown'), { signal: this.#left.signal });
    if (shutdown.aborted) this.end('shutdown');
    this.#following = this.#follow(feed, sessionId, after);
  }

  /** Ends everything at once; its reason is a {@link LoopEnded}, or why the log can't be read. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** Whether the loop should stop before its next action. */
  get pauseRequested(): boolean {
    return this.#pauseRequested;
  }

  end(why: EndCause): void {
    this.#end.abort(new LoopEnded(why));
  }

  /** Gives the loop more time, or less when `byMs` milliseconds are negative. */
  extend(byMs: number): void {
    if (byMs === 0 || this.#leftMs === undefined) return;
    const isCounting = this.#timer !== undefined;
    this.#stopCounting();
    this.#leftMs += byMs;
    if (isCounting) this.#count();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopCounting();
    this.#left.abort();
    await this.#following;
  }

  async #follow(feed: Pick<EventFeed, 'follow'>, sessionId: SessionId, after: number): Promise<void> {
    try {
      for await (const event of feed.follow(sessionId, after, this.#left.signal)) {
        if (event.type !== 'status_changed') continue;
        if (event.data.to === 'running') this.#count();
        else this.#stopCounting();
        if (isFinal(event.data.to)) this.end('stopped');
        else if (event.data.pauseReason === 'idle' || event.data.pauseReason === 'takeover') {
          this.end('interrupted');
        } else if (event.data.to === 'paused') this.#pauseRequested = true;
      }
    } catch (error) {
      // Nobody can steer by a log that can't be read: the loop must not go on.
      this.#end.abort(error);
    }
  }

  #count(): void {
    if (this.#timer || this.#leftMs === undefined) return;
    this.#timerSetAt = this.#clock.now();
    this.#timer = setTimeout(() => this.end('timeout'), Math.max(0, this.#leftMs));
  }

  #stopCounting(): void {
    if (!this.#timer || this.#leftMs === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#leftMs -= Math.max(0, this.#clock.now() - this.#timerSetAt);
  }
}
