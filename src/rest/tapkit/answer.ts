import { z } from 'zod';

/** An answer as the document shows it. */
export type Answer = {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: z.ZodType }>>;
};

/** @returns an answer in JSON. */
export function json(schema: z.ZodType, description: string): Answer {
  return { description, content: { 'application/json': { schema } } };
}

/** @returns an answer of bytes. */
export function bytes(mediaType: string, description: string): Answer {
  return { description, content: { [mediaType]: { schema: z.string().meta({ format: 'binary' }) } } };
}

/** @returns an answer without a body, as 204 is. */
export function nothing(description: string): Answer {
  return { description };
}
