import type { IncomingMessage } from 'node:http';
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { LiveItem } from '../../schema/live-items.ts';
import type { Position } from '../../schema/shared-source.ts';
import { browserToken } from '../auth/browser-cookie.ts';
import { keyOf } from '../auth/principal.ts';
import type { ClientSocket } from './client-socket.ts';
import type { GraphQLServer } from './graphql.ts';
import { documentKey } from './shared-document.ts';
import type { SharedSubscriptions } from './shared-subscriptions.ts';

/** What belongs to one operation travels as its root value. */
type Operation = Pick<ReturnType<GraphQLServer['getEnveloped']>, 'execute'> & {
  readonly id: string;
  readonly query: string;
  readonly socket: ClientSocket;
};

/** An operation that is ready to run. */
export type Bound = ExecutionArgs & { readonly rootValue: Operation };

/**
 * Parses and validates an operation, both from the cache that HTTP has as well.
 *
 * @returns what to run, or why not
 * @throws what the document or the request is refused with before that
 */
export async function prepare(
  graphql: GraphQLServer,
  socket: ClientSocket,
  apiKey: string | undefined,
  id: string,
  params: SubscribePayload,
): Promise<Bound | readonly GraphQLError[]> {
  const { schema, execute, contextFactory, parse, validate } = graphql.getEnveloped({ apiKey, params });
  const document = parse(params.query);
  const errors: readonly GraphQLError[] = validate(schema, document);
  if (errors.length > 0) return errors;
  return {
    schema,
    operationName: params.operationName,
    document,
    variableValues: params.variables,
    contextValue: await contextFactory(),
    rootValue: { id, query: params.query, socket, execute },
  };
}

/** Subscribes, together with whoever has equal rights and asks for the same. */
export async function subscribe(
  shared: SharedSubscriptions,
  args: Bound,
  mask: (error: unknown) => GraphQLError,
): Promise<AsyncIterableIterator<ExecutionResult, void, undefined> | ExecutionResult> {
  const { id, query, socket } = args.rootValue;
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return { errors: (source.errors ?? []).map(mask) };
  const key = documentKey(args.document, query, args.operationName, args.variableValues);
  return shared.run(args, source as AsyncIterableIterator<LiveItem<Position>>, key, {
    push: (result) => socket.push(id, result),
  });
}

/**
 * @returns what a connection is admitted by: the key in its parameters, as `apiKey`, or in a header there or in the
 *   upgrade, or what the browser was signed in with
 */
export function connectionKey(
  params: Readonly<Record<string, unknown>> | undefined,
  request: IncomingMessage,
): string | undefined {
  const named = params?.['apiKey'];
  if (typeof named === 'string') return named;
  return keyOf(namedValues({ ...request.headers, ...params })) ?? browserToken(namedValues(request.headers));
}

/** Not `Headers`, which throws for a name or a value that is none of a header. */
function namedValues(values: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const texts = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return new Map(texts.map(([name, value]) => [name.toLowerCase(), value]));
}
