import { expect, test } from 'vitest';
import { z } from 'zod';
import { validate } from '../../../src/domain/validate.ts';

test('what does not fit is said once, as sentences', () => {
  const told = z
    .string()
    .regex(/a/, 'Must hold an a.')
    .regex(/A/i, 'Must hold an a.')
    .max(2, 'Must be short');
  expect(() => validate(z.object({ name: told }), { name: 'xyz' })).toThrow(
    expect.objectContaining({ message: 'name: Must hold an a. name: Must be short.' }),
  );
});
