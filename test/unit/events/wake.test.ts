import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { newId } from '../../../src/domain/ids.ts';
import { localWake } from '../../../src/events/wake.ts';

const id = newId('sess');
/** Longer than any test: nothing here may depend on running out of patience. */
const PATIENCE_MS = 600_000;
const never = new AbortController().signal;

test('a hint wakes every waiter of its session', async () => {
  const wake = localWake();
  using first = wake.attach(id);
  using second = wake.attach(id);
  const both = Promise.all([first.wait(never, PATIENCE_MS), second.wait(never, PATIENCE_MS)]);
  wake.announce(id);
  await both;
});

test('a hint that comes before the wait is not lost, and counts once', async () => {
  const wake = localWake();
  using waiter = wake.attach(id);
  wake.announce(id);
  wake.announce(id);
  await waiter.wait(never, PATIENCE_MS);
  let woken = false;
  const again = waiter.wait(never, PATIENCE_MS).then(() => {
    woken = true;
  });
  await new Promise(setImmediate);
  expect(woken).toBe(false);
  wake.announce(id);
  await again;
});

test('a hint of another session wakes nobody', async () => {
  const wake = localWake();
  using waiter = wake.attach(id);
  const leaving = new AbortController();
  let woken = false;
  const waiting = waiter.wait(leaving.signal, PATIENCE_MS).then(() => {
    woken = true;
  });
  wake.announce(newId('sess'));
  await new Promise(setImmediate);
  expect(woken).toBe(false);
  leaving.abort();
  await waiting;
});

test('patience ends, and so does a wait whose signal has aborted already', async () => {
  const wake = localWake();
  using waiter = wake.attach(id);
  await waiter.wait(never, 0);
  await waiter.wait(AbortSignal.abort(), PATIENCE_MS);
});

test('a thousand waits leave no listener on their signal', async () => {
  const wake = localWake();
  const { signal } = new AbortController();
  using waiter = wake.attach(id);
  for (let round = 0; round < 1_000; round += 1) {
    const waiting = waiter.wait(signal, PATIENCE_MS);
    wake.announce(id);
    await waiting;
  }
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('a waiter that is disposed is gone, also when it is disposed twice', () => {
  const wake = localWake();
  const waiters = Array.from({ length: 3 }, () => wake.attach(id));
  expect(wake.waiterCount()).toBe(3);
  for (const waiter of waiters) {
    waiter[Symbol.dispose]();
    waiter[Symbol.dispose]();
  }
  expect(wake.waiterCount()).toBe(0);
});

test('whoever listens to everything learns what was announced since the last wait', async () => {
  const wake = localWake();
  using collector = wake.attachAll();
  const other = newId('phone');
  wake.announce(id);
  wake.announce(other);
  wake.announce(id);
  expect(await collector.wait(never, PATIENCE_MS)).toEqual(new Set([id, other]));
  expect(await collector.wait(AbortSignal.abort(), PATIENCE_MS)).toEqual(new Set());
});
