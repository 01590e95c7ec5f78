import type { z } from 'zod';
import { DomainError } from './errors.ts';

/**
 * Parses what a client sent.
 *
 * @throws {DomainError} `INVALID_INPUT` that names each field and what is wrong with it
 */
export function validate<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message }));
  // Two rules of one field may say the same, and some messages are whole sentences.
  const sentences = new Set(
    problems.map(({ path, message }) => `${path.join('.') || 'input'}: ${message.replace(/\.$/, '')}.`),
  );
  throw new DomainError('INVALID_INPUT', [...sentences].join(' '), { problems });
}
