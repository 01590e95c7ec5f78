import type { Context } from 'hono';
import { z } from 'zod';

/** Where what doesn't fit was. */
export type Where = 'body' | 'query' | 'header' | 'path';

/** A part of a request that doesn't fit its schema; each dialect has its own form for it. */
export class UnfitRequest extends Error {
  override readonly name = 'UnfitRequest';
  readonly where: Where;
  readonly error: z.ZodError;

  constructor(where: Where, error: z.ZodError) {
    super('The request is not valid.');
    this.where = where;
    this.error = error;
  }

  /** The first problem in one line: where it is, and what it is. */
  get line(): string {
    const [issue] = this.error.issues;
    if (!issue) return this.message;
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const path = [...issue.path, ...keys.slice(0, 1)].map(String).join('.');
    const said = keys.length > 0 ? 'Unknown field. Allowed are the documented ones.' : issue.message;
    return path === '' ? said : `${path}: ${said}`;
  }
}

/** A body that isn't there. */
export class EmptyBody extends Error {
  override readonly name = 'EmptyBody';
}

/** @returns the query: a parameter that is given more than once is a list, which no query of ours takes. */
export function queryOf(c: Context): Record<string, string | string[]> {
  if (!c.req.url.includes('?')) return {};
  const entries = Object.entries(c.req.queries()).map(([name, [value = '', ...more]]) => [
    name,
    more.length === 0 ? value : [value, ...more],
  ]);
  return Object.fromEntries(entries);
}

/** @throws {UnfitRequest} for what doesn't fit, also for what is no JSON; {@link EmptyBody} for nothing, unless optional */
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
    throw new UnfitRequest('body', new z.ZodError([issue]));
  }
  return parse('body', schema, json);
}

/** @throws {UnfitRequest} for what doesn't fit */
export function parse<Schema extends z.ZodType>(
  where: Where,
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new UnfitRequest(where, parsed.error);
  return parsed.data;
}
