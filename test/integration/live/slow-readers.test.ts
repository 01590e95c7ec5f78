import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { EventDraft } from '../../../src/domain/agent-event.ts';
import { formatId, type SessionId } from '../../../src/domain/ids.ts';
import { MAX_UNREAD_BYTES, SLOW_READER } from '../../../src/http/client-socket.ts';
import { overWebSocket } from '../../support/live-clients.ts';
import { API_KEY, type LiveServer, type Patience, startLiveServer } from '../../support/live-server.ts';

let server: LiveServer;

const start = async (patience?: Patience): Promise<void> => {
  await server?.[Symbol.asyncDispose]();
  server = await startLiveServer(patience);
};
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});
/** Long enough for a client on a busy machine, and short enough to wait for. */
const SHORT: Patience = { checkMs: 500, stallMs: 500 };
/** Only bounds a hang. */
const LONG = { timeout: 20_000 };

const query = `subscription ($id: ID!, $after: Int) {
  agentEvents(sessionId: $id, after: $after) { index ... on AgentTextEvent { text } }
}`;
/** One event may come on top of the bound. */
const TEXT = 'x'.repeat(20_000);
const BATCH: readonly EventDraft[] = Array.from({ length: 200 }, () => ({
  type: 'agent_text',
  data: { turn: 1, text: TEXT },
}));
const BATCHES = 4;
const END: EventDraft = { type: 'status_changed', data: { from: 'running', to: 'completed' } };

/** A client that hears what it asked for until it stops to read. */
async function client(id: SessionId) {
  const socket = new WebSocket(server.url, 'graphql-transport-ws');
  const variables = { id: formatId('sess', id) };
  const indices: number[] = [];
  const isReading = Promise.withResolvers<void>();
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString());
    if (message.type === 'connection_ack') {
      socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload: { query, variables } }));
    }
    if (message.type !== 'next') return;
    indices.push(message.payload.data.agentEvents.index);
    isReading.resolve();
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { apiKey: API_KEY } }));
  return { socket, indices, isReading: isReading.promise };
}

/** Reads on behind an index. @returns the indices that came */
async function resume(id: SessionId, after: number): Promise<readonly number[]> {
  const variables = { id: formatId('sess', id), after };
  const results = await Array.fromAsync(overWebSocket(server, API_KEY, { query, variables }));
  return results.map(({ data }) => data.agentEvents.index);
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

const mostUnread = (): number =>
  Math.max(0, ...[...server.connections].map(({ writableLength }) => writableLength));

test('a reader that stops costs bounded memory, is told why it is dropped, and resumes without a gap', async () => {
  await start();
  const id = await server.addSession();
  const { socket, indices, isReading } = await client(id);
  await isReading;
  const closed = once(socket, 'close');
  socket.pause();
  let unread = 0;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    await server.log.write(id, () => ({ drafts: BATCH }));
    unread = Math.max(unread, mostUnread());
  }
  await server.log.write(id, () => ({ drafts: [END] }));
  const last = BATCHES * BATCH.length + 1;
  await expect.poll(() => server.readerCount(), LONG).toBe(0);
  expect(Math.max(unread, mostUnread())).toBeLessThan(MAX_UNREAD_BYTES + 2 * TEXT.length);
  socket.resume();
  const [code, reason] = await closed;
  expect([code, String(reason)]).toEqual([SLOW_READER, expect.stringMatching(/^SLOW_READER: .*resume/)]);
  const seen = indices.at(-1) ?? -1;
  expect(seen).toBeLessThan(last);
  expect([...indices, ...(await resume(id, seen))]).toEqual(range(0, last));
});

test('a reader that stops in the middle of a long log is dropped, too', async () => {
  await start(SHORT);
  const id = await server.addSession();
  for (let batch = 0; batch < BATCHES; batch += 1) await server.log.write(id, () => ({ drafts: BATCH }));
  const { socket, indices, isReading } = await client(id);
  await isReading;
  const closed = once(socket, 'close');
  socket.pause();
  let unread = 0;
  // It answers no ping.
  const isGone = (): boolean => {
    unread = Math.max(unread, mostUnread());
    return server.connections.size === 0;
  };
  await expect.poll(isGone, LONG).toBe(true);
  expect(unread).toBeLessThan(MAX_UNREAD_BYTES);
  socket.resume();
  const [code] = await closed;
  expect([SLOW_READER, 1_006]).toContain(code);
  expect(indices).toEqual(range(0, indices.length - 1));
});

test('a stream that nobody reads is cut off, and nothing is kept for it', async () => {
  const id = await server.addSession();
  const { hostname, port } = new URL(server.httpUrl);
  const silent = connect(Number(port), hostname);
  silent.on('error', () => undefined);
  const body = JSON.stringify({ query, variables: { id: formatId('sess', id) } });
  silent.write(
    `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nX-API-Key: ${API_KEY}\r\nAccept: text/event-stream\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  await once(silent, 'data');
  silent.pause();
  for (let batch = 0; batch < BATCHES; batch += 1) await server.log.write(id, () => ({ drafts: BATCH }));
  expect(mostUnread()).toBeLessThan(MAX_UNREAD_BYTES);
  await expect.poll(() => server.readerCount(), LONG).toBe(0);
  silent.destroy();
});
