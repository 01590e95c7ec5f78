import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import { API_KEY, type LiveServer, startLiveServer } from '../../support/live-server.ts';

let server: LiveServer;

beforeAll(async () => {
  server = await startLiveServer({ initMs: 300 }, { corsOrigins: ['https://app.example'] });
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

/** An open connection that has said who it is. */
async function connection(options: ClientOptions = {}): Promise<WebSocket> {
  const socket = new WebSocket(server.url, 'graphql-transport-ws', options);
  await once(socket, 'open');
  const acknowledged = once(socket, 'message');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { apiKey: API_KEY } }));
  await acknowledged;
  return socket;
}

const subscribe = (id: string, query: string): string =>
  JSON.stringify({ id, type: 'subscribe', payload: { query } });

test('a client that does not say in time who it is is closed', async () => {
  const socket = new WebSocket(server.url, 'graphql-transport-ws');
  const [code] = await once(socket, 'close');
  expect(code).toBe(4_408);
});

test('a message that is too large closes the connection', async () => {
  const socket = await connection();
  socket.send(subscribe('a', `{ __typename } #${'x'.repeat(1_000_000)}`));
  const [code] = await once(socket, 'close');
  expect(code).toBe(1_009);
});

test('a connection may have a hundred operations open, and goes on with fewer', async () => {
  const socket = await connection();
  const errors: { readonly id: string; readonly payload: object }[] = [];
  const answered = Promise.withResolvers<void>();
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString());
    if (message.type === 'error') errors.push(message);
    if (message.id === 'after') answered.resolve();
    if (errors.length === 1) {
      socket.send(JSON.stringify({ id: '0', type: 'complete' }));
      socket.send(subscribe('after', '{ __typename }'));
    }
  });
  for (let at = 0; at <= 100; at += 1)
    socket.send(subscribe(String(at), 'subscription { phoneUpdated { id } }'));
  await answered.promise;
  expect(errors).toMatchObject([
    { id: '100', payload: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'operations', max: 100 } }] },
  ]);
  socket.close();
  await once(socket, 'close');
});

test('a document that is too much is refused here as well', async () => {
  const socket = await connection();
  const answered = once(socket, 'message');
  socket.send(subscribe('a', `{ ${'a: phones { id } '.repeat(31)} }`));
  const [data] = await answered;
  expect(JSON.parse(String(data))).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'aliases', max: 30 } }],
  });
  socket.terminate();
});

test.each([['https://app.example'], [undefined], ['own']])(
  'a connection may come from %s',
  async (origin) => {
    const socket = await connection({ origin: origin === 'own' ? server.httpUrl : origin });
    socket.terminate();
  },
);

test.each([['https://evil.example'], ['null'], ['https://app.example.evil.example']])(
  'a connection may not come from a page of %s',
  async (origin) => {
    const socket = new WebSocket(server.url, 'graphql-transport-ws', { origin });
    const [error] = await once(socket, 'error').catch((reason: unknown) => [reason]);
    expect(String(error)).toContain('403');
  },
);
