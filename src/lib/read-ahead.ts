/**
 * Reads a generator without waiting for its reader, who may be busy with what came first. Dispose it: that
 * tells the generator to end, and waits until it has.
 */
export class ReadAhead<T, Result> implements AsyncDisposable {
  readonly #left = new AbortController();
  readonly #items: T[] = [];
  readonly #reading: Promise<void>;
  #state:
    | { readonly type: 'open' }
    | { readonly type: 'done'; readonly result: Result }
    | { readonly type: 'failed'; readonly error: unknown } = { type: 'open' };
  #wake: () => void = () => undefined;

  /** @param open starts the generator; `signal` aborts when it is to end, which is no failure */
  constructor(open: (signal: AbortSignal) => AsyncGenerator<T, Result>, signal: AbortSignal) {
    this.#reading = this.#read(open(AbortSignal.any([signal, this.#left.signal])));
  }

  /**
   * @returns the next item, or undefined when the generator has returned
   * @throws what the generator threw, once its items are read
   */
  async next(): Promise<T | undefined> {
    while (this.#items.length === 0 && this.#state.type === 'open') {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
    if (this.#items.length > 0) return this.#items.shift();
    if (this.#state.type === 'failed') throw this.#state.error;
    return undefined;
  }

  /** Whether everything has been read: the next call of `next` returns undefined at once. */
  get isOver(): boolean {
    return this.#state.type === 'done' && this.#items.length === 0;
  }

  /** What the generator returned; read it after the last item. */
  get result(): Result {
    if (this.#state.type !== 'done') throw new Error('The generator has not returned.');
    return this.#state.result;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#left.abort(new Error('Nobody reads on.'));
    await this.#reading;
  }

  async #read(generator: AsyncGenerator<T, Result>): Promise<void> {
    try {
      for (;;) {
        const step = await generator.next();
        if (step.done) {
          this.#state = { type: 'done', result: step.value };
          return;
        }
        this.#items.push(step.value);
        this.#wake();
      }
    } catch (error) {
      this.#state = { type: 'failed', error };
    } finally {
      this.#wake();
    }
  }
}
