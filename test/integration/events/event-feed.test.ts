import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventDraft } from '../../../src/domain/agent-event.ts';
import type { SessionId } from '../../../src/domain/ids.ts';
import { type EventFeed, eventFeed } from '../../../src/events/event-feed.ts';
import { type EventLog, eventLog } from '../../../src/events/event-log.ts';
import { type LocalWake, localWake } from '../../../src/events/wake.ts';
import { cancellable } from '../../../src/lib/cancellable.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { bareSession } from '../../support/bare-session.ts';
import { addPhone } from '../../support/database.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();
/** Only bounds a hang. */
const forever = (): AbortSignal => AbortSignal.timeout(30_000);

type Parts = {
  readonly wake: LocalWake;
  readonly log: EventLog;
  readonly feed: EventFeed;
  readonly id: SessionId;
};

async function parts(): Promise<Parts> {
  const { database, organizationId } = db();
  const wake = localWake();
  const log = eventLog(database, wake, systemClock);
  const id = await bareSession(database, log, organizationId, await addPhone(database, organizationId));
  return { wake, log, feed: eventFeed(log, wake), id };
}

const text = (words: string): EventDraft => ({ type: 'agent_text', data: { turn: 1, text: words } });
const END: EventDraft = { type: 'status_changed', data: { from: 'running', to: 'completed' } };

/** Appends as many events as `sizes` add up to, in as many commits, and then the end. */
async function append({ log, id }: Parts, sizes: readonly number[]): Promise<void> {
  for (const size of sizes) {
    await log.write(id, () => ({ drafts: Array.from({ length: size }, () => text('x')) }));
  }
  await log.write(id, () => ({ drafts: [END] }));
}

async function indices(
  { feed, id }: Pick<Parts, 'feed' | 'id'>,
  after: number,
  pause?: () => Promise<void>,
): Promise<number[]> {
  const seen: number[] = [];
  for await (const { index } of feed.follow(id, after, forever())) {
    seen.push(index);
    await pause?.();
  }
  return seen;
}

const range = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => first + at);
const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('readers from any cursor see every later event once and in order, however slow they are', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 });
  const readers = fc.array(
    fc.record({ after: fc.integer({ min: -1, max: 8 }), yields: fc.nat({ max: 5 }) }),
    {
      maxLength: 4,
    },
  );
  await fc.assert(
    fc.asyncProperty(sizes, readers, async (commits, listeners) => {
      const on = await parts();
      const total = 2 + commits.reduce((sum, size) => sum + size, 0);
      const reading = listeners.map(({ after, yields }) =>
        indices(on, Math.min(after, total - 1), async () => {
          for (let turn = 0; turn < yields; turn += 1) await turnOfTheLoop();
        }),
      );
      await append(on, commits);
      for (const [at, seen] of (await Promise.all(reading)).entries()) {
        const first = Math.min(listeners[at]?.after ?? -1, total - 1) + 1;
        expect(seen).toEqual(range(first, total - first));
      }
      expect(on.wake.waiterCount()).toBe(0);
    }),
    { numRuns: 25 },
  );
});

test('a thousand readers neither lose, repeat nor reorder an event, and leave nothing behind', async () => {
  const on = await parts();
  const leaving = new AbortController();
  const seen = range(0, 1_000).map((): number[] => []);
  const reading = seen.map(async (own, reader) => {
    // One in ten leaves in the middle, one in ten is slow.
    const signal = reader % 10 === 0 ? leaving.signal : forever();
    for await (const { index } of on.feed.follow(on.id, -1, signal)) {
      own.push(index);
      if (reader % 10 === 1) await turnOfTheLoop();
    }
  });
  await on.log.write(on.id, () => ({ drafts: [text('a'), text('b')] }));
  await expect.poll(() => seen.every((own) => own.length >= 1), { timeout: 20_000 }).toBe(true);
  leaving.abort();
  await append(on, [3, 1, 5]);
  await Promise.all(reading);
  const complete = range(0, 13);
  for (const [reader, own] of seen.entries()) {
    expect(own).toEqual(reader % 10 === 0 ? complete.slice(0, own.length) : complete);
  }
  expect(on.wake.waiterCount()).toBe(0);
});

test('a reader that leaves while it waits is gone at once', async () => {
  const on = await parts();
  const reader = cancellable((signal) => on.feed.follow(on.id, -1, signal));
  await reader.next();
  const waiting = reader.next();
  await turnOfTheLoop();
  expect(on.wake.waiterCount()).toBe(1);
  await reader.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(on.wake.waiterCount()).toBe(0);
});

test('a reader that breaks off its loop leaves nothing behind', async () => {
  const on = await parts();
  for await (const event of on.feed.follow(on.id, -1, forever())) {
    expect(event.index).toBe(0);
    break;
  }
  expect(on.wake.waiterCount()).toBe(0);
});

test('a signal that aborts ends a reader without an error', async () => {
  const on = await parts();
  const leaving = new AbortController();
  const reading = (async () => {
    for await (const _ of on.feed.follow(on.id, -1, leaving.signal)) leaving.abort();
  })();
  await expect(reading).resolves.toBeUndefined();
  expect(await Array.fromAsync(on.feed.follow(on.id, -1, AbortSignal.abort()))).toEqual([]);
  expect(on.wake.waiterCount()).toBe(0);
});

test('a log that fails to be read ends its reader, and leaves nothing behind', async () => {
  const { wake, log, id } = await parts();
  const feed = eventFeed({ ...log, read: () => Promise.reject(new Error('The disk is gone')) }, wake);
  await expect(feed.follow(id, -1, forever()).next()).rejects.toThrow('The disk is gone');
  expect(wake.waiterCount()).toBe(0);
});

test('a lost wake-up costs time, never an event', async () => {
  const { log, id } = await parts();
  // Hears of nothing; its patience ends at once.
  const deaf = {
    attach: () => ({ wait: turnOfTheLoop, [Symbol.dispose]: () => undefined }),
  };
  const feed = eventFeed(log, deaf);
  const reading = Array.fromAsync(feed.follow(id, -1, forever()));
  await append({ log, feed, id, wake: localWake() }, [2, 2]);
  expect((await reading).map(({ index }) => index)).toEqual(range(0, 6));
});

test('a cursor at or behind the end has nothing to wait for', async () => {
  const on = await parts();
  await append(on, []);
  expect(await indices(on, 1)).toEqual([]);
  expect(await indices(on, 99)).toEqual([]);
});

test('a long log is read in pages, without a gap between them', async () => {
  const on = await parts();
  await append(on, [199, 201, 50]);
  expect(await indices(on, -1)).toEqual(range(0, 452));
});

test('a reader whose cursor is ahead of the log ends with the session all the same', async () => {
  const on = await parts();
  const reading = indices(on, 7);
  await append(on, [2]);
  expect(await reading).toEqual([]);
});

test('a reader that is behind when the session is deleted has nothing to wait for', async () => {
  const on = await parts();
  await append(on, [300]);
  const seen: number[] = [];
  for await (const { index } of on.feed.follow(on.id, -1, forever())) {
    if (index === 0) await db().database.agentEvent.deleteMany({ where: { sessionId: on.id } });
    seen.push(index);
  }
  expect(seen).toEqual(range(0, 200));
});
