import { PothosValidationError } from '@pothos/core';
import { GraphQLError } from 'graphql';
import { createYoga, maskError as maskUnexpected, type YogaServerInstance } from 'graphql-yoga';
import type { GraphQLContext } from '../../schema/context.ts';
import { schema } from '../../schema/schema.ts';
import { DomainError } from '../domain/errors.ts';
import type { Logger } from '../lib/logger.ts';
import { documentLimits } from './document-limits.ts';

/** Where the GraphQL API is. */
export const GRAPHQL_PATH = '/graphql';

/** What a request brings: HTTP gives it a `Request`, WebSocket the parameters of its connection. */
export type GraphQLRequest = {
  readonly request?: Request;
  readonly apiKey?: string | undefined;
  /** Adds a `Set-Cookie` to the answer; only HTTP has one. */
  readonly setCookie?: (header: string) => void;
  /** What the connection comes from. */
  readonly address?: string | undefined;
};

/** GraphQL over HTTP, with server-sent events for subscriptions and GraphiQL in a browser. */
export type GraphQLServer = YogaServerInstance<GraphQLRequest, GraphQLContext>;

// In lines that a narrow window shows whole.
const WELCOME = `# Opposable's GraphQL API; REST: /docs
# Put your key into the headers below:
#   {"X-API-Key": "opp_…"}
{
  phones { id name connectionStatus }
  sessions(first: 5) {
    edges {
      node {
        id status instruction
        usage { turns costUsd }
      }
    }
  }
}
`;

/**
 * @param contextOf makes the resolvers' context of a request
 * @returns the server; what isn't meant for the client is logged and masked
 */
export function graphqlServer(
  contextOf: (request: GraphQLRequest) => GraphQLContext,
  logger: Logger,
): GraphQLServer {
  return createYoga<GraphQLRequest, GraphQLContext>({
    schema,
    context: contextOf,
    graphqlEndpoint: GRAPHQL_PATH,
    landingPage: false,
    // Every asset comes from this server: the page works without a network. It weighs megabytes, and few open it.
    async renderGraphiQL(options) {
      const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
      return await renderGraphiQL(options);
    },
    // GraphiQL sends its headers, and so the key, with every request over HTTP, but not over WebSocket.
    graphiql: { title: 'Opposable', defaultQuery: WELCOME, subscriptionsProtocol: 'SSE' },
    logging: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    batching: false,
    cors: false,
    plugins: [...documentLimits],
    maskedErrors: { maskError: errorMask(logger) },
  });
}

/**
 * @returns a function that translates a failure for the client: what is meant for it keeps its message,
 * everything else is logged and masked, whatever the environment says
 */
export function errorMask(logger: Logger): (error: unknown) => GraphQLError {
  return (error) => {
    const cause = error instanceof GraphQLError ? error.originalError : error;
    if (cause instanceof DomainError)
      return toGraphQLError(error, cause, { code: cause.code, ...cause.context, ...retryLater(cause) });
    // Pothos refuses arguments of a connection with it.
    if (cause instanceof PothosValidationError)
      return toGraphQLError(error, cause, { code: 'INVALID_INPUT' });
    const isForClient =
      error instanceof GraphQLError && (cause === undefined || cause instanceof GraphQLError);
    if (!isForClient) logger.error({ error: cause }, 'A GraphQL operation failed unexpectedly');
    return maskUnexpected(error, 'Unexpected error.', false) as GraphQLError;
  };
}

/** @returns what the server makes status and headers of, and never a part of the answer's body. */
function retryLater({ code, context: { retryAfterS } }: DomainError): { readonly http?: object } {
  // The rest of an operation may well succeed, unless there are too many of them.
  if (code !== 'RATE_LIMITED' || typeof retryAfterS !== 'number') return {};
  const http = { status: 429, headers: { 'retry-after': String(retryAfterS) }, toJSON: () => undefined };
  return { http };
}

function toGraphQLError(
  error: unknown,
  { message }: Error,
  extensions: Readonly<Record<string, unknown>>,
): GraphQLError {
  const where = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
  return new GraphQLError(message, { ...where, extensions });
}
