import type { LoggedEvent } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import { batched } from '../lib/batched.ts';
import type { LogPart } from '../storage/log-parts.ts';

/** Reads a part of a log. */
export type ReadPart = (sessionId: SessionId, part: LogPart) => Promise<readonly LoggedEvent[]>;

/** Reads the same part of several logs at once; a log without such events may be left out. */
export type ReadParts = (
  sessionIds: readonly SessionId[],
  part: LogPart,
) => Promise<ReadonlyMap<SessionId, readonly LoggedEvent[]>>;

/** @returns a function that reads one part; the same part of several logs is read at once. @see {@link batched} */
export function batchedParts(read: ReadParts): ReadPart {
  const readers = new Map<string, ReturnType<typeof batched<SessionId, readonly LoggedEvent[]>>>();

  return async (sessionId, part) => {
    const key = JSON.stringify([part.after, part.before, part.types, part.limit, part.from]);
    let reader = readers.get(key);
    if (!reader) {
      reader = batched((ids) => {
        readers.delete(key);
        return read(ids, part);
      });
      readers.set(key, reader);
    }
    return (await reader(sessionId)) ?? [];
  };
}
