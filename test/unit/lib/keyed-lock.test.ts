import { expect, test } from 'vitest';
import { keyedLock } from '../../../src/lib/keyed-lock.ts';
import { gate } from '../../support/gate.ts';

const never = new AbortController().signal;

test('work under one key waits for what came before, whatever becomes of it', async () => {
  const lock = keyedLock();
  const [first, done] = [gate(), [] as string[]];
  const failing = lock('a', async () => {
    await first.pass(never);
    done.push('first');
    throw new Error('It went wrong.');
  });
  const second = lock('a', async () => done.push('second'));
  const other = lock('b', async () => done.push('other'));
  await other;
  expect(done).toEqual(['other']);
  first.open();
  await expect(failing).rejects.toThrow('It went wrong.');
  await second;
  expect(done).toEqual(['other', 'first', 'second']);
});
