import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** How a command of the command line ended. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A running `opposable …` process. Disposal kills it. */
export type OpposableProcess = AsyncDisposable & {
  readonly child: ChildProcess;
  /** Resolves with what was printed, as soon as the standard output fits; rejects when it ends before. */
  readonly prints: (pattern: RegExp) => Promise<string>;
  /** Sends a signal, and resolves when the process has ended. */
  readonly end: (signal: NodeJS.Signals) => Promise<Ended>;
  readonly ended: Promise<Ended>;
};

/** Starts `opposable` with arguments, on this environment's Node and with no variables but `environment`. */
export function startOpposable(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input?: string,
): OpposableProcess {
  const program = join(ROOT, 'src', 'cli', 'opposable.ts');
  return startProcess(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, ...args],
    environment,
    input,
  );
}

/**
 * Starts any program in the project's folder, with no variables but `environment` and the path.
 *
 * @param input what it reads; nothing unless given
 * @param cwd another folder than the project's
 */
export function startProcess(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input?: string,
  cwd = ROOT,
): OpposableProcess {
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    stdio: 'pipe',
  });
  child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  const watchers = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    for (const watch of watchers) watch();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = once(child, 'close').then(
    ([code]): Ended => ({ code: code as number | null, stdout, stderr }),
  );
  return {
    child,
    ended,
    prints(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const watch = (): void => {
        if (pattern.test(stdout)) resolve(stdout);
      };
      watchers.add(watch);
      watch();
      ended.then(() => reject(new Error(`It ended without printing ${pattern}:\n${stdout}\n${stderr}`)));
      return promise.finally(() => watchers.delete(watch));
    },
    async end(signal) {
      child.kill(signal);
      return await ended;
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs `opposable` with arguments to its end. */
export async function opposable(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input?: string,
): Promise<Ended> {
  await using running = startOpposable(args, environment, input);
  return await running.ended;
}

/** Starts `opposable serve` and resolves once it listens. @returns where, besides the process */
export async function startServe(
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<OpposableProcess & { readonly url: string }> {
  const running = startOpposable(['serve', ...args], { PORT: '0', ...environment });
  const output = await running.prints(/ready at (\S+)/);
  const [, url = ''] = /ready at (\S+)/.exec(output) ?? [];
  return { ...running, url };
}
