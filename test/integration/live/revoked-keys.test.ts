import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newApiKey } from '../../../src/auth/principal.ts';
import { type ApiKeyId, formatId } from '../../../src/domain/ids.ts';
import { storeKey } from '../../../src/storage/api-keys.ts';
import { next, overServerSentEvents, overWebSocket, serverSentEvents } from '../../support/live-clients.ts';
import { API_KEY, type LiveServer, startLiveServer } from '../../support/live-server.ts';

let server: LiveServer;

beforeAll(async () => {
  server = await startLiveServer();
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

const query = 'subscription ($id: ID!) { agentEvents(sessionId: $id) { index } }';
const FAILURE = { code: 'INVALID_API_KEY' };

let keys = 0;

async function newKey(): Promise<{ readonly key: string; readonly id: ApiKeyId }> {
  const key = newApiKey();
  keys += 1;
  const name = `key-${keys}`;
  await storeKey(server.database, server.organizationId, name, key);
  const { id } = await server.database.apiKey.findFirstOrThrow({ where: { name } });
  return { key, id: id as ApiKeyId };
}

const now = (): Date => new Date();

test.each([
  [
    'that is revoked here',
    async (id: ApiKeyId) => {
      await server.database.apiKey.update({ where: { id }, data: { revokedAt: now() } });
      server.revocations.announce(id);
    },
  ],
  [
    'that is revoked elsewhere',
    (id: ApiKeyId) => server.database.apiKey.update({ where: { id }, data: { revokedAt: now() } }),
  ],
  [
    'that expires',
    (id: ApiKeyId) => server.database.apiKey.update({ where: { id }, data: { expiresAt: now() } }),
  ],
])('a key %s ends everything that is live under it, and nothing else', async (_, end) => {
  const { key, id } = await newKey();
  const session = await server.addSession();
  const subscription = { query, variables: { id: formatId('sess', session) } };
  const closed = Promise.withResolvers<CloseEvent>();
  const client = createClient({
    url: server.url,
    connectionParams: { apiKey: key },
    retryAttempts: 0,
    on: { closed: (event) => closed.resolve(event as CloseEvent) },
  });
  const socket = client.iterate(subscription);
  const streamed = overServerSentEvents(server, key, subscription);
  const other = overWebSocket(server, API_KEY, subscription);
  const rest = await fetch(`${server.httpUrl}/v1/sessions/${formatId('sess', session)}/events`, {
    headers: { 'x-api-key': key, accept: 'text/event-stream' },
  });
  const wire = serverSentEvents(rest);
  await Promise.all([socket.next(), next(streamed), next(other), wire.next()]);

  await end(id);
  const { code, reason } = await closed.promise;
  expect([code, reason]).toEqual([4_401, expect.stringContaining('INVALID_API_KEY')]);
  const last = await Array.fromAsync(streamed);
  expect(last).toMatchObject([{ errors: [{ extensions: FAILURE }] }]);
  const lastOfRest = await Array.fromAsync(wire);
  expect(lastOfRest.map(({ event, data }) => [event, JSON.parse(data).error])).toEqual([
    ['error', 'INVALID_API_KEY'],
  ]);

  await server.log.write(session, () => ({ drafts: [{ type: 'loop_warning', data: { message: 'hm' } }] }));
  expect((await next(other)).data.agentEvents.index).toBe(1);
  await other.return();
});

test('a view token in an address follows its session as an EventSource does, and ends with its time', async () => {
  const session = formatId('sess', await server.addSession());
  const made = await fetch(`${server.httpUrl}/graphql`, {
    method: 'POST',
    headers: { 'x-api-key': API_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($id: ID!) { createViewToken(sessionId: $id, ttlS: 1) { token } }',
      variables: { id: session },
    }),
  });
  const { token } = (await made.json()).data.createViewToken;
  const asked = new URLSearchParams({ token, query, variables: JSON.stringify({ id: session }) });
  const headers = { accept: 'text/event-stream' };
  const stream = await fetch(`${server.httpUrl}/graphql?${asked}`, { headers });
  const seen = await Array.fromAsync(serverSentEvents(stream));
  expect(seen.map(({ event, data }) => [event, data && JSON.parse(data)])).toMatchObject([
    ['next', { data: { agentEvents: { index: 0 } } }],
    ['next', { errors: [{ extensions: FAILURE }] }],
    ['complete', ''],
  ]);
});
