import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server';
import { StartError } from '../lib/start-error.ts';

/** How long a client may leave a live stream unread, in milliseconds: twice as long as a stream is ever silent. */
const STALL_MS = 30_000;

/** A listening HTTP server. */
export type Listening = AsyncDisposable & {
  readonly server: Server;
  /** Where to reach it, with the port that it got. */
  readonly url: string;
};

/**
 * Cuts off a client that doesn't read its live stream. Streams are pulled, so that nothing is kept for it but
 * what the network has buffered; comments are written meanwhile to one that reads.
 */
function endWhenUnread(request: IncomingMessage, response: ServerResponse, stallMs: number): void {
  if (!request.headers.accept?.includes('text/event-stream')) return;
  response.setTimeout(stallMs, () => response.destroy());
}

/** Where to listen. */
export type ListenOptions = {
  readonly host: string;
  readonly port: number;
  /** How long a client may leave a live stream unread, in milliseconds. */
  readonly stallMs?: number | undefined;
};

/**
 * Listens for HTTP.
 *
 * @throws {StartError} when the address is taken or not this machine's
 */
export async function listen(
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>,
  { host, port, stallMs = STALL_MS }: ListenOptions,
): Promise<Listening> {
  const server = createServer(
    getRequestListener((request, env) => fetch(request, env as HttpBindings), { errorHandler: refuse }),
  );
  server.prependListener('request', (request, response) => endWhenUnread(request, response, stallMs));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
  server.listen(port, host, resolve);
  await promise;
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    server,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    async [Symbol.asyncDispose]() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

/** What names no address can't be routed; anything else was to be answered by the routes. */
function refuse(error: unknown): Response {
  if (!(error instanceof RequestError)) return new Response(null, { status: 500 });
  const message = 'The request names no address: see its Host and its path.';
  return Response.json({ error: 'BAD_REQUEST', message, context: {} }, { status: 400 });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} on ${host} is taken. Set PORT to another one, or to 0 for any free one.`,
      {
        cause: error,
      },
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(`HOST "${host}" is not an address of this machine.`, { cause: error });
  }
  return error;
}
