import { expect, test } from 'vitest';
import { quantile } from '../../../src/lib/quantile.ts';

test('a quantile lies between the values around it, in whatever order they come', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([30, 10, 20], 0.5)).toBe(20);
  expect(quantile([10, 0, 20, 30, 40, 50, 60, 70, 80, 90, 100], 0.9)).toBe(90);
  expect(quantile([7], 0.9)).toBe(7);
});

test('there is no quantile of nothing', () => {
  expect(quantile([], 0.5)).toBeNull();
});
