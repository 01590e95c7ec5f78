import type { Context } from 'hono';
import { z } from 'zod';
import { EmptyBody, type Where, WireError } from './errors.ts';

/** @returns the query: a parameter that is given more than once is a list, which no query of ours takes. */
export function queryOf(c: Context): Record<string, string | string[]> {
  const entries = Object.entries(c.req.queries()).map(([name, [value = '', ...more]]) => [
    name,
    more.length === 0 ? value : [value, ...more],
  ]);
  return Object.fromEntries(entries);
}

/** @throws {WireError} for what doesn't fit, also for what is no JSON; {@link EmptyBody} for nothing, unless optional */
export function parseBody(schema: z.ZodType, text: string, isOptional = false): unknown {
  if (text.trim() === '') {
    if (!isOptional) throw new EmptyBody();
    return parse('body', schema, {});
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const issue = { code: 'custom' as const, path: [], message: 'The body is not valid JSON.', input: text };
    throw new WireError('body', new z.ZodError([issue]));
  }
  return parse('body', schema, json);
}

/** @throws {WireError} for what doesn't fit */
export function parse(where: Where, schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new WireError(where, parsed.error);
  return parsed.data;
}
