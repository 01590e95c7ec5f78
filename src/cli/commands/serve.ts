import { readFile } from 'node:fs/promises';
import { type App, startApp } from '../../app.ts';
import { type Config, readConfig } from '../../config.ts';
import { createLogger } from '../../lib/logger.ts';
import { Client } from '../client.ts';
import { run } from './run.ts';

/** A graceful end that takes longer than this is cut short, in milliseconds. */
const END_MS = 5_000;

/** What `opposable serve` is told besides the environment. */
export type ServeOptions = {
  /** A session to run and show right away. */
  readonly tryInstruction: string | undefined;
  readonly flags: Parameters<typeof readConfig>[1];
};

/**
 * Serves until SIGINT or SIGTERM. What the person reads goes to the standard output, logs go to the
 * standard error stream.
 */
export async function serve({ tryInstruction, flags }: ServeOptions): Promise<void> {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const config = readConfig(undefined, flags);
  const ended = endSignal();
  const logger = createLogger({ level: config.logLevel, pretty: Boolean(process.stderr.isTTY) });
  const app = await startApp(config, { logger, onProgress: (what) => say(`${what} …`) });
  say(welcome(app, config));
  try {
    if (tryInstruction !== undefined) await tryOut(app, config, tryInstruction);
    await ended;
  } finally {
    say('\nEnding; running sessions go on at the next start.');
    setTimeout(() => process.exit(1), END_MS).unref();
    await app[Symbol.asyncDispose]();
  }
}

async function tryOut(app: App, config: Config, instruction: string): Promise<void> {
  const apiKey = config.apiKey ?? (await readFile(app.keyPath ?? '', 'utf8')).trim();
  await using client = new Client({ url: app.url, apiKey });
  await run(client, instruction, { json: false, interactive: false });
  process.stdout.write(`\nThe server goes on serving at ${app.url}. End it with Ctrl-C.\n`);
}

/** Resolves at the first signal to end; a second one ends the process at once. */
function endSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let signalled = false;
  const onSignal = (): void => {
    if (signalled) process.exit(1);
    signalled = true;
    resolve();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return promise;
}

function welcome(app: App, config: Config): string {
  const key = app.keyPath === undefined ? 'the one in OPPOSABLE_API_KEY' : `in ${app.keyPath}`;
  const phones = `${config.virtualPhones} virtual ${config.virtualPhones === 1 ? 'phone' : 'phones'}`;
  return [
    '',
    `Opposable is ready at ${app.url}`,
    `  GraphQL   ${app.url}/graphql`,
    `  REST      ${app.url}/v1/sessions`,
    `  API key   ${key}`,
    `  Driven by ${app.modelLabel}, on ${phones}`,
    '',
  ].join('\n');
}
