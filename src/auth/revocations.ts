import { DomainError } from '../domain/errors.ts';
import type { ApiKeyId } from '../domain/ids.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';

/** How often to ask which keys still work, in milliseconds: what is live ends within a second of its key. */
const POLL_MS = 500;

/** Whose key is watched, and when what was made with it ends before the key does. */
type Watched = { readonly apiKeyId: ApiKeyId; readonly expiresAt?: Date | null | undefined };

type Watcher = Pick<Watched, 'expiresAt'> & { readonly end: (why: DomainError) => void };

/** Ends what is live under a key when the key stops to work. */
export type Revocations = Disposable & {
  /** Ends everything that is live under the key, at once. */
  readonly announce: (apiKeyId: ApiKeyId) => void;
  /**
   * Calls `end` once, with the failure to show, when the key is revoked here or elsewhere, or has expired.
   * Dispose what it returns when there is nothing more to end.
   */
  readonly watch: (who: Watched, end: (why: DomainError) => void) => Disposable;
};

/** What watching keys takes. */
export type RevocationsOptions = {
  /** @returns those of `ids` that still work. */
  readonly stillWorking: (ids: readonly ApiKeyId[]) => Promise<ReadonlySet<ApiKeyId>>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pollMs?: number;
};

/**
 * Watches keys: at once for what is announced in this process, and by one question for all of them for what
 * another process revokes and for what expires. Nothing is asked while nobody watches.
 */
export function revocations(options: RevocationsOptions): Revocations {
  const { stillWorking, clock, logger, pollMs = POLL_MS } = options;
  const watched = new Map<ApiKeyId, Set<Watcher>>();
  let timer: NodeJS.Timeout | undefined;

  const remove = (apiKeyId: ApiKeyId, watcher: Watcher): void => {
    const watchers = watched.get(apiKeyId);
    watchers?.delete(watcher);
    if (watchers?.size === 0) watched.delete(apiKeyId);
  };

  const finish = (apiKeyId: ApiKeyId, watchers: Iterable<Watcher>): void => {
    const why = new DomainError('INVALID_API_KEY', 'The API key was revoked or has expired.');
    for (const watcher of [...watchers]) {
      remove(apiKeyId, watcher);
      watcher.end(why);
    }
  };

  const announce = (apiKeyId: ApiKeyId): void => finish(apiKeyId, watched.get(apiKeyId) ?? []);

  const poll = async (): Promise<void> => {
    const ids = [...watched.keys()];
    try {
      const working = await stillWorking(ids);
      for (const id of ids) if (!working.has(id)) announce(id);
    } catch (error) {
      logger.error({ error }, 'The keys of live connections could not be looked up');
    }
    const now = clock.now();
    for (const [id, watchers] of watched) {
      finish(
        id,
        watchers.values().filter(({ expiresAt }) => expiresAt != null && expiresAt.getTime() <= now),
      );
    }
    timer = undefined;
    schedule();
  };

  const schedule = (): void => {
    if (watched.size === 0 || timer) return;
    timer = setTimeout(() => void poll(), pollMs);
    timer.unref();
  };

  return {
    announce,
    watch({ apiKeyId, expiresAt }, end) {
      const watcher: Watcher = { expiresAt, end };
      const watchers = watched.get(apiKeyId) ?? new Set();
      watched.set(apiKeyId, watchers.add(watcher));
      schedule();
      return { [Symbol.dispose]: () => remove(apiKeyId, watcher) };
    },
    [Symbol.dispose]() {
      watched.clear();
      clearTimeout(timer);
    },
  };
}
