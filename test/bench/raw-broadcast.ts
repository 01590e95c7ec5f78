import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** A WebSocket server that sends the same bytes to everyone. */
export type RawBroadcast = AsyncDisposable & {
  readonly url: string;
  readonly send: (text: string) => void;
};

/** Starts a broadcast on a free port: the least that telling everyone takes. */
export async function startRawBroadcast(): Promise<RawBroadcast> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    send(text) {
      for (const client of server.clients) client.send(text);
    },
    async [Symbol.asyncDispose]() {
      for (const client of server.clients) client.terminate();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      await closed.promise;
    },
  };
}
