/**
 * Makes an async generator that waits on a signal end as soon as its reader leaves. A generator by
 * itself only ends when what it waits for has come, since `return` queues behind a pending `next`.
 *
 * @param start starts the generator; it must end soon after its signal aborts
 * @returns an iterator whose `return` and `throw` abort that signal
 */
export function cancellable<T>(
  start: (signal: AbortSignal) => AsyncGenerator<T, void, undefined>,
): AsyncIterableIterator<T, void, undefined> {
  const left = new AbortController();
  const source = start(left.signal);
  const end = async (): Promise<IteratorResult<T, void>> => {
    left.abort();
    return await source.return();
  };
  return {
    next: () => source.next(),
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
