import type { SessionId } from '../domain/ids.ts';
import { isFinal } from '../domain/session.ts';
import type { Wake } from '../events/wake.ts';
import type { Database } from '../storage/database.ts';
import { getSession, leasedPhone } from '../storage/session-records.ts';
import type { LivePicture } from './live-view.ts';
import type { LiveViews, WatchOptions } from './live-views.ts';

/** How long a lost hint that the session has ended may go unnoticed, in milliseconds. */
const PATIENCE_MS = 2_000;

/**
 * Watches a session's phone for as long as the session holds it: one that waits for its phone is waited for, and
 * one that has ended shows nothing.
 *
 * @throws {DomainError} when the phone can't be seen, or not any more
 */
export type WatchSession = (
  id: SessionId,
  signal: AbortSignal,
  options?: WatchOptions,
) => AsyncGenerator<LivePicture, void, undefined>;

/** What watching sessions takes. */
export type SessionViewContext = {
  readonly database: Database;
  readonly wake: Pick<Wake, 'attach'>;
  readonly views: Pick<LiveViews, 'watch'>;
};

/** @returns what shows the phones of sessions. */
export function sessionView({ database, wake, views }: SessionViewContext): WatchSession {
  return async function* watch(id, signal, options) {
    using waiter = wake.attach(id);
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const hasEnded = async (): Promise<boolean> => isFinal((await getSession(database, id)).status);
    const untilEnd = async (): Promise<void> => {
      try {
        while (!either.aborted && !(await hasEnded())) await waiter.wait(either, PATIENCE_MS);
      } finally {
        over.abort();
      }
    };

    let phone = await leasedPhone(database, id);
    while (!phone) {
      if (signal.aborted || (await hasEnded())) return;
      await waiter.wait(signal, PATIENCE_MS);
      phone = await leasedPhone(database, id);
    }
    const ending = untilEnd();
    try {
      yield* views.watch(phone, either, options);
    } finally {
      over.abort();
      await ending;
    }
  };
}
