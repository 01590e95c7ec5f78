import { expect, test, vi } from 'vitest';
import { onceEach } from '../../../src/lib/once-each.ts';

test('what is made of a thing is made once, also when it is nothing', () => {
  const make = vi.fn(({ name }: { name: string }) => (name === '' ? undefined : { name }));
  const made = onceEach(make);
  const [one, alike, empty] = [{ name: 'a' }, { name: 'a' }, { name: '' }];
  expect(made(one)).toBe(made(one));
  expect(made(alike)).toEqual(made(one));
  expect(made(alike)).not.toBe(made(one));
  expect([made(empty), made(empty)]).toEqual([undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(3);
});
