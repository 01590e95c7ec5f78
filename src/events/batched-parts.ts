import { setImmediate as endOfTick } from 'node:timers/promises';
import type { LoggedEvent } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import type { LogPart } from '../storage/log-parts.ts';

/** Reads a part of a log. */
export type ReadPart = (sessionId: SessionId, part: LogPart) => Promise<readonly LoggedEvent[]>;

/** Reads the same part of several logs at once; a log without such events may be left out. */
export type ReadParts = (
  sessionIds: readonly SessionId[],
  part: LogPart,
) => Promise<ReadonlyMap<SessionId, readonly LoggedEvent[]>>;

/**
 * Lets readers that ask for the same part of different logs in the same tick share one read, as the sessions
 * of a page do. The read begins after the tick, so that whoever shares it sees every event that was stored
 * before it asked.
 *
 * @returns a function that reads one part
 */
export function batchedParts(read: ReadParts): ReadPart {
  const waiting = new Map<string, { readonly ids: Set<SessionId>; readonly found: ReturnType<ReadParts> }>();

  return async (sessionId, part) => {
    const key = JSON.stringify([part.after, part.before, part.types, part.limit, part.from]);
    let batch = waiting.get(key);
    if (!batch) {
      const ids = new Set<SessionId>();
      const found = endOfTick().then(() => {
        waiting.delete(key);
        return read([...ids], part);
      });
      batch = { ids, found };
      waiting.set(key, batch);
    }
    batch.ids.add(sessionId);
    return (await batch.found).get(sessionId) ?? [];
  };
}
