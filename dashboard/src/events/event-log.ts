import type { LoggedEvent } from './event-fields.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** The part of a session's log that is here: without a gap and without a double. */
export type EventLog = {
  readonly timeline: () => Timeline;
  /** The index of the first event that is here, and of the last; 0 and -1 without one. */
  readonly first: () => number;
  readonly last: () => number;
  /** The newest event of each type. */
  readonly newest: ReadonlyMap<LoggedEvent['type'], LoggedEvent>;
  /** Adds an event at the end. @returns whether it was the next one; what is here already is not */
  readonly append: (event: LoggedEvent) => boolean;
  /** Adds what went before, in order. The timeline is another one then. */
  readonly prepend: (older: readonly LoggedEvent[]) => void;
};

/** @returns a log without an event */
export function createEventLog(): EventLog {
  let events: LoggedEvent[] = [];
  let timeline = createTimeline();
  const newest = new Map<LoggedEvent['type'], LoggedEvent>();
  return {
    timeline: () => timeline,
    first: () => events[0]?.index ?? 0,
    last: () => events.at(-1)?.index ?? -1,
    newest,
    append(event) {
      const last = events.at(-1);
      if (last && event.index <= last.index) return false;
      events.push(event);
      timeline.add(event);
      newest.set(event.type, event);
      return true;
    },
    prepend(older) {
      const first = events[0]?.index ?? Number.POSITIVE_INFINITY;
      events = [...older.filter(({ index }) => index < first), ...events];
      timeline = createTimeline();
      for (const event of events) {
        timeline.add(event);
        newest.set(event.type, event);
      }
    },
  };
}
