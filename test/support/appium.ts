import { readdir, readFile } from 'node:fs/promises';
import { expect, vi } from 'vitest';
import { type AppiumServer, startAppium } from '../../src/phones/appium-server.ts';
import type { PhoneLogger } from '../../src/phones/phone-logger.ts';

/** A signal that never aborts. */
export const never = new AbortController().signal;

/** An Appium of a test's own, with what it logged. Disposal fails when a process is left behind. */
export type TestAppium = AppiumServer & {
  /** Everything that was logged, one JSON text a message. */
  readonly log: readonly string[];
  /** How often Appium died and came back. */
  readonly restarts: () => number;
};

/** Starts Appium with the given drivers, as `startAppium` does. */
export async function startTestAppium(...drivers: readonly string[]): Promise<TestAppium> {
  const log: string[] = [];
  let restarts = 0;
  const write = (fields: object, message: string) => void log.push(JSON.stringify({ message, ...fields }));
  const logger: PhoneLogger = { debug: write, info: write, warn: write, error: write };
  const onRestart = () => {
    restarts += 1;
  };
  const server = await startAppium({ drivers, logger, onRestart }, never);
  return {
    get url() {
      return server.url;
    },
    get pid() {
      return server.pid;
    },
    log,
    restarts: () => restarts,
    async [Symbol.asyncDispose]() {
      const { pid } = server;
      await server[Symbol.asyncDispose]();
      // A process takes a moment to die of the signal that it was sent.
      await vi.waitFor(async () => expect(await runningInGroup(pid)).toEqual([]), { timeout: 5_000 });
    },
  };
}

/** @returns the processes of a group that run; one that waits for its parent to collect it doesn't */
export async function runningInGroup(group: number): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  return stats.flatMap((stat) => {
    // The name in parentheses may hold anything, so what counts is what follows it.
    const [state, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(processGroup) === group && state !== 'Z' ? [Number.parseInt(stat, 10)] : [];
  });
}
