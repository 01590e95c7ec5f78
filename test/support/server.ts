import { createClient } from 'graphql-ws';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Logger, silentLogger } from '../../src/lib/logger.ts';
import { putDatabase } from './database.ts';
import { temporaryFolder } from './folder.ts';
import type { TypedDocumentString } from './gql/graphql.ts';

/** The key of every test server. */
export const API_KEY = 'opp_test_key_of_the_default_organisation';

/** How a test server is set up. */
export type TestServerOptions = {
  /** An Appium server that several test servers share; one of its own otherwise. */
  readonly appiumUrl?: string;
  /** A stand-in for Claude's servers; the demo model drives otherwise. */
  readonly claude?: { readonly baseURL: string; readonly apiKey: string };
  /** A data folder to go on with; a fresh one otherwise. */
  readonly dataDir?: string;
  readonly virtualPhones?: number;
  /** Whether webhooks and phones may lead to this machine; false unless said otherwise. */
  readonly allowPrivateAddresses?: boolean;
  /** The origins of other servers whose pages may use the API; none unless said otherwise. */
  readonly corsOrigins?: readonly string[];
  /** Where the server logs to; nowhere otherwise. */
  readonly logger?: Logger;
  /** Whether the agent waits until the screen rests; true unless said otherwise. */
  readonly settle?: boolean;
};

/** The real server on a free port, as clients see it. */
export type TestServer = AsyncDisposable & {
  readonly url: string;
  /** A request with the key, unless `headers` say otherwise. */
  readonly fetch: (path: string, init?: RequestInit & { readonly json?: unknown }) => Promise<Response>;
  /** An operation over HTTP; the whole answer, typed when the document is. */
  readonly graphql: {
    <Result, Variables extends object>(
      document: TypedDocumentString<Result, Variables>,
      variables: Variables,
      key?: string,
    ): Promise<GraphQLAnswer<Result>>;
    (query: string, variables?: object, key?: string): Promise<GraphQLAnswer>;
  };
  /** A subscription over WebSocket; leaving the loop leaves the subscription. */
  readonly subscribe: (
    query: string,
    variables?: object,
    params?: Record<string, unknown>,
  ) => AsyncIterableIterator<GraphQLAnswer>;
};

/** What GraphQL answers. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever its own query asked for
export type GraphQLAnswer<Result = any> = {
  readonly data?: Result;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
};

/** Starts the server. Disposal ends it gracefully and removes the folder that it made. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  await using resources = new AsyncDisposableStack();
  const dataDir = options.dataDir ?? resources.use(await temporaryFolder()).path;
  if (options.dataDir === undefined) await putDatabase(dataDir);
  const config = readConfig({
    PORT: '0',
    OPPOSABLE_DATA_DIR: dataDir,
    OPPOSABLE_API_KEY: API_KEY,
    OPPOSABLE_VIRTUAL_PHONES: String(options.virtualPhones ?? 1),
    OPPOSABLE_ALLOW_PRIVATE_ADDRESSES: String(options.allowPrivateAddresses ?? false),
    OPPOSABLE_CORS_ORIGINS: options.corsOrigins?.join(','),
    APPIUM_URL: options.appiumUrl,
    ANTHROPIC_API_KEY: options.claude?.apiKey,
    ANTHROPIC_BASE_URL: options.claude?.baseURL,
  });
  const app = resources.use(
    await startApp(config, { logger: options.logger ?? silentLogger, settle: options.settle ?? true }),
  );
  const owned = resources.move();

  const request = fetchAt(app.url);

  return {
    url: app.url,
    fetch: request,
    async graphql(document: object | string, variables: object = {}, key = API_KEY) {
      const query = document.toString();
      const response = await request('/graphql', {
        json: { query, variables },
        headers: { 'x-api-key': key },
      });
      return (await response.json()) as GraphQLAnswer;
    },
    async *subscribe(query, variables = {}, connectionParams: Record<string, unknown> = { apiKey: API_KEY }) {
      const url = new URL('/graphql', app.url.replace('http', 'ws')).href;
      const client = createClient({ url, connectionParams, retryAttempts: 0 });
      try {
        yield* client.iterate({ query, variables: { ...variables } }) as AsyncGenerator<GraphQLAnswer>;
      } finally {
        await client.dispose();
      }
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** @returns what sends requests with the key of every test server to one of them. */
export function fetchAt(url: string): TestServer['fetch'] {
  return (path, { json, ...init } = {}) =>
    fetch(new URL(path, url), {
      ...init,
      ...(json !== undefined && { method: 'POST', body: JSON.stringify(json) }),
      headers: { 'x-api-key': API_KEY, 'content-type': 'application/json', ...init.headers },
    });
}

/** A session as the REST dialect shows it. */
export type WireSession = {
  readonly id: string;
  readonly status: string;
  readonly error: string | null;
  readonly num_turns: number | null;
  readonly cost_usd: number | null;
  readonly duration_ms: number | null;
} & Readonly<Record<string, unknown>>;

/** Creates a session on the first virtual phone. @throws Error with the answer unless it is 201 */
export async function createSession(
  server: Pick<TestServer, 'fetch'>,
  instruction: string,
  extra: object = {},
): Promise<WireSession> {
  const response = await server.fetch('/v1/sessions', {
    json: { phone_id: 'virtual-1', instruction, ...extra },
  });
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as WireSession;
}

/** Follows a session to its end. @returns its events, as the REST dialect shows them */
export async function followToEnd(
  server: Pick<TestServer, 'fetch'>,
  id: string,
): Promise<readonly WireEvent[]> {
  const response = await server.fetch(`/v1/sessions/${id}/events`, {
    headers: { accept: 'text/event-stream' },
  });
  return readServerSentEvents(await response.text());
}

/** An event as the REST dialect shows it. */
export type WireEvent = {
  readonly index: number;
  readonly type: string;
  readonly ts: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the type of the event has
  readonly data: any;
};

/** @returns the data of a stream of server-sent events */
export function readServerSentEvents(text: string): readonly WireEvent[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => JSON.parse(line.slice('data: '.length)) as WireEvent);
}

/** Waits for an event of a session's live stream, then leaves the stream. */
export async function untilEvent(
  server: TestServer,
  id: string,
  fits: (event: { readonly type: string; readonly index: number; readonly to?: string }) => boolean,
): Promise<void> {
  const query = `subscription ($id: ID!) { agentEvents(sessionId: $id) { type index ... on StatusChangedEvent { to } } }`;
  for await (const { data } of server.subscribe(query, { id })) if (fits(data.agentEvents)) return;
  throw new Error('The session ended before the event came.');
}
