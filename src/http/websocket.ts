import type { Server } from 'node:http';
import type { ExecutionArgs } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Authenticate } from '../auth/principal.ts';
import { keyOf } from '../auth/principal.ts';
import { DomainError } from '../domain/errors.ts';
import { GRAPHQL_PATH, type GraphQLServer } from './graphql.ts';

/** The largest message that a client may send, in bytes. */
const MAX_MESSAGE_BYTES = 1_000_000;

type Enveloped = ReturnType<GraphQLServer['getEnveloped']>;
/** The operation's own functions travel as its root value. */
type Bound = ExecutionArgs & { readonly rootValue: Pick<Enveloped, 'execute' | 'subscribe'> };

/**
 * Serves GraphQL over WebSocket on the port of an HTTP server. The key comes as `apiKey` in the
 * connection's parameters, or in the headers of the upgrade; a wrong one closes the connection with
 * 4401 and a reason.
 *
 * @returns ends every connection when disposed
 * @see https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverWebSocket.md
 */
export function serveWebSocket(
  server: Server,
  yoga: GraphQLServer,
  authenticate: Authenticate,
): AsyncDisposable {
  const sockets = new WebSocketServer({ server, path: GRAPHQL_PATH, maxPayload: MAX_MESSAGE_BYTES });
  const served = useServer<Record<string, unknown>, Extra & Record<PropertyKey, unknown>>(
    {
      execute: (args) => (args as Bound).rootValue.execute(args),
      subscribe: (args) => (args as Bound).rootValue.subscribe(args),
      async onConnect({ connectionParams, extra }) {
        const key = connectionKey(connectionParams, extra);
        if (key === undefined) return true;
        try {
          await authenticate(key);
          return true;
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          extra.socket.close(CloseCode.Unauthorized, `${error.code}: ${error.message}`);
          return false;
        }
      },
      async onSubscribe({ connectionParams, extra }, _id, params) {
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
      },
    },
    sockets,
  );
  return { [Symbol.asyncDispose]: async () => await served.dispose() };
}

function connectionKey(
  params: Readonly<Record<string, unknown>> | undefined,
  extra: Extra,
): string | undefined {
  const named = params?.['apiKey'];
  if (typeof named === 'string') return named;
  const entries = Object.entries({ ...extra.request.headers, ...params });
  return keyOf(
    new Headers(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
  );
}
