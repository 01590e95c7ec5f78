import { z } from 'zod';
import type { DomainError } from '../../../domain/errors.ts';
import { type IdPrefix, parseId } from '../../../domain/ids.ts';

/**
 * An id in a path. What isn't one is answered as an unknown one is: with `notFound`, so that the form of an
 * id tells nothing.
 */
export function pathId<P extends IdPrefix>(prefix: P, notFound: () => DomainError, description: string) {
  return z
    .string()
    .transform((text) => {
      const id = parseId(prefix, text);
      if (!id) throw notFound();
      return id;
    })
    .meta({ description, example: `${prefix}_019ac3f5d1c07a3e8f00a1b2c3d4e5f6` });
}
