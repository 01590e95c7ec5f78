import { z } from 'zod';

/**
 * A whole number in a query or a header: digits alone, where `Number` also takes an empty text, `0x10` and
 * `1e3`. It is documented as the integer that it is.
 */
export function digits(range: { readonly min: number; readonly max: number; readonly default?: number }) {
  const { min: minimum, max: maximum } = range;
  return z
    .string()
    .regex(/^\d+$/, 'Must be a whole number in decimal digits.')
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({
      type: 'integer',
      minimum,
      maximum,
      ...(range.default !== undefined && { default: range.default }),
    });
}
