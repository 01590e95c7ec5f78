import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesWildcard } from '../../../src/lib/wildcard.ts';

test.each<[string, string, boolean]>([
  ['com.example.*', 'com.example.shop', true],
  ['com.example.*', 'com.example', false],
  ['com.example.*', 'comXexample.shop', false],
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['**', 'anything', true],
  ['*order*', 'Place ORDER now', true],
  ['*order', 'order now', false],
  ['tap', 'Tap', true],
  ['tap', 'double_tap', false],
  ['*_tap', 'double_tap', true],
  ['a*b*c', 'a--b--b--c', true],
  ['a*b*c', 'a--c--b', false],
  ['(a+)+$', 'aaaa', false],
  ['[*]', '[x]', true],
])('%j fits %j: %s', (pattern, text, fits) => {
  expect(matchesWildcard(pattern, text)).toBe(fits);
});

test('what a regular expression says of the same pattern is said here, too', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', '*', '.'), { maxLength: 8 });
  const plain = fc.array(fc.constantFrom('a', 'b', '.', '*'), { maxLength: 10 });
  fc.assert(
    fc.property(letters, plain, (pattern, text) => {
      const parts = pattern.map((part) => (part === '*' ? '.*' : RegExp.escape(part)));
      const expected = new RegExp(`^${parts.join('')}$`).test(text.join(''));
      expect(matchesWildcard(pattern.join(''), text.join(''))).toBe(expected);
    }),
  );
});

test('a pattern that is made to take long does not', () => {
  expect(matchesWildcard('*a'.repeat(100), `${'a'.repeat(10_000)}b`)).toBe(false);
});
