import type { Principal } from '../src/auth/principal.ts';
import type { Revocations } from '../src/auth/revocations.ts';
import { cancellable } from '../src/lib/cancellable.ts';

/** What a subscription's source yields: something to show, or the failure that it ends with. */
export type LiveItem<T> = { readonly value: T } | { readonly failure: unknown };

/**
 * Makes a generator the source of a subscription, which ends with its key within a second. Whatever it ends
 * with is its last item, so that every transport shows the failure as one more result.
 *
 * @param start starts the generator; it must end soon after its signal aborts
 */
export function liveItems<T>(
  { revocations }: { readonly revocations: Pick<Revocations, 'watch'> },
  principal: Principal,
  start: (signal: AbortSignal) => AsyncGenerator<T, void, undefined>,
): AsyncIterableIterator<LiveItem<T>, void, undefined> {
  return cancellable(async function* (left): AsyncGenerator<LiveItem<T>, void, undefined> {
    const ending = new AbortController();
    const leave = (): void => ending.abort();
    left.addEventListener('abort', leave, { once: true });
    if (left.aborted) leave();
    let revoked: unknown;
    using _watch = revocations.watch(principal, (why) => {
      revoked = why;
      leave();
    });
    try {
      for await (const value of start(ending.signal)) {
        if (revoked) break;
        yield { value };
      }
      if (revoked) yield { failure: revoked };
    } catch (failure) {
      yield { failure: revoked ?? failure };
    } finally {
      left.removeEventListener('abort', leave);
    }
  });
}

/** @returns what an item shows. @throws what the subscription ends with */
export function shown<T>(item: LiveItem<T>): T {
  if ('failure' in item) throw item.failure;
  return item.value;
}
