import { once } from 'node:events';
import { connect } from 'node:net';
import { type Client, createClient } from 'graphql-ws';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { GraphQLContext } from '../../../schema/context.ts';
import { DomainError } from '../../../src/domain/errors.ts';
import { newId } from '../../../src/domain/ids.ts';
import { SCOPES } from '../../../src/domain/scope.ts';
import { GRAPHQL_PATH, graphqlServer } from '../../../src/http/graphql.ts';
import { listen } from '../../../src/http/listen.ts';
import { serveWebSocket } from '../../../src/http/websocket.ts';
import { liveReaders } from '../../../src/observability/live-readers.ts';
import { recordingLogger } from '../../support/logger.ts';

const KEY = 'opp_key';
const FINE = '{ __typename }';
const FINE_ANSWER = { data: { __typename: 'Query' } };

type Answer = { readonly data?: unknown; readonly errors?: readonly object[] };

const printed = vi.spyOn(console, 'error');

beforeEach(() => {
  printed.mockReset();
});

afterEach(() => {
  expect(printed).not.toHaveBeenCalled();
});

type Failures = { readonly authenticating?: Error; readonly context?: Error };

/** GraphQL over WebSocket and nothing else, which knows one key. */
async function startServer({ authenticating, context }: Failures = {}) {
  const { logger, lines } = recordingLogger();
  const graphql = graphqlServer(() => {
    if (context) throw context;
    return {} as GraphQLContext;
  }, logger);
  const authenticate = async (key: string | undefined) => {
    if (authenticating) throw authenticating;
    if (key !== KEY) throw new DomainError('INVALID_API_KEY', 'The API key is unknown or revoked.');
    return { organizationId: newId('org'), apiKeyId: newId('key'), scopes: SCOPES };
  };
  const revocations = { watch: () => ({ [Symbol.dispose]: () => undefined }) };
  const nothing = (): Response => new Response(null, { status: 404 });
  const listening = await listen(nothing, { host: '127.0.0.1', port: 0 });
  const served = { graphql, authenticate, revocations, readers: liveReaders(), logger, corsOrigins: [] };
  const sockets = serveWebSocket(listening.server, served);
  return {
    url: `${listening.url.replace('http', 'ws')}${GRAPHQL_PATH}`,
    lines,
    async [Symbol.asyncDispose]() {
      await sockets[Symbol.asyncDispose]();
      await listening[Symbol.asyncDispose]();
    },
  };
}

/** A connection to a server, which opens with the first operation. */
function clientOf(
  server: { readonly url: string },
  connectionParams: Record<string, unknown> = { apiKey: KEY },
) {
  const client = createClient({
    url: server.url,
    connectionParams,
    retryAttempts: 0,
    lazyCloseTimeout: 10_000,
  });
  return {
    ask: (query: string): Promise<Answer> => ask(client, query),
    [Symbol.asyncDispose]: async () => await client.dispose(),
  };
}

/** @returns the answer to one operation; what the connection refuses comes as `errors`, too */
async function ask(client: Client, query: string): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  client.subscribe(
    { query },
    {
      next: (answer) => resolve(answer as Answer),
      error: (error) => (Array.isArray(error) ? resolve({ errors: error }) : reject(error)),
      complete: () => undefined,
    },
  );
  return await promise;
}

test('a malformed query fails alone: the connection goes on', async () => {
  await using server = await startServer();
  await using client = clientOf(server);
  expect(await client.ask('{ phones {')).toMatchObject({
    errors: [{ message: expect.stringContaining('Syntax Error') }],
  });
  expect(await client.ask('{ nothing }')).toMatchObject({
    errors: [{ message: expect.stringContaining('nothing') }],
  });
  expect(await client.ask(FINE)).toEqual(FINE_ANSWER);
  expect(server.lines()).toEqual([]);
});

test.each([
  [{ 'my label': 'x', apiKey: KEY }],
  [{ 'my label': 'x' }],
  [{ note: 'ключ' }],
  [{ 'X-API-Key': KEY, note: 'ключ' }],
  [{ authorization: `Bearer ${KEY}`, 'x-api-key': 7 }],
])('the connection parameters %j are taken', async (params) => {
  await using server = await startServer();
  await using client = clientOf(server, params);
  expect(await client.ask(FINE)).toEqual(FINE_ANSWER);
});

test.each([[{ 'X-Api-Key': 'opp_wrong' }], [{ Authorization: 'Bearer ключ' }]])(
  'a wrong key in %j closes the connection with the reason',
  async (params) => {
    await using server = await startServer();
    await using client = clientOf(server, params);
    await expect(client.ask(FINE)).rejects.toMatchObject({
      code: 4_401,
      reason: expect.stringContaining('INVALID_API_KEY'),
    });
  },
);

test('a failure to authenticate is logged, and closes the connection without a word of it', async () => {
  await using server = await startServer({ authenticating: new Error('The database is at /var/secret') });
  await using client = clientOf(server);
  await expect(client.ask(FINE)).rejects.toMatchObject({ code: 4_500, reason: 'Internal error' });
  expect(server.lines()).toEqual([expect.stringContaining('/var/secret')]);
});

test('a text is parsed and validated once, however often it is asked', () => {
  const graphql = graphqlServer(() => ({}) as GraphQLContext, recordingLogger().logger);
  const [one, other] = [graphql.getEnveloped({}), graphql.getEnveloped({})];
  const document = one.parse('{ nothing }');
  expect(other.parse('{ nothing }')).toBe(document);
  const errors = one.validate(one.schema, document);
  expect(errors).toHaveLength(1);
  expect(other.validate(other.schema, document)).toBe(errors);
});

test('a failure to begin an operation is logged and masked', async () => {
  await using server = await startServer({ context: new Error('The database is at /var/secret') });
  await using client = clientOf(server);
  const answer = await client.ask(FINE);
  expect(answer).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(server.lines()).toEqual([expect.stringContaining('/var/secret')]);
});

test('a query too deep for the stack is masked as well', async () => {
  await using server = await startServer();
  await using client = clientOf(server);
  const answer = await client.ask(`{ phones(a: ${'['.repeat(100_000)}) }`);
  expect(answer.errors).toHaveLength(1);
  expect(await client.ask(FINE)).toEqual(FINE_ANSWER);
});

test('a client that never closes is cut off at the end', async () => {
  const server = await startServer();
  const { hostname, port, pathname } = new URL(server.url);
  const silent = connect(Number(port), hostname);
  silent.write(
    `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n' +
      'Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
  );
  const [upgraded] = await once(silent, 'data');
  expect(String(upgraded)).toContain('101');
  silent.on('error', () => undefined);
  const closed = once(silent, 'close');
  await server[Symbol.asyncDispose]();
  await closed;
  expect(silent.destroyed).toBe(true);
});
