import { expect, test } from 'vitest';
import { ReadAhead } from '../../../src/lib/read-ahead.ts';
import { gate } from '../../support/gate.ts';

const never = new AbortController().signal;

test('items are read while the reader is busy, and come in order', async () => {
  const all = Promise.withResolvers<void>();
  await using ahead = new ReadAhead(async function* () {
    yield 1;
    yield 2;
    all.resolve();
    return 'end';
  }, never);
  await all.promise;
  expect(await ahead.next()).toBe(1);
  expect(ahead.isOver).toBe(false);
  expect([await ahead.next(), await ahead.next()]).toEqual([2, undefined]);
  expect(ahead.isOver).toBe(true);
  expect(ahead.result).toBe('end');
});

test('a failure comes after the items in front of it', async () => {
  await using ahead = new ReadAhead(async function* () {
    yield 1;
    throw new Error('broken');
  }, never);
  expect(await ahead.next()).toBe(1);
  await expect(ahead.next()).rejects.toThrow('broken');
  expect(() => ahead.result).toThrow('has not returned');
});

test('leaving ends the generator, and waits until it has ended', async () => {
  const held = gate();
  let ended = false;
  {
    await using ahead = new ReadAhead(async function* (signal) {
      try {
        yield 1;
        await held.pass(signal);
      } finally {
        ended = true;
      }
    }, never);
    expect(await ahead.next()).toBe(1);
    await held.reached;
  }
  expect(ended).toBe(true);
});

test('an aborted signal reaches the reader', async () => {
  const abort = new AbortController();
  await using ahead = new ReadAhead(async function* (signal) {
    yield 1;
    await gate().pass(signal);
  }, abort.signal);
  await ahead.next();
  abort.abort(new Error('stopped'));
  await expect(ahead.next()).rejects.toThrow('stopped');
});
