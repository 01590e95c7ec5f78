import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Scope } from '../../domain/scope.ts';
import { type Answer, json } from './answer.ts';
import type { Described } from './described.ts';
import { INTERNAL, wireError, wireProblems, wireStatus } from './errors.ts';

type Any = Described<z.ZodObject, z.ZodObject, z.ZodObject, z.ZodType>;

/** How any operation may fail. */
const EVERYWHERE = ['AUTH_REQUIRED', 'INVALID_API_KEY', 'FORBIDDEN', 'RATE_LIMITED'] as const;

const RETRY_AFTER = { description: 'Seconds until it may go well.', schema: { type: 'integer' } } as const;

/** @returns how the document shows an operation that demands a scope, with every status that it may answer. */
export function documented(described: Any, scope: Scope) {
  const { method, path, id, tag, summary, description, params, query, headers, body, bodyIsOptional } =
    described;
  const needs = `Needs a key with the scope \`${scope}\`${described.admit ? ', or a view token of what it shows' : ''}.`;
  return createRoute({
    method,
    path,
    operationId: id,
    tags: [tag],
    summary,
    description: [description, needs].filter(Boolean).join('\n\n'),
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(headers && { headers }),
      ...(body && {
        body: { required: !bodyIsOptional, content: { 'application/json': { schema: body } } },
      }),
    },
    responses: { ...described.answers, ...errorAnswers(described) },
  });
}

/** Each status once, with its codes in words and, for programs, in `x-error-codes`. */
function errorAnswers({ method, body, bodyIsOptional, errors = [] }: Any): Record<number, Answer> {
  const all: (readonly [number, string])[] = [...EVERYWHERE, ...errors].map((error) => {
    const { status, code } = wireStatus(error);
    return [status, code];
  });
  if (body && !bodyIsOptional) all.push([400, 'EMPTY_BODY']);
  if (method !== 'get') all.push([413, 'BODY_TOO_LARGE']);
  all.push([500, INTERNAL.error]);
  const byStatus = Map.groupBy(all, ([status]) => status);
  const answers = [...byStatus].map(([status, found]) => {
    const codes = [...new Set(found.map(([, code]) => code))];
    const schema = status === 422 ? z.union([wireProblems, wireError]) : wireError;
    return [
      status,
      {
        ...json(schema, codes.map((code) => `\`${code}\``).join(', ')),
        ...(status === 429 && { headers: { 'Retry-After': RETRY_AFTER } }),
        'x-error-codes': codes,
      },
    ];
  });
  return {
    422: { ...json(wireProblems, 'The request does not fit.'), 'x-error-codes': [] },
    ...Object.fromEntries(answers),
  };
}
