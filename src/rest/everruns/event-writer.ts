import type { AgentEvent } from '../../domain/agent-event.ts';
import type { SessionId } from '../../domain/ids.ts';
import type { JsonObject } from '../../lib/json.ts';
import { entryId, wireId } from './ids.ts';
import type { WireContext, WireEvent } from './wire/event.ts';

/** How many places each event of a log has for what it becomes. */
const SUBS = 256;
/** What begins in front of an event of the log, or only shows in between, has places behind the event before it. */
const BETWEEN = { reason: 200, message: 201, thinking: 202, nothing: 203, deltas: 210 } as const;
/** How many events an event of the log may become. */
export const MOST_OF_ONE = BETWEEN.reason;

/** Where something is in a log. */
export type Place = Pick<AgentEvent, 'index' | 'ts'>;

/** @returns the place of an event among those of its session */
export function sequenceOf(index: number, sub: number): number {
  return index * SUBS + sub;
}

/** @returns whether `id` can be that of something shown behind an event of the log and in front of the next one's */
export function isBehind(event: AgentEvent, sub: number, id: string): boolean {
  if (sub >= BETWEEN.deltas) return true;
  return sub >= BETWEEN.reason && entryId('event', event.sessionId, event, sub) === id;
}

/** Writes what a log becomes, each event with the id and the `sequence` of its place. */
export class EventWriter {
  readonly sessionId: SessionId;
  #events: WireEvent[] = [];
  #at: Place = { index: 0, ts: new Date(0) };
  #before: Place | undefined;
  #sub = 0;

  constructor(sessionId: SessionId) {
    this.sessionId = sessionId;
  }

  /** The event of the log that is being told. */
  get at(): Place {
    return this.#at;
  }

  /** The one before it: behind it stands what begins now. */
  get before(): Place {
    return this.#before ?? this.#at;
  }

  /** @returns how long before the present event that was, in milliseconds */
  since(ts: Date): number {
    return Math.max(0, this.#at.ts.getTime() - ts.getTime());
  }

  /** @returns what `tell` puts for an event of the log */
  ofEvent(at: Place, tell: () => void): readonly WireEvent[] {
    this.#events = [];
    this.#at = at;
    this.#sub = 0;
    tell();
    this.#before = at;
    return this.#events;
  }

  /** @returns what `tell` puts behind the newest event of the log */
  behindEvent(tell: () => void): readonly WireEvent[] {
    this.#events = [];
    tell();
    return this.#events;
  }

  put(type: string, context: WireContext, data: JsonObject): void {
    this.#events.push(this.#event(this.#at, this.#sub, type, context, data));
    this.#sub += 1;
  }

  /** Puts what has begun behind the event before this one. */
  putBefore(
    what: 'reason' | 'message' | 'thinking' | 'nothing',
    ...rest: Parameters<EventWriter['put']>
  ): void {
    this.#events.push(this.#event(this.before, BETWEEN[what], ...rest));
  }

  /** Puts what is in no log; `nth` tells apart what comes in the same millisecond. */
  putDelta(ts: Date, nth: number, ...rest: Parameters<EventWriter['put']>): void {
    const { index } = this.before;
    const sub = BETWEEN.deltas + (nth % (SUBS - BETWEEN.deltas));
    this.#events.push({ ...this.#event({ index, ts }, sub, ...rest), sequence: null });
  }

  #event(at: Place, sub: number, type: string, context: WireContext, data: JsonObject): WireEvent {
    return {
      id: entryId('event', this.sessionId, at, sub),
      type,
      ts: at.ts.toISOString(),
      session_id: wireId('session', this.sessionId),
      context,
      data,
      metadata: null,
      sequence: sequenceOf(at.index, sub),
      tags: null,
    };
  }
}
