import { setImmediate as endOfTick } from 'node:timers/promises';
import type { EventLog } from './event-log.ts';

/**
 * Lets readers that ask for the same page in the same tick share one read, as all of a session's readers
 * do when a hint wakes them. The read begins after the tick, so that whoever shares it sees every event
 * that was stored before it asked.
 *
 * @returns a function that reads like `read`
 */
export function sharedReads(read: EventLog['read']): EventLog['read'] {
  const waiting = new Map<string, ReturnType<EventLog['read']>>();

  return (sessionId, range) => {
    const key = `${sessionId} ${range.after} ${range.limit}`;
    const known = waiting.get(key);
    if (known) return known;
    const page = endOfTick().then(() => {
      waiting.delete(key);
      return read(sessionId, range);
    });
    waiting.set(key, page);
    return page;
  };
}
