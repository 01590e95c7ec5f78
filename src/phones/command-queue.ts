/**
 * Runs the commands of one phone one after the other, in the order of their calls. A command that is
 * aborted before its turn is never started; one that is aborted in flight can't be called back, so its
 * caller is told at once and the next command waits until it is over.
 */
export class CommandQueue {
  #last: Promise<void> = Promise.resolve();

  /**
   * @returns what the command returns
   * @throws what the command throws; the signal's reason as soon as it aborts
   */
  run<T>(command: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    this.#last = this.#last.then(async () => {
      try {
        if (!signal.aborted) resolve(await command());
      } catch (error) {
        reject(error);
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    });
    return promise;
  }

  /** Settles when everything that was asked for so far is over; never rejects. */
  idle(): Promise<void> {
    return this.#last;
  }
}
