import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LoggedEvent } from '../../../src/domain/agent-event.ts';
import { formatId, newId } from '../../../src/domain/ids.ts';
import { SCOPES } from '../../../src/domain/scope.ts';
import { type EventFeed, eventFeed } from '../../../src/events/event-feed.ts';
import { localWake } from '../../../src/events/wake.ts';
import { listen } from '../../../src/http/listen.ts';
import type { TapkitContext } from '../../../src/rest/tapkit/context.ts';
import { streamEvents } from '../../../src/rest/tapkit/events.ts';
import { tapkit } from '../../../src/rest/tapkit/routes.ts';
import { recordingLogger } from '../../support/logger.ts';

const sessionId = newId('sess');
const principal = { organizationId: newId('org'), apiKeyId: newId('key'), scopes: SCOPES };
const first: LoggedEvent = {
  sessionId,
  index: 0,
  ts: new Date(0),
  type: 'user_message',
  data: { text: 'Hello' },
};

const printed = vi.spyOn(console, 'error');

beforeEach(() => {
  printed.mockReset();
});

afterEach(() => {
  expect(printed).not.toHaveBeenCalled();
});

/** A server that streams the events of a feed and does nothing else. */
async function startServer(feed: Pick<EventFeed, 'follow'>) {
  const { logger, lines } = recordingLogger();
  const revocations = { watch: () => ({ [Symbol.dispose]: () => undefined }) };
  const app = new Hono().get('/', (c) =>
    streamEvents(
      c,
      { feed, revocations, logger, readers: { enter: () => () => undefined } },
      principal,
      sessionId,
      0,
    ),
  );
  const listening = await listen((request) => app.fetch(request), { host: '127.0.0.1', port: 0 });
  return { url: listening.url, lines, [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose]() };
}

test('a client that vanishes in mid-stream leaves no reader behind', async () => {
  const wake = localWake();
  const log = {
    read: async (_id: unknown, { after }: { after: number }) => (after < 0 ? [first] : []),
    part: async () => [],
    newest: async () => first,
  };
  await using server = await startServer(eventFeed(log, wake));
  const leaving = new AbortController();
  const stream = await fetch(server.url, { signal: leaving.signal });
  await stream.body?.getReader().read();
  expect(wake.waiterCount()).toBe(1);
  leaving.abort();
  // Sooner than the reader would look again by itself.
  await vi.waitFor(() => expect(wake.waiterCount()).toBe(0), { timeout: 3_000 });
  expect(server.lines()).toEqual([]);
});

test('a failure in mid-stream is logged, and the stream ends with an error', async () => {
  await using server = await startServer({
    async *follow() {
      yield first;
      throw new Error('The database is at /var/secret');
    },
  });
  const text = await (await fetch(server.url)).text();
  const [event, error] = text.trim().split('\n\n');
  expect(event).toContain('id: 0');
  expect(error?.split('\n')).toEqual(['event: error', expect.stringMatching(/^data: \{"error":"INTERNAL",/)]);
  expect(text).not.toContain('secret');
  expect(server.lines()).toEqual([expect.stringContaining('/var/secret')]);
});

test('who asks for the head of a stream alone leaves no reader behind', async () => {
  const follow = vi.fn<EventFeed['follow']>();
  const principal = { organizationId: newId('org'), apiKeyId: newId('key'), scopes: ['read'] };
  const context = {
    authenticate: async () => principal,
    sessions: { get: async () => ({ id: sessionId }) },
    feed: { follow },
  };
  const app = tapkit(context as unknown as TapkitContext);
  const head = await app.request(`/sessions/${formatId('sess', sessionId)}/events`, {
    method: 'HEAD',
    headers: { accept: 'text/event-stream' },
  });
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  expect(follow).not.toHaveBeenCalled();
});
