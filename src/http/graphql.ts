import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { GraphQLError } from 'graphql';
import { createYoga, maskError as maskUnexpected, type YogaServerInstance } from 'graphql-yoga';
import type { GraphQLContext } from '../../schema/context.ts';
import { schema } from '../../schema/schema.ts';
import { DomainError } from '../domain/errors.ts';
import type { Logger } from '../lib/logger.ts';

/** Where the GraphQL API is. */
export const GRAPHQL_PATH = '/graphql';

/** What a request brings: HTTP gives it a `Request`, WebSocket the parameters of its connection. */
export type GraphQLRequest = { readonly request?: Request; readonly apiKey?: string | undefined };

/** GraphQL over HTTP, with server-sent events for subscriptions and GraphiQL in a browser. */
export type GraphQLServer = YogaServerInstance<GraphQLRequest, GraphQLContext>;

const WELCOME = `# Opposable's GraphQL API. Put your key into the headers below: {"X-API-Key": "opp_…"}
{
  phones { id name connectionStatus }
  sessions(first: 5) { edges { node { id status instruction numTurns costUsd } } }
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
    // Every asset comes from this server: the page works without a network.
    renderGraphiQL,
    // GraphiQL sends its headers, and so the key, with every request over HTTP, but not over WebSocket.
    graphiql: { title: 'Opposable', defaultQuery: WELCOME, subscriptionsProtocol: 'SSE' },
    logging: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    maskedErrors: {
      maskError(error, message, isDev) {
        const cause = error instanceof GraphQLError ? error.originalError : error;
        if (cause instanceof DomainError) return toGraphQLError(error, cause);
        if (!(error instanceof GraphQLError) || cause !== undefined) {
          if (!(cause instanceof GraphQLError))
            logger.error({ error: cause }, 'A GraphQL field failed unexpectedly');
        }
        return maskUnexpected(error, message, isDev);
      },
    },
  });
}

function toGraphQLError(error: unknown, { message, code, context }: DomainError): GraphQLError {
  const where = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
  return new GraphQLError(message, { ...where, extensions: { code, ...context } });
}
