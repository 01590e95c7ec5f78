import type { Server } from 'node:http';
import type { ExecutionArgs } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Authenticate, Principal } from '../auth/principal.ts';
import { keyOf } from '../auth/principal.ts';
import type { Revocations } from '../auth/revocations.ts';
import { DomainError } from '../domain/errors.ts';
import type { Logger } from '../lib/logger.ts';
import type { LiveReaders } from '../observability/live-readers.ts';
import { errorMask, GRAPHQL_PATH, type GraphQLServer } from './graphql.ts';

/** The largest message that a client may send, in bytes. */
const MAX_MESSAGE_BYTES = 1_000_000;
/** How long clients may take to close at the end, in milliseconds; a dead one never does. */
const CLOSING_MS = 1_000;

type Enveloped = ReturnType<GraphQLServer['getEnveloped']>;
/** The operation's own functions travel as its root value. */
type Bound = ExecutionArgs & { readonly rootValue: Pick<Enveloped, 'execute' | 'subscribe'> };

/** What serving WebSockets takes. */
export type WebSocketContext = {
  readonly graphql: GraphQLServer;
  readonly authenticate: Authenticate;
  readonly revocations: Pick<Revocations, 'watch'>;
  readonly readers: Pick<LiveReaders, 'enter'>;
  readonly logger: Logger;
};

/**
 * Serves GraphQL over WebSocket on the port of an HTTP server. The key comes as `apiKey` in the
 * connection's parameters, or in the headers of the upgrade; a wrong one closes the connection with
 * 4401 and a reason. What isn't meant for the client is logged and masked.
 *
 * @returns ends every connection when disposed
 * @see https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverWebSocket.md
 */
export function serveWebSocket(
  server: Server,
  { graphql: yoga, authenticate, revocations, readers, logger }: WebSocketContext,
): AsyncDisposable {
  const sockets = new WebSocketServer({ server, path: GRAPHQL_PATH, maxPayload: MAX_MESSAGE_BYTES });
  sockets.on('connection', (socket) => socket.once('close', readers.enter('websocket')));
  const mask = errorMask(logger);
  const served = useServer<Record<string, unknown>, Extra & Record<PropertyKey, unknown>>(
    {
      execute: (args) => (args as Bound).rootValue.execute(args),
      subscribe: (args) => (args as Bound).rootValue.subscribe(args),
      async onConnect({ connectionParams, extra }) {
        try {
          const key = connectionKey(connectionParams, extra);
          if (key === undefined) return true;
          endWithKey(extra.socket, revocations, await authenticate(key));
          return true;
        } catch (error) {
          if (error instanceof DomainError) {
            extra.socket.close(CloseCode.Unauthorized, `${error.code}: ${error.message}`);
          } else {
            logger.error({ error }, 'A WebSocket connection failed unexpectedly');
            extra.socket.close(CloseCode.InternalServerError, 'Internal error');
          }
          return false;
        }
      },
      async onSubscribe({ connectionParams, extra }, _id, params) {
        try {
          const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
            apiKey: connectionKey(connectionParams, extra),
            params,
          });
          const document = parse(params.query);
          const errors = validate(schema, document);
          if (errors.length > 0) return errors;
          return {
            schema,
            operationName: params.operationName,
            document,
            variableValues: params.variables,
            contextValue: await contextFactory(),
            rootValue: { execute, subscribe },
          };
        } catch (error) {
          return [mask(error)];
        }
      },
    },
    sockets,
  );
  return {
    async [Symbol.asyncDispose]() {
      const patience = setTimeout(() => {
        for (const client of sockets.clients) client.terminate();
      }, CLOSING_MS);
      try {
        await served.dispose();
      } finally {
        clearTimeout(patience);
      }
    },
  };
}

/** Closes a connection when its key stops to work; one that doesn't answer the close is cut off. */
function endWithKey(socket: WebSocket, revocations: Pick<Revocations, 'watch'>, principal: Principal): void {
  const watch = revocations.watch(principal, ({ code, message }) => {
    socket.close(CloseCode.Unauthorized, `${code}: ${message}`);
    const patience = setTimeout(() => socket.terminate(), CLOSING_MS);
    socket.once('close', () => clearTimeout(patience));
  });
  socket.once('close', () => watch[Symbol.dispose]());
}

function connectionKey(
  params: Readonly<Record<string, unknown>> | undefined,
  extra: Extra,
): string | undefined {
  const named = params?.['apiKey'];
  if (typeof named === 'string') return named;
  // Not `Headers`, which throws for a name or a value that is none of a header.
  const values = Object.entries({ ...extra.request.headers, ...params })
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .map(([name, value]) => [name.toLowerCase(), value] as const);
  return keyOf(new Map(values));
}
