import { expect, test, vi } from 'vitest';
import type { FollowedEvent, LoggedEvent } from '../../../dashboard/src/events/event-fields.ts';
import type { EventSink, EventSource } from '../../../dashboard/src/events/event-source.ts';
import { createEventStore } from '../../../dashboard/src/events/event-store.ts';

const failureOf: EventSource['failureOf'] = (thrown) => ({
  message: (thrown as Error).message,
  code: (thrown as { code?: string }).code,
});

/** A server that has a log, and one who follows it. */
function serverWith(count: number, { pageSize = 10 } = {}) {
  const log: LoggedEvent[] = Array.from({ length: count }, (_, index) => said(index));
  const followers: { readonly after: () => number; readonly sink: EventSink }[] = [];
  const pages: (number | undefined)[] = [];
  const source: EventSource = {
    failureOf,
    async page(before) {
      pages.push(before);
      return log.slice(0, before).slice(-pageSize);
    },
    follow(after, sink) {
      const follower = { after, sink };
      followers.push(follower);
      return () => void followers.splice(followers.indexOf(follower), 1);
    },
  };
  return { log, pages, followers, source };
}

/** What is shown is shown when the test says so. */
function frames() {
  const waiting: (() => void)[] = [];
  return {
    timing: { onFrame: (show: () => void) => void waiting.push(show), pause: async () => undefined },
    draw: () => {
      for (const show of waiting.splice(0)) show();
    },
  };
}

function said(index: number): LoggedEvent {
  const common = { index, ts: '2026-01-01T00:00:00Z' } as const;
  return { __typename: 'AgentTextEvent', type: 'agent_text', turn: 1, text: `word ${index}`, ...common };
}

function preview(index: number, text: string): FollowedEvent {
  const common = { index, ts: '2026-01-01T00:00:00Z' } as const;
  return { __typename: 'AgentTextDelta', type: 'agent_text_delta', turn: 1, text, ...common };
}

function ended(index: number): LoggedEvent {
  return {
    ...{ __typename: 'StatusChangedEvent', type: 'status_changed', from: 'running', to: 'completed' },
    ...{ pauseReason: null, reason: null, index, ts: '2026-01-01T00:00:00Z' },
  } as LoggedEvent;
}

test('the newest page comes first, and then what went before it, without a gap', async () => {
  const { source, pages } = serverWith(95);
  const store = createEventStore(source, frames().timing);
  expect(store.get().isLoading).toBe(true);
  const end = store.start();
  await vi.waitFor(() => expect(store.get().isLoading).toBe(false));
  expect(store.get().items.at(-1)?.key).toBe(94);
  await vi.waitFor(() => expect(store.get().olderCount).toBe(0));
  expect(store.get().items.map(({ key }) => key)).toEqual(Array.from({ length: 95 }, (_, index) => index));
  expect(pages).toEqual([undefined, 85, 75, 65, 55, 45, 35, 25, 15, 5]);
  end();
});

test('what comes within a frame is shown at once', async () => {
  const { source, followers } = serverWith(3);
  const { timing, draw } = frames();
  const store = createEventStore(source, timing);
  const end = store.start();
  await vi.waitFor(() => expect(followers).toHaveLength(1));
  const told = vi.fn();
  store.subscribe(told);
  for (const index of [3, 4, 5]) followers[0]?.sink.next(said(index));
  expect(store.get().last).toBe(2);
  draw();
  expect(told).toHaveBeenCalledTimes(1);
  expect(store.get().last).toBe(5);
  end();
  expect(followers).toEqual([]);
});

test('a connection that is made anew goes on behind what came, shown or not, and doubles are dropped', async () => {
  const { source, followers } = serverWith(3);
  const { timing, draw } = frames();
  const store = createEventStore(source, timing);
  store.start();
  await vi.waitFor(() => expect(followers).toHaveLength(1));
  const [follower] = followers;
  expect(follower?.after()).toBe(2);
  follower?.sink.next(said(3));
  expect(follower?.after()).toBe(3);
  draw();
  follower?.sink.next(said(3));
  follower?.sink.next(said(4));
  draw();
  expect(follower?.after()).toBe(4);
  expect(store.get().items.map(({ key }) => key)).toEqual([0, 1, 2, 3, 4]);
});

test('a log that stops in the middle is followed again, and one that has ended is not', async () => {
  const { source, followers } = serverWith(1);
  const { timing, draw } = frames();
  const store = createEventStore(source, timing);
  store.start();
  await vi.waitFor(() => expect(followers).toHaveLength(1));
  followers[0]?.sink.fail({ message: 'It went wrong.', code: 'INTERNAL' });
  expect(store.get().failure?.message).toBe('It went wrong.');
  followers[0]?.sink.complete();
  await vi.waitFor(() => expect(followers).toHaveLength(2));
  followers[1]?.sink.next(ended(1));
  followers[1]?.sink.complete();
  draw();
  expect(store.get()).toMatchObject({ hasEnded: true, last: 1, failure: undefined });
  await new Promise(setImmediate);
  expect(followers).toHaveLength(2);
});

test('words are shown as they are said, until the event comes that has them all', async () => {
  const { source, followers } = serverWith(1);
  const { timing, draw } = frames();
  const store = createEventStore(source, timing);
  store.start();
  await vi.waitFor(() => expect(followers).toHaveLength(1));
  followers[0]?.sink.next(preview(0, 'I open '));
  followers[0]?.sink.next(preview(0, 'the feed'));
  draw();
  expect(store.get().live.text).toBe('I open the feed');
  followers[0]?.sink.next(said(1));
  draw();
  expect(store.get().live.text).toBe('');
  expect(store.get().items).toHaveLength(2);
});

test('a failure that nothing mends is told, and another is tried again', async () => {
  const { timing } = frames();
  const failing = (code: string | undefined) => {
    const page = vi.fn(() => Promise.reject(Object.assign(new Error('It went wrong.'), { code })));
    let tries = 0;
    const pause = async (): Promise<void> => {
      tries += 1;
      if (tries === 3) await new Promise(() => undefined);
    };
    const source: EventSource = { failureOf, page, follow: () => () => undefined };
    const store = createEventStore(source, { ...timing, pause });
    store.start();
    return { store, page };
  };
  const [lost, missing] = [failing(undefined), failing('SESSION_NOT_FOUND')];
  await vi.waitFor(() => expect(lost.page).toHaveBeenCalledTimes(3));
  expect(missing.page).toHaveBeenCalledTimes(1);
  for (const { store } of [lost, missing]) expect(store.get().failure?.message).toBe('It went wrong.');
});
