import type { LiveItem } from '../../schema/live-items.ts';
import type { Position, Shareable } from '../../schema/shared-source.ts';

/** How far a subscriber has got: the last event, and the last preview since. */
type Place = { index: number; sequence: number };

/** One of a group. */
export type Subscriber = {
  readonly place: Place;
  /** Sends a result at once or never. */
  readonly push: (result: SharedResult) => void;
  /** Told that there will be no more. */
  readonly end: () => void;
};

/** One result for everyone: what is made of it for one is kept for whoever needs the same. */
export type SharedResult = {
  readonly json: Buffer;
  /** A preview may be left out for a slow reader. */
  readonly isPreview: boolean;
  readonly encoded: Map<string, Buffer>;
};

/**
 * Subscribers with equal rights that read the same with the same document: the source is read, executed and
 * written as JSON once for all of them. Who comes later first reads on its own what it has missed, and is
 * taken in once it has got as far as the group, so that it sees no event twice and misses none.
 */
export class SharedGroup {
  readonly #subscribers = new Set<Subscriber>();
  readonly #leaving = new AbortController();
  readonly #reading: Shareable<Position>;
  readonly #toJson: (item: LiveItem<Position>) => Promise<string>;
  readonly #onEnd: () => void;
  readonly #place: Place = { index: -1, sequence: 0 };
  readonly #started: Promise<void>;
  /** Those that are taken in, and those that are on their way. */
  #holders = 0;
  #isOpen = true;

  /**
   * @param toJson executes the document for an item; never rejects
   * @param onEnd called once, when nobody can be taken in any more
   */
  constructor(
    source: Shareable<Position>,
    toJson: (item: LiveItem<Position>) => Promise<string>,
    onEnd: () => void,
  ) {
    this.#reading = source;
    this.#toJson = toJson;
    this.#onEnd = onEnd;
    this.#started = this.#start();
  }

  /** Whether subscribers may still be taken in. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Keeps the group alive for one more subscriber, until that one is released. */
  hold(): void {
    this.#holders += 1;
  }

  /** Lets go of a subscriber, whether it was taken in or not. */
  release(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber);
    this.#holders -= 1;
    if (this.#holders === 0) this.#close();
  }

  /** Takes a subscriber in if it has got as far as the group has. @returns whether it did */
  async takes(subscriber: Subscriber): Promise<boolean> {
    await this.#started;
    if (!this.#isOpen || isBehind(subscriber.place, this.#place)) return false;
    this.#subscribers.add(subscriber);
    return true;
  }

  async #start(): Promise<void> {
    try {
      this.#place.index = await this.#reading.newest();
      void this.#pump();
    } catch {
      // Whoever is on the way reads on its own, and meets the same failure there.
      this.#close();
    }
  }

  async #pump(): Promise<void> {
    try {
      for await (const value of this.#reading.open(this.#place.index, this.#leaving.signal)) {
        await this.#deliver({ value }, value);
      }
    } catch (failure) {
      await this.#deliver({ failure }, { index: Number.POSITIVE_INFINITY });
    } finally {
      this.#close();
      for (const { end } of this.#subscribers) end();
    }
  }

  async #deliver(item: LiveItem<Position>, position: Position): Promise<void> {
    const json = Buffer.from(await this.#toJson(item));
    const result = { json, isPreview: position.sequence !== undefined, encoded: new Map() };
    // From here on in one go: who is taken in meanwhile has either seen the item or gets it now.
    for (const { place, push } of this.#subscribers) {
      if (!isBehind(place, position)) continue;
      push(result);
      advance(place, position);
    }
    advance(this.#place, position);
  }

  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#leaving.abort();
    this.#onEnd();
  }
}

/** Whether a place lies before a position: previews come behind the event that they follow. */
function isBehind(place: Place, { index, sequence = 0 }: Position): boolean {
  return place.index < index || (place.index === index && place.sequence < sequence);
}

/** Notes that an item was sent to whoever is at that place. */
export function advance(place: Place, { index, sequence = 0 }: Position): void {
  place.index = index;
  place.sequence = sequence;
}
