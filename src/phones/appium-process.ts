import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { PhoneLogger } from './phone-logger.ts';

/** How long Appium may take until it listens, in milliseconds; a slow disk takes ten times the usual. */
const READY_DEADLINE_MS = 30_000;
/** How long Appium may take to end its sessions when asked to, in milliseconds. */
const STOP_DEADLINE_MS = 5_000;
/** A line of Appium's own output is cut there, in characters. */
const LOG_LINE_LIMIT = 500;

/** What the child process is told. */
export type AppiumChildOptions = {
  /** The `APPIUM_HOME`, which the child removes when its parent died. */
  readonly home: string;
  readonly address: string;
  readonly port: number;
  /** Names as in `--use-drivers`. */
  readonly drivers: readonly string[];
};

/** The variables of a process; the parent's own unless given. */
export type Environment = Readonly<Record<string, string | undefined>> | undefined;

/** One run of Appium, from its start to its end. */
export type AppiumProcess = {
  readonly pid: number;
  /** Settles when the run is over, whatever ended it; never rejects. Its descendants are gone by then. */
  readonly exited: Promise<string>;
  /** Ends the run at once, with all that it started: for one that doesn't answer any more. */
  readonly kill: () => void;
  /** Ends the run: asked first, killed after a deadline. Idempotent. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts Appium in a process of its own: inside the server's process it would end its host on a busy
 * port and on SIGTERM. The process leads a group, so that the browsers and helpers that its drivers start
 * end with it.
 *
 * @returns once the server listens
 * @throws Error when the process ends before, or takes too long; the signal's reason when it aborts
 */
export async function runAppium(
  options: AppiumChildOptions,
  environment: Environment,
  logger: PhoneLogger,
  signal: AbortSignal,
): Promise<AppiumProcess> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [fileURLToPath(new URL('appium-child.ts', import.meta.url))], {
    cwd: options.home,
    ...(environment && { env: environment }),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const { pid } = child;
  const exited = watch(child);
  if (pid === undefined) throw new Error(`Appium can't be started: ${await exited}`);
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) =>
      logger.warn({ pid, line: line.slice(0, LOG_LINE_LIMIT) }, 'Appium reports'),
    );
  }
  const stop = () => end(child, exited);
  try {
    await ready(child, exited, options, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid, exited, kill: () => killGroup(child), stop };
}

function watch(child: ChildProcess): Promise<string> {
  const exited = Promise.withResolvers<string>();
  child.once('error', (error) => exited.resolve(error.message));
  child.once('exit', (code, signal) => {
    // Drivers' helpers outlive a crash otherwise, and keep their ports and phones.
    killGroup(child);
    exited.resolve(signal ?? `exit code ${code}`);
  });
  return exited.promise;
}

async function ready(
  child: ChildProcess,
  exited: Promise<string>,
  options: AppiumChildOptions,
  signal: AbortSignal,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onAbort = () => reject(signal.reason);
  const timer = setTimeout(
    () => reject(new Error(`Appium isn't ready after ${READY_DEADLINE_MS} ms.`)),
    READY_DEADLINE_MS,
  );
  signal.addEventListener('abort', onAbort, { once: true });
  child.once('message', () => resolve());
  exited.then((how) => reject(new Error(`Appium ended before it was ready: ${how}.`)));
  child.send(options, (error) => {
    if (error !== null) reject(error);
  });
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

async function end(child: ChildProcess, exited: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => killGroup(child), STOP_DEADLINE_MS);
  try {
    await exited;
  } finally {
    clearTimeout(timer);
  }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Nobody of the group is left: what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
