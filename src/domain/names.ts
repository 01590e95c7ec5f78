import { z } from 'zod';

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,63}$/u;

/** @returns how the name of something is read that may be asked for by its id, of that prefix, as well. */
export function nameUnlike(prefix: string) {
  const allowed = '1 to 64 letters, figures, blanks, "_", "." and "-", a letter or figure first.';
  return z
    .string()
    .regex(NAME, allowed)
    .refine((name) => !name.startsWith(`${prefix}_`), `Must not begin with "${prefix}_", as ids do.`);
}

/** The name of a pool of phones. */
export const poolName = z
  .string()
  .regex(NAME, '1 to 64 letters, figures, blanks, "_", "." and "-", a letter or figure first.');
