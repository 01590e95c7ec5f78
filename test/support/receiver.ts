import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that arrived. */
export type Received = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly json: {
    readonly type: string;
    readonly timestamp: string;
    // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the type of the message has
    readonly data: any;
  };
};

/** How the receiver answers. */
export type ReceiverAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'drop the connection'
  | 'never answer';

/** A real HTTP server that webhooks lead to. */
export type Receiver = AsyncDisposable & {
  readonly url: string;
  /** Everything that arrived, in order. */
  readonly received: readonly Received[];
  /** Says what is answered from now on; 200 unless said otherwise. */
  answer: (message: Received) => ReceiverAnswer | Promise<ReceiverAnswer>;
  /** @returns what arrives next, or has arrived and wasn't taken yet */
  readonly next: () => Promise<Received>;
};

/** Starts a receiver on the loopback interface. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let taken = 0;
  let arrived: () => void = () => undefined;
  const server = createServer(async (incoming, outgoing) => {
    const message = await read(incoming);
    received.push(message);
    arrived();
    const answer = await receiver.answer(message);
    if (answer === 'never answer') return;
    if (answer === 'drop the connection') incoming.socket.destroy();
    else outgoing.writeHead(answer.status, answer.headers).end(answer.body ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer: () => ({ status: 200 }),
    async next() {
      while (received.length <= taken) {
        const { promise, resolve } = Promise.withResolvers<void>();
        arrived = resolve;
        await promise;
      }
      taken += 1;
      return received[taken - 1] as Received;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}

async function read(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  return { path: incoming.url ?? '', headers, body, json: JSON.parse(body) };
}
