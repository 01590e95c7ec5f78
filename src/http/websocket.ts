import type { IncomingMessage, Server } from 'node:http';
import { GraphQLError } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Authenticate } from '../auth/principal.ts';
import type { Revocations } from '../auth/revocations.ts';
import { DomainError } from '../domain/errors.ts';
import type { Logger } from '../lib/logger.ts';
import type { LiveReaders } from '../observability/live-readers.ts';
import { ClientSocket } from './client-socket.ts';
import { mayOpen } from './cross-site.ts';
import { errorMask, GRAPHQL_PATH, type GraphQLServer } from './graphql.ts';
import { sharedSubscriptions } from './shared-subscriptions.ts';
import { type Bound, connectionKey, prepare, subscribe } from './websocket-operation.ts';

/** The largest message that a client may send, in bytes. */
const MAX_MESSAGE_BYTES = 1_000_000;
/** How long clients may take to close at the end, or when their key ends, in milliseconds. */
const CLOSING_MS = 1_000;
const CHECK_MS = 12_000;
const INIT_MS = 3_000;
/** How many operations a connection may have open. */
const MAX_OPERATIONS = 100;

const TOO_MANY = new GraphQLError(
  `A connection may have ${MAX_OPERATIONS} operations open: complete some, or open another connection.`,
  { extensions: { code: 'LIMIT_EXCEEDED', limit: 'operations', max: MAX_OPERATIONS } },
);

/** What serving WebSockets takes. */
export type WebSocketContext = {
  readonly graphql: GraphQLServer;
  readonly authenticate: Authenticate;
  readonly revocations: Pick<Revocations, 'watch'>;
  readonly readers: Pick<LiveReaders, 'enter'>;
  readonly logger: Logger;
  /** The origins of other servers whose pages may open a connection. */
  readonly corsOrigins: readonly string[];
  /** How often clients are asked whether they are there and read, in milliseconds. */
  readonly checkMs?: number | undefined;
  /** How long a client may take to say who it is, in milliseconds. */
  readonly initMs?: number | undefined;
};

/** What belongs to one connection. */
type Extra = { readonly socket: ClientSocket; readonly request: IncomingMessage };

/**
 * Serves GraphQL over WebSocket on the port of an HTTP server. The key comes as `apiKey` in the
 * connection's parameters, or in the headers of the upgrade; a wrong one closes the connection with
 * 4401 and a reason, as one that stops to work does. What isn't meant for the client is logged and masked.
 *
 * @returns ends every connection when disposed
 * @see https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverWebSocket.md
 */
export function serveWebSocket(server: Server, context: WebSocketContext): AsyncDisposable {
  const { graphql, authenticate, revocations, readers, logger, corsOrigins } = context;
  const { checkMs = CHECK_MS, initMs = INIT_MS } = context;
  const mask = errorMask(logger);
  const shared = sharedSubscriptions(mask);

  const protocol = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: initMs,
    execute: (args) => (args as Bound).rootValue.execute(args),
    subscribe: (args) => subscribe(shared, args as Bound, mask),
    async onConnect({ connectionParams, extra: { socket, request } }) {
      try {
        const key = connectionKey(connectionParams, request);
        if (key === undefined) return true;
        const watch = revocations.watch(await authenticate(key), (why) => {
          socket.close(CloseCode.Unauthorized, reasonOf(why), CLOSING_MS);
        });
        socket.onClose(() => watch[Symbol.dispose]());
        return true;
      } catch (error) {
        if (error instanceof DomainError) {
          socket.close(CloseCode.Unauthorized, reasonOf(error));
        } else {
          logger.error({ error }, 'A WebSocket connection failed unexpectedly');
          socket.close(CloseCode.InternalServerError, 'Internal error');
        }
        return false;
      }
    },
    async onSubscribe({ connectionParams, subscriptions, extra: { socket, request } }, id, params) {
      if (Object.keys(subscriptions).length > MAX_OPERATIONS) return [TOO_MANY];
      try {
        return await prepare(graphql, socket, connectionKey(connectionParams, request), id, params);
      } catch (error) {
        return [mask(error)];
      }
    },
  });

  const sockets = new WebSocketServer({
    server,
    path: GRAPHQL_PATH,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols,
    verifyClient({ req }: { req: IncomingMessage }, decide: (isFine: boolean, code?: number) => void) {
      decide(mayOpen(req, corsOrigins), 403);
    },
    // What is the same for many clients is framed once.
    perMessageDeflate: false,
  });
  const clients = new Set<ClientSocket>();
  sockets.on('connection', (socket: WebSocket, request) => {
    const client = new ClientSocket(socket, request.socket, checkMs);
    clients.add(client);
    const left = readers.enter('websocket');
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (message) => client.send(message),
        close: (code = CloseCode.InternalServerError, reason = '') => client.close(code, reason),
        onMessage(take) {
          socket.on('message', (message) => {
            take(String(message)).catch((error: unknown) => {
              logger.error({ error }, 'A WebSocket message failed unexpectedly');
              client.close(CloseCode.InternalServerError, 'Internal error');
            });
          });
        },
      },
      { socket: client, request },
    );
    socket.once('close', (code, reason) => {
      clients.delete(client);
      left();
      void closed(code, String(reason));
    });
  });
  const checking = setInterval(() => {
    for (const client of clients) client.check();
  }, checkMs);

  return {
    async [Symbol.asyncDispose]() {
      clearInterval(checking);
      for (const client of clients) client.close(1_001, 'Going away', CLOSING_MS);
      const closed = Promise.withResolvers<void>();
      sockets.close(() => closed.resolve());
      await closed.promise;
    },
  };
}

/** A reason has 123 bytes at the most. */
function reasonOf({ code, message }: DomainError): string {
  return Buffer.from(`${code}: ${message}`).subarray(0, 123).toString();
}
