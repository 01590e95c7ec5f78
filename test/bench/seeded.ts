const MODULUS = 2 ** 32;

/**
 * Random numbers that come out alike in each run: a linear congruential generator.
 *
 * @returns a function that gives the next one, from 0 to below 1
 * @see https://en.wikipedia.org/wiki/Linear_congruential_generator
 */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / MODULUS;
  };
}
