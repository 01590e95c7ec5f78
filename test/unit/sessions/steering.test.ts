import { getEventListeners } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { LoggedEvent } from '../../../src/domain/agent-event.ts';
import { newId } from '../../../src/domain/ids.ts';
import type { PauseReason, SessionStatus } from '../../../src/domain/session.ts';
import type { EventFeed } from '../../../src/events/event-feed.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { Steering } from '../../../src/sessions/steering.ts';

const sessionId = newId('sess');
const LONG_MS = 600_000;

/** A feed that says these things and then waits until its reader leaves. */
function saying(...events: readonly LoggedEvent[]): Pick<EventFeed, 'follow'> {
  return {
    async *follow(_id, _after, signal) {
      yield* events;
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    },
  };
}

function change(to: SessionStatus, pauseReason?: PauseReason): LoggedEvent {
  const data = { from: 'running' as const, to, ...(pauseReason && { pauseReason }) };
  return { sessionId, index: 5, ts: new Date(), type: 'status_changed', data };
}

/** Resolves with the reason when the loop is ended. */
async function ended({ signal }: Steering): Promise<unknown> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  return signal.reason;
}

const running = (): AbortSignal => new AbortController().signal;

test.each([
  ['killed', undefined, 'stopped'],
  ['failed', undefined, 'stopped'],
  ['paused', 'idle', 'interrupted'],
] as const)('a session that becomes %s (%s) ends its loop', async (to, pauseReason, why) => {
  await using steering = new Steering(
    saying(change(to, pauseReason)),
    sessionId,
    0,
    LONG_MS,
    running(),
    systemClock,
  );
  expect(await ended(steering)).toMatchObject({ why });
});

test('a pause of the user is only asked for', async () => {
  const steering = new Steering(
    saying(change('paused', 'user')),
    sessionId,
    0,
    LONG_MS,
    running(),
    systemClock,
  );
  await expect.poll(() => steering.pauseRequested).toBe(true);
  expect(steering.signal.aborted).toBe(false);
  await steering[Symbol.asyncDispose]();
});

test('a loop ends when its time is over, at once when nothing of it is left', async () => {
  await using steering = new Steering(saying(), sessionId, 0, -5, running(), systemClock);
  expect(await ended(steering)).toMatchObject({ why: 'timeout' });
});

test('paused time does not count towards the limit', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  try {
    await using steering = new Steering(
      saying(change('paused', 'user')),
      sessionId,
      0,
      1_000,
      running(),
      systemClock,
    );
    await vi.advanceTimersByTimeAsync(0);
    expect(steering.pauseRequested).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(steering.signal.aborted).toBe(false);
    await using resumed = new Steering(
      saying(change('paused', 'user'), change('running')),
      sessionId,
      0,
      1_000,
      running(),
      systemClock,
    );
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await ended(resumed)).toMatchObject({ why: 'timeout' });
  } finally {
    vi.useRealTimers();
  }
});

test('a loop ends with the server, also when the server has begun to end before', async () => {
  const shutdown = new AbortController();
  await using steering = new Steering(saying(), sessionId, 0, LONG_MS, shutdown.signal, systemClock);
  shutdown.abort();
  expect(await ended(steering)).toMatchObject({ why: 'shutdown' });
  await using late = new Steering(saying(), sessionId, 0, LONG_MS, shutdown.signal, systemClock);
  expect(await ended(late)).toMatchObject({ why: 'shutdown' });
});

test('a loop ends with the failure when its log can not be read', async () => {
  const feed: Pick<EventFeed, 'follow'> = {
    // biome-ignore lint/correctness/useYield: it fails before there is anything to yield
    async *follow() {
      throw new Error('The disk is gone');
    },
  };
  await using steering = new Steering(feed, sessionId, 0, LONG_MS, running(), systemClock);
  expect(await ended(steering)).toEqual(new Error('The disk is gone'));
});

test('what is disposed leaves no listener behind', async () => {
  const shutdown = running();
  const steering = new Steering(saying(), sessionId, 0, LONG_MS, shutdown, systemClock);
  await steering[Symbol.asyncDispose]();
  expect(getEventListeners(shutdown, 'abort')).toHaveLength(0);
});
