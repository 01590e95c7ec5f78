import { DomainError } from '../domain/errors.ts';
import { type ApiKeyId, formatId, type PhoneId } from '../domain/ids.ts';
import type { Size } from '../domain/phone.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import { unlessAborted } from '../lib/unless-aborted.ts';
import { type PhoneDriver, PhoneError } from '../phones/phone-driver.ts';
import { phoneNotFound } from '../sessions/phone-named.ts';
import type { TakePhone } from '../sessions/session-phone.ts';

/** How long a phone stays connected that nobody uses, in milliseconds: the next touch of a person is quick. */
const WARM_MS = 10_000;

/** A phone that is connected for use by hand. */
export type PhoneAtHand = {
  readonly driver: PhoneDriver;
  /** @returns the size of the newest frame; a frame is taken when there is none yet */
  readonly frameSize: (signal: AbortSignal) => Promise<Size>;
};

/** Connects a phone for use by hand. Whoever is given the driver closes it. */
export type OpenPhone = (phone: PhoneRecord, signal: AbortSignal) => Promise<PhoneDriver>;

type Hand = {
  readonly phoneId: PhoneId;
  readonly closing: AbortController;
  readonly atHand: Promise<PhoneAtHand>;
  users: number;
  idle: NodeJS.Timeout | undefined;
};

type Seat = { driver: PhoneDriver | undefined };

/**
 * What is connected in this process: at most one driver a phone. A session comes first: when it takes a phone,
 * whatever is done by hand there ends, and nothing is begun until the session closes its driver.
 */
export class OpenPhones implements AsyncDisposable {
  readonly #open: OpenPhone;
  readonly #warmMs: number;
  readonly #hands = new Map<PhoneId, Hand>();
  readonly #closings = new Map<PhoneId, Promise<void>>();
  readonly #seats = new Map<PhoneId, Set<Seat>>();
  readonly #uses = new Map<string, number>();
  #hasEnded = false;

  constructor(open: OpenPhone, warmMs: number = WARM_MS) {
    this.#open = open;
    this.#warmMs = warmMs;
  }

