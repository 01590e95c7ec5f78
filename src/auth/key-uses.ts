import type { ApiKeyId } from '../domain/ids.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { setLastUse } from '../storage/api-keys.ts';
import type { Database } from '../storage/database.ts';

/** How exact the last use of a key is, in milliseconds: it is written no more often. */
const USE_MS = 60_000;

/** Remembers when keys were last used. Disposal awaits what is being written. */
export type KeyUses = AsyncDisposable & {
  /** Notes a use; nobody waits for it to be written. */
  readonly note: (apiKeyId: ApiKeyId) => void;
};

/** @returns what writes the last use of each key at most once a minute. */
export function keyUses(database: Database, clock: Clock, logger: Logger): KeyUses {
  const writtenAt = new Map<ApiKeyId, number>();
  const writing = new Set<Promise<void>>();
  return {
    note(apiKeyId) {
      const now = clock.now();
      if (now - (writtenAt.get(apiKeyId) ?? Number.NEGATIVE_INFINITY) < USE_MS) return;
      writtenAt.set(apiKeyId, now);
      const write = setLastUse(database, apiKeyId, new Date(now))
        .catch((error: unknown) => logger.warn({ error }, "A key's last use could not be written"))
        .finally(() => writing.delete(write));
      writing.add(write);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(writing);
    },
  };
}
