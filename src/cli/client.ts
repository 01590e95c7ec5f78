import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import type { Client as SocketClient } from 'graphql-ws';
import { sleep } from '../lib/sleep.ts';
import { AgentEvents } from './documents/sessions.ts';
import type { AgentEventsSubscription, TypedDocumentString } from './gql/graphql.ts';

/** An agent event as the command line asks for it. */
export type WireEvent = AgentEventsSubscription['agentEvents'];

/** A failure that the person at the terminal should read as it is. */
export class CliError extends Error {
  override readonly name = 'CliError';
  /** The server's code for it, such as `PHONE_BUSY`. */
  readonly code: string | undefined;

  constructor(message: string, options: ErrorOptions & { readonly code?: string | undefined } = {}) {
    super(message, options);
    this.code = options.code;
  }
}

type WireFailure = { readonly message: string; readonly extensions?: { readonly code?: string } };

type Refusal = {
  readonly message?: string;
  readonly detail?: readonly { readonly loc: readonly string[]; readonly msg: string }[];
};

/** Where the server is and how to get in. */
export type ServerAddress = { readonly url: string; readonly apiKey: string };

/** How often a lost stream is taken up again in a row, and how long the wait between is, in milliseconds. */
const RECONNECT_TRIES = 20;
const RECONNECT_MS = 500;

/** Talks to a server's public GraphQL API. */
export class Client implements AsyncDisposable {
  readonly #address: ServerAddress;
  #socket: SocketClient | undefined;

  constructor(address: ServerAddress) {
    this.#address = address;
  }

  /** Where the server is. */
  get url(): string {
    return this.#address.url;
  }

  /** @throws {CliError} with the server's message, or with advice when the server can't be reached */
  async request<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    const { url } = this.#address;
    const response = await this.#fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    const answer = (await response.json().catch(() => undefined)) as
      | { readonly data?: Result; readonly errors?: readonly WireFailure[] }
      | undefined;
    if (answer?.errors?.length) {
      const text = answer.errors.map(({ message }) => message).join('\n');
      throw new CliError(text, { code: answer.errors[0]?.extensions?.code });
    }
    if (!answer?.data)
      throw new CliError(`${url} answered ${response.status}, which is not an Opposable server's answer.`);
    return answer.data;
  }

  /**
   * Reads what REST alone has.
   *
   * @param accept the media type that is wanted
   * @throws {CliError} with the server's message, or with advice when the server can't be reached
   */
  async download(path: string, accept: string): Promise<string> {
    const response = await this.#fetch(path, { headers: { accept } });
    const text = await response.text();
    if (response.ok) return text;
    throw new CliError(refusal(text) ?? `${this.#address.url} answered ${response.status}.`);
  }

  /**
   * Reads a file of the server's piece by piece.
   *
   * @throws {CliError} as {@link download} does
   */
  async stream(path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    const response = await this.#fetch(path, { signal });
    if (response.ok && response.body) return response.body;
    throw new CliError(refusal(await response.text()) ?? `${this.#address.url} answered ${response.status}.`);
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const { url, apiKey } = this.#address;
    try {
      return await fetch(new URL(path, url), { ...init, headers: { ...init.headers, 'x-api-key': apiKey } });
    } catch (error) {
      throw new CliError(`No server answers at ${url}. Start one with "npm start", or name it with --url.`, {
        cause: error,
      });
    }
  }

  /**
   * Follows a session's log to its end. A lost connection is taken up again behind the last event, so
   * that none is missed or shown twice.
   *
   * @param onReconnect told each time that the connection is lost
   * @param signal ends the following, without an error
   * @throws {CliError} when the server refuses, or stays away
   */
  async *follow(
    sessionId: string,
    after: number,
    onReconnect: () => void,
    signal?: AbortSignal,
  ): AsyncGenerator<WireEvent, void, void> {
    let last = after;
    for (let tries = 1; ; tries += 1) {
      const variables: VariablesOf<typeof AgentEvents> = { sessionId, after: last };
      try {
        const socket = await this.#open();
        if (signal?.aborted) return;
        const results = socket.iterate({ query: AgentEvents.toString(), variables });
        signal?.addEventListener('abort', () => void results.return?.(), { once: true });
        for await (const result of results) {
          const { data, errors } = result as {
            data?: ResultOf<typeof AgentEvents>;
            errors?: readonly Error[];
          };
          if (errors?.length) throw new CliError(errors.map(({ message }) => message).join('\n'));
          if (!data) continue;
          last = data.agentEvents.index;
          tries = 1;
          yield data.agentEvents;
        }
        return;
      } catch (error) {
        const lost = closeReason(error);
        if (signal?.aborted) return;
        if (error instanceof CliError || (Array.isArray(error) && lost === undefined))
          throw asCliError(error);
        if (lost?.final || tries === RECONNECT_TRIES)
          throw new CliError(lost?.text ?? 'The connection is lost.');
        onReconnect();
        await sleep(RECONNECT_MS, signal).catch(() => undefined);
        if (signal?.aborted) return;
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#socket?.dispose();
  }

  async #open(): Promise<SocketClient> {
    const { url, apiKey } = this.#address;
    // Most commands follow nothing, and start in two thirds of the time without it.
    const { createClient } = await import('graphql-ws');
    this.#socket ??= createClient({
      url: new URL('/graphql', url.replace(/^http/, 'ws')).href,
      connectionParams: { apiKey },
      retryAttempts: 0,
    });
    return this.#socket;
  }
}

/** @returns what a REST answer says of a failure, if it is one of the server's own */
function refusal(text: string): string | undefined {
  try {
    const { message, detail } = JSON.parse(text) as Refusal;
    return message ?? detail?.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('\n');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What a closed WebSocket says; codes of 44xx are the server's last word. */
function closeReason(error: unknown): { readonly final: boolean; readonly text: string } | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const { code, reason } = error as { readonly code: unknown; readonly reason?: unknown };
  const final = typeof code === 'number' && code >= 4_400 && code < 4_500;
  return { final, text: String(reason || 'The connection is lost.') };
}

function asCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  const messages = (error as readonly { readonly message: string }[]).map(({ message }) => message);
  return new CliError(messages.join('\n'));
}
