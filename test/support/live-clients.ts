import { createClient } from 'graphql-ws';
import type { GraphQLAnswer } from './server.ts';

/** Results of a subscription as they come; leaving the loop leaves the subscription. */
export type Results = AsyncGenerator<GraphQLAnswer, void, undefined>;

/** How a client subscribes. */
export type Subscription = { readonly query: string; readonly variables?: Record<string, unknown> };

/** Subscribes over WebSocket, on a connection of its own. */
export async function* overWebSocket(
  server: { readonly url: string },
  apiKey: string,
  { query, variables = {} }: Subscription,
): Results {
  const client = createClient({ url: server.url, connectionParams: { apiKey }, retryAttempts: 0 });
  try {
    yield* client.iterate({ query, variables }) as Results;
  } finally {
    await client.dispose();
  }
}

/** Subscribes over server-sent events, read line by line; ends at the event `complete`. */
export async function* overServerSentEvents(
  server: { readonly httpUrl: string },
  apiKey: string,
  { query, variables = {} }: Subscription,
): Results {
  const leaving = new AbortController();
  const response = await fetch(`${server.httpUrl}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query, variables }),
    headers: { 'x-api-key': apiKey, 'content-type': 'application/json', accept: 'text/event-stream' },
    signal: leaving.signal,
  });
  try {
    for await (const { event, data } of serverSentEvents(response)) {
      if (event === 'complete') return;
      if (event === 'next') yield JSON.parse(data) as GraphQLAnswer;
    }
    throw new Error('The stream ended without an event "complete".');
  } finally {
    leaving.abort();
  }
}

/** Reads server-sent events as the specification says: fields of a line, an event an empty line. */
export async function* serverSentEvents(
  response: Response,
): AsyncGenerator<{ readonly event: string; readonly data: string }, void, undefined> {
  let text = '';
  for await (const piece of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const blocks = (text + piece).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split('\n');
      const field = (name: string): string | undefined =>
        lines
          .find((line) => line.startsWith(`${name}:`))
          ?.slice(name.length + 1)
          .trimStart();
      if (field('event') !== undefined) yield { event: field('event') ?? '', data: field('data') ?? '' };
    }
  }
}

/** @returns the next result. @throws Error when there is none any more */
export async function next(results: Results): Promise<GraphQLAnswer> {
  const { value, done } = await results.next();
  if (done) throw new Error('The subscription has ended.');
  return value;
}
