/** Runs work under a key when everything before it under that key is over, whatever became of that. */
export type KeyedLock = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** @returns a lock for one process; work under different keys goes on side by side. */
export function keyedLock(): KeyedLock {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key);
    const result = before ? before.then(work, work) : work();
    last.set(key, result);
    try {
      return await result;
    } finally {
      if (last.get(key) === result) last.delete(key);
    }
  };
}
