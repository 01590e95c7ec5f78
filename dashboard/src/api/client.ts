import { Client, CombinedError, cacheExchange, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import { socket } from './socket.ts';
import { createStore } from './store.ts';
import { viewToken } from './view-token.ts';

/** What the server calls the failures of a browser that isn't signed in. */
const SIGNED_OUT = ['AUTH_REQUIRED', 'INVALID_API_KEY'];

/** Whether the server has refused this browser because it isn't signed in, or not any more. */
export const signedOut = createStore(false);

const SERVER = {
  url: '/graphql',
  preferGetMethod: false,
  fetchOptions: {
    credentials: 'same-origin',
    headers: viewToken === undefined ? {} : { 'x-api-key': viewToken },
  },
} as const;

const noteSignedOut = mapExchange({
  onError(error, { kind }) {
    // Whoever signs in with a wrong key is told so by the page for it.
    if (kind !== 'mutation' && SIGNED_OUT.includes(failureOf(error).code ?? '')) signedOut.set(true);
  },
});

/** Asks over HTTP and keeps no answer: urql's cache would hold each page of a long log for as long as the tab is open. */
export const uncached = new Client({ ...SERVER, exchanges: [noteSignedOut, fetchExchange] });

/** What talks to the server: queries and mutations over HTTP, subscriptions over the one WebSocket. */
export const client = new Client({
  ...SERVER,
  requestPolicy: 'cache-and-network',
  exchanges: [
    noteSignedOut,
    cacheExchange,
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query = '', variables }) => ({
        subscribe: (sink) => ({
          unsubscribe: socket.subscribe(
            { query, variables: variables as Record<string, unknown> },
            sink as never,
          ),
        }),
      }),
    }),
  ],
});

/** A failure as people may read it. */
export type Failure = {
  readonly message: string;
  readonly code: string | undefined;
  /** What is wrong with which field of the input, when the server says it of each. */
  readonly problems?: readonly Problem[];
};

/** What is wrong with a field: its path in the input. */
export type Problem = { readonly path: readonly string[]; readonly message: string };

/** An error as GraphQL answers with it. */
type Answered = { readonly message: string; readonly extensions?: object | undefined };

/** @returns what the server says of a failure, or what to do when it said nothing; the first of several errors. */
export function failureOf(error: unknown): Failure {
  if (Array.isArray(error)) return said(error[0] as Answered);
  if (error instanceof CombinedError) {
    const [first] = error.graphQLErrors;
    if (first) return said(first);
    if (error.networkError) {
      return {
        message: 'The server can’t be reached. Is it running? The page tries again.',
        code: undefined,
      };
    }
  }
  return { message: error instanceof Error ? error.message : String(error), code: undefined };
}

function said({ message, extensions = {} }: Answered): Failure {
  const { code, problems } = extensions as { code?: string; problems?: readonly Problem[] };
  return { message, code, ...(problems && { problems }) };
}