  /** Opens a phone for a session, which closes what it is given. @throws what `open` throws */
  readonly take: TakePhone = async (phoneId, open) => {
    const seat: Seat = { driver: undefined };
    const seats = this.#seats.get(phoneId) ?? new Set();
    this.#seats.set(phoneId, seats.add(seat));
    const leave = (): void => {
      seats.delete(seat);
      if (seats.size === 0 && this.#seats.get(phoneId) === seats) this.#seats.delete(phoneId);
    };
    try {
      await this.#close(this.#hands.get(phoneId), takenBySession());
      await this.#closings.get(phoneId);
      const driver = await open();
      seat.driver = driver;
      const close = async (): Promise<void> => {
        try {
          await driver.close();
        } finally {
          leave();
        }
      };
      return { ...driver, close };
    } catch (error) {
      leave();
      throw error;
    }
  };

  /** @returns what the session that has the phone open drives it with, if one has. */
  sessionDriver(phoneId: PhoneId): PhoneDriver | undefined {
    return [...(this.#seats.get(phoneId) ?? [])].at(-1)?.driver;
  }

  /** Whether a session has the phone open, or is about to. */
  isTaken(phoneId: PhoneId): boolean {
    return this.#seats.has(phoneId);
  }

  /** Whether the phone is connected for use by hand. */
  isWarm(phoneId: PhoneId): boolean {
    return this.#hands.has(phoneId);
  }

  /** Counts one more use of a phone by a key. @returns what ends it, and tells whether it was the key's last */
  enter(phoneId: PhoneId, apiKeyId: ApiKeyId): () => boolean {
    const key = `${phoneId} ${apiKeyId}`;
    this.#uses.set(key, (this.#uses.get(key) ?? 0) + 1);
    return () => {
      const left = (this.#uses.get(key) ?? 1) - 1;
      if (left > 0) this.#uses.set(key, left);
      else this.#uses.delete(key);
      return left === 0;
    };
  }

  /** Ends what is done by hand with a phone that was removed; nothing is begun there any more. */
  async drop(phoneId: PhoneId): Promise<void> {
    await this.#close(this.#hands.get(phoneId), phoneNotFound(formatId('phone', phoneId)));
  }

  /**
   * Does something with a phone by hand; it stays connected for a while.
   *
   * @param signal ends `work`, and the wait for the connection; an action in flight can't be called back
   * @throws {DomainError} `PHONE_BUSY` when a session has the phone, also when it takes it meanwhile
   * @throws {PhoneError} when the phone can't be connected; whatever `work` throws
   */
  async use<T>(
    phone: PhoneRecord,
    work: (phone: PhoneAtHand, signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    signal.throwIfAborted();
    if (this.#hasEnded) throw serverEnds();
    if (this.#seats.has(phone.id)) throw takenBySession();
    const hand = this.#hands.get(phone.id) ?? this.#connect(phone);
    const either = AbortSignal.any([signal, hand.closing.signal]);
    hand.users += 1;
    clearTimeout(hand.idle);
    try {
      return await work(await unlessAborted(hand.atHand, either), either);
    } catch (error) {
      hand.closing.signal.throwIfAborted();
      if (error instanceof PhoneError && error.kind === 'phone_lost') await this.#close(hand, error);
      throw error;
    } finally {
      hand.users -= 1;
      if (hand.users === 0 && !hand.closing.signal.aborted) this.#cool(hand);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#hasEnded = true;
    await Promise.all([...this.#hands.values()].map((hand) => this.#close(hand, serverEnds())));
    await Promise.all(this.#closings.values());
  }

  #connect(phone: PhoneRecord): Hand {
    const closing = new AbortController();
    const connecting = async (): Promise<PhoneAtHand> => {
      await this.#closings.get(phone.id);
      closing.signal.throwIfAborted();
      return atHand(await this.#open(phone, closing.signal));
    };
    const hand: Hand = { phoneId: phone.id, closing, atHand: connecting(), users: 0, idle: undefined };
    this.#hands.set(phone.id, hand);
    hand.atHand.catch((error: unknown) => this.#close(hand, error));
    return hand;
  }

  #cool(hand: Hand): void {
    const reason = new PhoneError('phone_lost', 'The phone was given back. Connect again to use it.');
    hand.idle = setTimeout(() => void this.#close(hand, reason), this.#warmMs);
    hand.idle.unref();
  }

  /** Ends what is done by hand with a phone, and waits until that is over; never rejects. */
  async #close(hand: Hand | undefined, reason: unknown): Promise<void> {
    if (!hand || hand.closing.signal.aborted) return;
    const { phoneId } = hand;
    hand.closing.abort(reason);
    clearTimeout(hand.idle);
    if (this.#hands.get(phoneId) === hand) this.#hands.delete(phoneId);
    const closed = Promise.all([this.#closings.get(phoneId), closeDriver(hand)]).then(() => {
      if (this.#closings.get(phoneId) === closed) this.#closings.delete(phoneId);
    });
    this.#closings.set(phoneId, closed);
    await closed;
  }
}

async function closeDriver({ atHand: opening }: Hand): Promise<void> {
  const opened = await opening.catch(() => undefined);
  await opened?.driver.close();
}

function atHand(driver: PhoneDriver): PhoneAtHand {
  let newest: Size | undefined;
  const capture: PhoneDriver['capture'] = async (signal) => {
    const frame = await driver.capture(signal);
    newest = { widthPx: frame.widthPx, heightPx: frame.heightPx };
    return frame;
  };
  return {
    driver: { ...driver, capture },
    frameSize: async (signal) => newest ?? (await capture(signal)),
  };
}

function serverEnds(): PhoneError {
  return new PhoneError('phone_lost', 'The server is ending.');
}

/** @returns the failure of using a phone by hand that a session has. */
export function takenBySession(): DomainError {
  return new DomainError(
    'PHONE_BUSY',
    'A session holds the phone. Take that session over to act in its place, wait for its end, or stop it.',
  );
}
