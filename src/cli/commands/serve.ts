import { readFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import type { App } from '../../app.ts';
import { type Config, LOOPBACK, readConfig } from '../../config.ts';
import { createLogger } from '../../lib/logger.ts';
import { CliError, Client } from '../client.ts';
import { ListSessions } from '../documents/sessions.ts';
import { endSignal } from '../end-signal.ts';
import { showSession } from '../show-session.ts';
import { run } from './run.ts';

/** A graceful end that takes longer than this is cut short, in milliseconds. */
const END_MS = 5_000;

/** What `opposable serve` is told besides the environment. */
export type ServeOptions = {
  /** A session to run and show right away. */
  readonly tryInstruction: string | undefined;
  /** JSON lines instead of words. */
  readonly json: boolean;
  /** Whether to delete every secret first, because their key is lost. */
  readonly forgetSecrets: boolean;
  readonly flags: Parameters<typeof readConfig>[1];
};

/**
 * Serves until SIGINT or SIGTERM. What the person reads goes to the standard output, logs go to the
 * standard error stream.
 */
export async function serve({ tryInstruction, json, forgetSecrets, flags }: ServeOptions): Promise<void> {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const config = readConfig(undefined, flags);
  const ending = endSignal();
  const logger = createLogger({ level: config.logLevel, pretty: Boolean(process.stderr.isTTY) });
  const onProgress = (what: string): void => (json ? undefined : say(`${what} …`));
  // The server's parts take a second to load, which a wrong setting should not, nor anyone in silence.
  onProgress('Loading the server');
  const { startApp } = await import('../../app.ts');
  const app = await startApp(config, { logger, forgetSecrets, onProgress });
  // A server that is killed keeps nothing at its end.
  flushCompileCache();
  const { url, modelLabel, keyPath } = app;
  // On any other address the link would be a key in the log of a machine that others may read.
  const loginUrl = LOOPBACK.test(config.host) ? await app.createLoginUrl() : undefined;
  const dashboardUrl = loginUrl ?? url;
  say(
    json
      ? JSON.stringify({ url, dashboardUrl, modelLabel, keyPath: keyPath ?? null })
      : welcome(app, config, dashboardUrl),
  );
  try {
    if (tryInstruction !== undefined) await tryOut(app, config, tryInstruction, json, ending);
    if (!ending.aborted) await new Promise((resolve) => ending.addEventListener('abort', resolve));
  } finally {
    if (!json) say('\nEnding; running sessions go on at the next start.');
    setTimeout(() => process.exit(1), END_MS).unref();
    await app[Symbol.asyncDispose]();
  }
  // The sender of traces tries a collector that is down again and again, and can't be told to stop.
  if (config.traces) process.exit();
}

/** Runs and shows a session. Whatever comes of it, and whatever it is cut short by, the server goes on. */
async function tryOut(
  app: App,
  config: Config,
  instruction: string,
  json: boolean,
  signal: AbortSignal,
): Promise<void> {
  const apiKey = config.apiKey ?? (await readFile(app.keyPath ?? '', 'utf8')).trim();
  await using client = new Client({ url: app.url, apiKey });
  try {
    await finishEarlier(client, json, signal);
    await run(client, instruction, { json, interactive: false, signal });
    if (!json) process.stdout.write(`\nThe server goes on serving at ${app.url}. End it with Ctrl-C.\n`);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof CliError)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
}

/** A session that the last end of the server left running goes on now, and holds its phone. */
async function finishEarlier(client: Client, json: boolean, signal: AbortSignal): Promise<void> {
  const { sessions } = await client.request(ListSessions, { first: 1, status: ['creating', 'running'] });
  const earlier = sessions.edges[0]?.node;
  if (!earlier) return;
  if (!json) process.stdout.write(`A session of the last start goes on first: ${earlier.id}\n`);
  await showSession(client, earlier.id, { json, signal });
}

function welcome(app: App, config: Config, dashboardUrl: string): string {
  const key = app.keyPath === undefined ? 'the one in OPPOSABLE_API_KEY' : `in ${app.keyPath}`;
  const phones = `${config.virtualPhones} virtual ${config.virtualPhones === 1 ? 'phone' : 'phones'}`;
  return [
    '',
    `Opposable is ready at ${app.url}`,
    `  Dashboard ${dashboardUrl}`,
    `  GraphQL   ${app.url}/graphql`,
    `  REST      ${app.url}/v1/sessions`,
    `  API key   ${key}`,
    `  Driven by ${app.modelLabel}, on ${phones}`,
    '',
  ].join('\n');
}
