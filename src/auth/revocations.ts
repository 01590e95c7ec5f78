import { DomainError } from '../domain/errors.ts';
import type { ApiKeyId, SignInId } from '../domain/ids.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';

/** How often to ask which keys still work, in milliseconds: what is live ends within a second of its key. */
const POLL_MS = 500;

/** What somebody is let in by: a key, and what a browser was signed in with. */
export type Holder = ApiKeyId | SignInId;

/** Who is watched, and when what was made with their key ends before the key does. */
type Watched = {
  readonly apiKeyId: ApiKeyId;
  readonly signInId?: SignInId | undefined;
  readonly expiresAt?: Date | null | undefined;
};

type Watcher = Watched & { readonly end: (why: DomainError) => void };

/** Ends what is live under a key, or in a signed in browser, when that stops to work. */
export type Revocations = Disposable & {
  /** Ends everything that is live under it, at once. */
  readonly announce: (holder: Holder) => void;
  /**
   * Calls `end` once, with the failure to show, when the key is revoked here or elsewhere or has expired, or when
   * the browser is signed out. Dispose what it returns when there is nothing more to end.
   */
  readonly watch: (who: Watched, end: (why: DomainError) => void) => Disposable;
};

/** What watching keys takes. */
export type RevocationsOptions = {
  /** @returns those of `ids` that still work. */
  readonly stillWorking: (ids: readonly Holder[]) => Promise<ReadonlySet<Holder>>;
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
  const watched = new Map<Holder, Set<Watcher>>();
  let timer: NodeJS.Timeout | undefined;

  const remove = (watcher: Watcher): void => {
    for (const holder of holdersOf(watcher)) {
      const watchers = watched.get(holder);
      watchers?.delete(watcher);
      if (watchers?.size === 0) watched.delete(holder);
    }
  };

  const finish = (watchers: Iterable<Watcher>): void => {
    for (const watcher of [...watchers]) {
      remove(watcher);
      watcher.end(reasonFor(watcher));
    }
  };

  const announce = (holder: Holder): void => finish(watched.get(holder) ?? []);

  const poll = async (): Promise<void> => {
    const ids = [...watched.keys()];
    try {
      const working = await stillWorking(ids);
      for (const id of ids) if (!working.has(id)) announce(id);
    } catch (error) {
      logger.error({ error }, 'The keys of live connections could not be looked up');
    }
    const now = clock.now();
    for (const watchers of watched.values()) {
      finish(watchers.values().filter(({ expiresAt }) => expiresAt != null && expiresAt.getTime() <= now));
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
    watch({ apiKeyId, signInId, expiresAt }, end) {
      const watcher: Watcher = { apiKeyId, signInId, expiresAt, end };
      for (const holder of holdersOf(watcher)) {
        const watchers = watched.get(holder) ?? new Set();
        watched.set(holder, watchers.add(watcher));
      }
      schedule();
      return { [Symbol.dispose]: () => remove(watcher) };
    },
    [Symbol.dispose]() {
      watched.clear();
      clearTimeout(timer);
    },
  };
}

function holdersOf({ apiKeyId, signInId }: Watched): readonly Holder[] {
  return signInId === undefined ? [apiKeyId] : [apiKeyId, signInId];
}

function reasonFor({ signInId }: Watched): DomainError {
  const message =
    signInId === undefined
      ? 'The API key was revoked or has expired.'
      : 'The browser was signed out, or its API key was revoked or has expired.';
  return new DomainError('INVALID_API_KEY', message);
}
