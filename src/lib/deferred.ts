/** A promise together with the functions that settle it. */
export type Deferred<T> = {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
};

/** @returns a promise that its holder settles. */
export function deferred<T = void>(): Deferred<T> {
  return Promise.withResolvers<T>();
}
