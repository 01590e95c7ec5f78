import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { temporaryFolder } from '../support/folder.ts';
import { API_KEY, fetchAt, type TestServer } from '../support/server.ts';

/** What the server's process tells: where it listens, or what CPU it has used so far. */
export type ServerReport =
  | { readonly type: 'ready'; readonly url: string }
  | { readonly type: 'cpu'; readonly micros: number };

/** A server in a process of its own. Disposal ends it gracefully and removes its folder. */
export type ForkedServer = AsyncDisposable &
  Pick<TestServer, 'fetch' | 'url'> & {
    /** @returns the CPU time of all threads of the process since it started, in microseconds */
    readonly cpuMicros: () => Promise<number>;
  };

/** How the server is set up. */
export type ForkedServerOptions = {
  readonly appiumUrl: string;
  readonly claude: { readonly baseURL: string; readonly apiKey: string };
  readonly settle: boolean;
  /** How many virtual phones it has; one unless said otherwise. */
  readonly virtualPhones?: number;
};

/** Starts the server; resolves when it listens. */
export async function forkServer(options: ForkedServerOptions): Promise<ForkedServer> {
  const { appiumUrl, claude, settle, virtualPhones = 1 } = options;
  await using resources = new AsyncDisposableStack();
  const folder = resources.use(await temporaryFolder());
  const child = fork(join(import.meta.dirname, 'server-process.ts'), [settle ? 'settle' : 'hasty'], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      OPPOSABLE_DATA_DIR: folder.path,
      OPPOSABLE_API_KEY: API_KEY,
      APPIUM_URL: appiumUrl,
      OPPOSABLE_VIRTUAL_PHONES: String(virtualPhones),
      ANTHROPIC_API_KEY: claude.apiKey,
      ANTHROPIC_BASE_URL: claude.baseURL,
    },
  });
  const ended = once(child, 'exit');
  resources.defer(async () => {
    if (child.connected) child.disconnect();
    await ended;
  });
  const next = async <T extends ServerReport['type']>(
    type: T,
  ): Promise<Extract<ServerReport, { readonly type: T }>> => {
    const message = once(child, 'message').then(([report]) => report as ServerReport);
    const report = await Promise.race([message, ended.then(() => undefined)]);
    if (report?.type !== type) throw new Error(`The server told "${report?.type}" instead of "${type}".`);
    return report as Extract<ServerReport, { readonly type: T }>;
  };
  const { url } = await next('ready');
  const owned = resources.move();
  return {
    url,
    fetch: fetchAt(url),
    async cpuMicros() {
      const answer = next('cpu');
      child.send('cpu');
      return (await answer).micros;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
