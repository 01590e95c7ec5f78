import { seededRandom } from './random.ts';

/** Keeps the code apart from what else is drawn from the same seed. */
const SALT = 0x5b0b;

/** @returns the six digits that the Shop asks for and Messages shows; the same seed gives the same code */
export function loginCode(seed: number): string {
  return String(100_000 + Math.floor(seededRandom(seed ^ SALT)() * 900_000));
}
