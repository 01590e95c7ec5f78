import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../../src/lib/backoff.ts';
import { cancellable } from '../../../src/lib/cancellable.ts';
import { elapsedMs } from '../../../src/lib/clock.ts';
import { sleep } from '../../../src/lib/sleep.ts';

test('a wait grows with each failure, never beyond its limit, and never to nothing', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), share, (attempt, random) => {
      const waitMs = backoffMs({ baseMs: 1_000, maxMs: 30_000 }, attempt, random);
      const ceilingMs = Math.min(30_000, 1_000 * 2 ** (attempt - 1));
      expect(waitMs).toBeGreaterThanOrEqual(ceilingMs / 2);
      expect(waitMs).toBeLessThanOrEqual(ceilingMs);
    }),
  );
});

test('a clock that is set back makes no time negative', () => {
  expect(elapsedMs({ now: () => 1_000 }, 5_000)).toBe(0);
  expect(elapsedMs({ now: () => 1_000.6 }, 1)).toBe(1_000);
});

test('a sleeper that is aborted wakes with the reason', async () => {
  const waking = new AbortController();
  const sleeping = sleep(600_000, waking.signal);
  waking.abort(new Error('Wake up'));
  await expect(sleeping).rejects.toThrow('Wake up');
  await expect(sleep(600_000, waking.signal)).rejects.toThrow('Wake up');
  await sleep(0);
});

test('a reader that leaves ends a generator that waits', async () => {
  const ended = Promise.withResolvers<void>();
  const reader = cancellable(async function* (signal) {
    try {
      yield 1;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    } finally {
      ended.resolve();
    }
  });
  expect(await reader.next()).toEqual({ done: false, value: 1 });
  const waiting = reader.next();
  await reader.return?.();
  await ended.promise;
  expect(await waiting).toEqual({ done: true, value: undefined });
});
