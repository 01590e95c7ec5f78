import { expect, test } from 'vitest';
import { z } from 'zod';
import { DomainError } from '../../../src/domain/errors.ts';
import { fillSecrets, secretFields, secretNames, secretPlaceholder } from '../../../src/domain/secret.ts';
import { validate } from '../../../src/domain/validate.ts';

function problem(secret: { readonly name?: string; readonly value?: string }): string | undefined {
  try {
    validate(z.object(secretFields), { name: 'shop', value: 'hunter2', ...secret });
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

test.each(['a', '0', 'shop-password', 'work.vpn_2', 'a'.repeat(64)])('%s is a name', (name) => {
  expect(problem({ name })).toBeUndefined();
});

test.each(['', 'Shop', '-shop', '.shop', 'shop password', 'shöp', 'a}}', 'a\n', 'a'.repeat(65)])(
  '%j is no name',
  (name) => {
    expect(problem({ name })).toMatch(/^name: Expected 1 to 64 characters/);
  },
);

test.each(['1234', 'correct horse battery staple', 'ığüş', '日本語文', '😀😀😀😀', 'x'.repeat(4_096)])(
  'the value %j is taken',
  (value) => {
    expect(problem({ value })).toBeUndefined();
  },
);

test.each(['', 'abc', '😀😀😀', '    ', ' a b c ', 'hunter2\n', 'hun\tter2', 'x'.repeat(4_097)])(
  'the value %j is refused, and not repeated',
  (value) => {
    const said = problem({ value });
    expect(said).toMatch(/^value: (Expected|Too)/);
    if (value.length > 3) expect(said).not.toContain(value);
  },
);

test('the names of a text’s placeholders are found, each once', () => {
  expect(secretNames('')).toEqual([]);
  expect(secretNames('{{secret}} {secret:a} {{secrets:a}}')).toEqual([]);
  expect(secretNames('{{secret:b}} and {{secret:a}}, {{ secret: b }}')).toEqual(['b', 'a']);
  expect(secretNames(secretPlaceholder('shop-password'))).toEqual(['shop-password']);
});

test('a placeholder is found whatever its name looks like, so that it is never typed as it is', () => {
  expect(secretNames('{{secret:Shop Password}}')).toEqual(['Shop Password']);
  expect(secretNames('{{secret:}}')).toEqual(['']);
});

test('a value is not looked into for placeholders of its own', () => {
  const values: Record<string, string> = { a: '{{secret:b}} $&', b: 'hunter2' };
  expect(fillSecrets('1 {{secret:a}} 2', (name) => values[name] ?? '')).toBe('1 {{secret:b}} $& 2');
});
