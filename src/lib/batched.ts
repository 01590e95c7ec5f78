import { setImmediate as endOfTick } from 'node:timers/promises';

/**
 * Lets those who ask for something in the same tick share one question, as the rows of a page do. It is asked
 * after the tick, so that whoever shares it hears of everything that was so before they asked. Nothing is kept.
 *
 * @param load answers for several keys at once; a key without an answer is left out
 * @returns a function that answers for one key
 */
export function batched<Key, Value>(
  load: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  let waiting: { readonly keys: Set<Key>; readonly found: Promise<ReadonlyMap<Key, Value>> } | undefined;

  const open = () => {
    const keys = new Set<Key>();
    const found = endOfTick().then(() => {
      waiting = undefined;
      return load([...keys]);
    });
    return { keys, found };
  };
  return async (key) => {
    waiting ??= open();
    waiting.keys.add(key);
    return (await waiting.found).get(key);
  };
}
