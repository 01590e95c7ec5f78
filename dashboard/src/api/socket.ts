import { createClient } from 'graphql-ws';
import { createStore } from './store.ts';
import { viewToken } from './view-token.ts';

/** How the connection to the server is. `refused` is final: the browser isn't signed in, or not any more. */
export type ConnectionState = 'connecting' | 'connected' | 'lost' | 'refused';

/** How the connection is, for whoever shows it. */
export const connection = createStore<ConnectionState>('connecting');
/** Whether this window was let in: who has to sign in after that was signed in before. */
export const wasLetIn = createStore(false);
/** How often a lost connection was taken up again: what is shown is asked for anew then. */
export const reconnections = createStore(0);

/** How often the server is asked whether it is there, and how long it may take to answer, in milliseconds. */
const PING_MS = 10_000;
const PONG_MS = 5_000;
/** The waits before a lost connection is tried again, in milliseconds; the last one from then on. */
const WAITS_MS = [100, 300, 600, 1_000, 2_000] as const;
/** The close code of a connection that has done its work. */
const NORMAL = 1_000;
/** The close code of a connection whose key is wrong, or has ended. */
const UNAUTHORIZED = 4_401;
/** The close code of a connection whose server doesn't answer any more. */
const UNANSWERED = 4_408;

let pongTimer: ReturnType<typeof setTimeout> | undefined;
let open: WebSocket | undefined;

/** The one connection that all subscriptions share. It comes back by itself, also when the server was restarted. */
export const socket = createClient({
  url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
  connectionParams: viewToken === undefined ? {} : { apiKey: viewToken },
  keepAlive: PING_MS,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: (failure) => !isRefusal(failure),
  retryWait: (retries) => waitOrOnline(WAITS_MS[Math.min(retries, WAITS_MS.length - 1)] ?? 0),
  on: {
    opened: (opened) => {
      open = opened as WebSocket;
    },
    connected: (_socket, _payload, wasRetry) => {
      connection.set('connected');
      wasLetIn.set(true);
      if (wasRetry) reconnections.set(reconnections.get() + 1);
    },
    closed: (event) => {
      clearTimeout(pongTimer);
      connection.set(isRefusal(event) ? 'refused' : isRest(event) ? 'connecting' : 'lost');
    },
    ping: (isReceived) => {
      if (isReceived) return;
      pongTimer = setTimeout(() => open?.close(UNANSWERED, 'The server does not answer'), PONG_MS);
    },
    pong: (isReceived) => {
      if (isReceived) clearTimeout(pongTimer);
    },
  },
});

function isRefusal(event: unknown): boolean {
  return event instanceof CloseEvent && event.code === UNAUTHORIZED;
}

/** @returns whether the client itself has closed it, because nothing is followed any more */
function isRest(event: unknown): boolean {
  return event instanceof CloseEvent && event.code === NORMAL;
}

/** Waits, or until the network is back. */
function waitOrOnline(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const online = (): void => resolve();
  const timer = setTimeout(resolve, ms);
  addEventListener('online', online);
  return promise.finally(() => {
    clearTimeout(timer);
    removeEventListener('online', online);
  });
}
