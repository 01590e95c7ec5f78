import { expect, test } from 'vitest';
import { holdsScope, SCOPES } from '../../../src/domain/scope.ts';

test('a scope holds the ones before it, and no other', () => {
  const held = SCOPES.map((granted) => SCOPES.filter((wanted) => holdsScope([granted], wanted)));
  expect(held).toEqual([['read'], ['read', 'control'], ['read', 'control', 'admin']]);
  expect(holdsScope([], 'read')).toBe(false);
});
