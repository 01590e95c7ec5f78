import { expect, test } from 'vitest';
import { batched } from '../../../src/lib/batched.ts';

test('those who ask in the same tick share one question, each key once', async () => {
  const asked: (readonly number[])[] = [];
  const double = batched(async (keys: readonly number[]) => {
    asked.push(keys);
    return new Map(keys.filter((key) => key > 0).map((key) => [key, key * 2]));
  });
  expect(await Promise.all([double(1), double(2), double(1), double(-1)])).toEqual([2, 4, 2, undefined]);
  expect(await double(1)).toBe(2);
  expect(asked).toEqual([[1, 2, -1], [1]]);
});

test('a failed question fails all who share it, and the next one is asked anew', async () => {
  let fails = true;
  const ask = batched(async (keys: readonly string[]) => {
    if (fails) throw new Error('The disk is gone.');
    return new Map(keys.map((key) => [key, key]));
  });
  const both = await Promise.allSettled([ask('a'), ask('b')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await ask('a')).toBe('a');
});
