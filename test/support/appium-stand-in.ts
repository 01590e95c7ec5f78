import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** One request that the stand-in got. */
type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** What was sent with it, as JSON; empty for nothing. */
  readonly body: string;
};

/** A failure in WebDriver's words. */
type WebDriverError = { readonly error: string; readonly message: string };

/** What the stand-in does with a command: a WebDriver error, a dropped connection, or silence. */
export type Misbehaviour = WebDriverError | 'drop the connection' | 'never answer';

/**
 * A WebDriver server that opens sessions and takes screenshots like a good one, and then fails exactly as
 * a test asks: failures that no real driver can be brought to on purpose.
 */
export type AppiumStandIn = AsyncDisposable & {
  readonly url: string;
  readonly sessionId: string;
  readonly seen: readonly SeenRequest[];
  /** How often a path that ends like this was asked for with this method. */
  readonly count: (method: string, pathEnd: string) => number;
  /** What it answers to requests whose path ends like this: each value once, and the last one for ever. */
  readonly answers: (method: string, pathEnd: string, ...values: readonly unknown[]) => void;
  /** Has it answer such requests with a WebDriver error. */
  readonly refuses: (method: string, pathEnd: string, how: WebDriverError) => void;
  /** Makes every touch fail from now on. */
  readonly misbehave: (how: Misbehaviour) => void;
  /** Keeps new sessions from opening until the returned function is called. */
  readonly holdSessions: () => () => void;
  /** Keeps drivers' own commands from being answered until the returned function is called. */
  readonly holdCommands: () => () => void;
  /** Keeps the ends of sessions from being answered until the returned function is called. */
  readonly holdEnds: () => () => void;
};

type Script = {
  readonly method: string;
  readonly pathEnd: string;
  values: readonly unknown[];
  readonly refusal?: WebDriverError;
};

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Starts the stand-in on the loopback interface. */
export async function startAppiumStandIn(): Promise<AppiumStandIn> {
  const seen: SeenRequest[] = [];
  // WebdriverIO remembers for ever which sessions it ended.
  const sessionId = randomUUID();
  const scripts: Script[] = [];
  let misbehaviour: Misbehaviour | undefined;
  let held: Promise<void> = Promise.resolve();
  let endsHeld: Promise<void> = Promise.resolve();
  let commandsHeld: Promise<void> = Promise.resolve();
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    seen.push({ method, path: url, headers, body: await text(request) });
    if (url === '/session') {
      await held;
      return answer(response, 200, { sessionId, capabilities: { platformName: 'Android' } });
    }
    if (method === 'DELETE') await endsHeld;
    if (url.endsWith('/execute/sync')) await commandsHeld;
    if (url.endsWith('/screenshot')) return answer(response, 200, PIXEL);
    if (url.endsWith('/actions') && misbehaviour !== undefined) return fail(request, response, misbehaviour);
    const script = scripts.findLast((known) => known.method === method && url.endsWith(known.pathEnd));
    if (script?.refusal) return fail(request, response, script.refusal);
    const [next = null, ...rest] = script?.values ?? [];
    if (script !== undefined && rest.length > 0) script.values = rest;
    return answer(response, 200, next);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    sessionId,
    seen,
    count: (method, pathEnd) =>
      seen.filter((request) => request.method === method && request.path.endsWith(pathEnd)).length,
    answers: (method, pathEnd, ...values) => {
      scripts.push({ method, pathEnd, values });
    },
    refuses: (method, pathEnd, refusal) => {
      scripts.push({ method, pathEnd, values: [], refusal });
    },
    misbehave: (how) => {
      misbehaviour = how;
    },
    holdSessions: () => {
      const gate = Promise.withResolvers<void>();
      held = gate.promise;
      return gate.resolve;
    },
    holdCommands: () => {
      const gate = Promise.withResolvers<void>();
      commandsHeld = gate.promise;
      return gate.resolve;
    },
    holdEnds: () => {
      const gate = Promise.withResolvers<void>();
      endsHeld = gate.promise;
      return gate.resolve;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function fail(request: IncomingMessage, response: ServerResponse, how: Misbehaviour): void {
  if (how === 'never answer') return;
  if (how === 'drop the connection') {
    request.socket.destroy();
    return;
  }
  answer(response, 500, { ...how, stacktrace: '' });
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ value }));
}
