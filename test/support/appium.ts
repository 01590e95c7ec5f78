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
      if (isRunning(-pid)) throw new Error(`Appium left processes of group ${pid} behind.`);
    },
  };
}

/** @param pid a process, or minus a process group */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
