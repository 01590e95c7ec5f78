import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../../src/lib/clock.ts';
import type { Ask } from './ask.ts';
import { type Aborted, Journal, type ReceivedRequest, type Truncated, type Violation } from './journal.ts';
import { MessagesEndpoint } from './messages-endpoint.ts';
import { knownModels } from './models.ts';
import { Router } from './router.ts';
import type { Script, Step } from './script.ts';
import type { WireEvent } from './stream.ts';

/** How a stand-in is set up; every field has a default. */
export type ClaudeOptions = {
  /** What every conversation plays, each its own copy; or a function that chooses by its first request. */
  readonly turns?: Script;
  /** The one key that is accepted. */
  readonly apiKey?: string;
  /** Models served besides the known ones. */
  readonly models?: readonly string[];
  readonly contextWindowTokens?: number;
  /** Whether `requests` hold the bodies, screenshots and all: true unless a benchmark says otherwise. */
  readonly keepsBodies?: boolean;
  /** The time by which cache entries expire. */
  readonly clock?: Clock;
  /** Runs before each event of a stream and holds it back until it resolves: for delays and watching. */
  readonly beforeEvent?: (event: WireEvent, ask: Ask) => void | Promise<void>;
};

/** A running stand-in for Claude's servers. */
export type Claude = AsyncDisposable & {
  /** `http://127.0.0.1:<port>`, for `baseURL` or `ANTHROPIC_BASE_URL`. */
  readonly baseURL: string;
  readonly apiKey: string;
  /** Every request in the order received. */
  readonly requests: readonly ReceivedRequest[];
  /** Every broken rule. A test that breaks none on purpose ends with `expect(violations).toEqual([])`. */
  readonly violations: readonly Violation[];
  /** Every request whose client left early. */
  readonly aborted: readonly Aborted[];
  /**
   * Every request that keeps only a part of the answer before it: of one that was broken off, or of one
   * that it was not wanted to the end. A test in which all goes well ends with `toEqual([])`.
   */
  readonly truncated: readonly Truncated[];
  /** Makes the turns of every conversation whose script has ended. */
  readonly turn: (make: (ask: Ask) => Step | Promise<Step>) => void;
  /** Replaces the script, for conversations that begin from now on. */
  readonly plays: (script: Script) => void;
  /** Resolves once a condition on `requests`, `violations` or `aborted` holds. */
  readonly until: (condition: () => boolean) => Promise<void>;
};

/**
 * Starts a server that speaks the Messages API on a free port of this machine, plays scripted turns
 * and holds its callers to the rules of the real one. Disposing it ends every request.
 *
 * @example
 * await using claude = await startClaude({ turns: [says('Here.').taps(100, 200), finishes()] });
 * const client = new Anthropic({ baseURL: claude.baseURL, apiKey: claude.apiKey, maxRetries: 0 });
 */
export async function startClaude(options: ClaudeOptions = {}): Promise<Claude> {
  const { apiKey = 'test-key', clock = systemClock, contextWindowTokens = 200_000 } = options;
  const journal = new Journal();
  const models = new Set([...knownModels, ...(options.models ?? [])]);
  let script = options.turns ?? [];
  let afterScript: ((ask: Ask) => Step | Promise<Step>) | undefined;
  const messages = new MessagesEndpoint(
    {
      apiKey,
      models,
      contextWindowTokens,
      clock,
      keepsBodies: options.keepsBodies ?? true,
      beforeEvent: options.beforeEvent ?? (() => undefined),
      script: () => script,
      afterScript: () => afterScript,
    },
    journal,
  );
  const router = new Router({ apiKey, models, messages, journal });
  const server = createServer((request, response) => router.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}`,
    apiKey,
    requests: journal.requests,
    violations: journal.violations,
    aborted: journal.aborted,
    truncated: journal.truncated,
    turn: (make) => {
      afterScript = make;
    },
    plays: (next) => {
      script = next;
    },
    until: (condition) => journal.until(condition),
    [Symbol.asyncDispose]: async () => {
      await close(server);
      await router.settled();
      journal.close();
    },
  };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
