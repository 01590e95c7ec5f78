import { type Backoff, backoffMs } from '../lib/backoff.ts';
import { sleep } from '../lib/sleep.ts';
import { createAppiumHome } from './appium-home.ts';
import { type AppiumProcess, type Environment, runAppium } from './appium-process.ts';
import { appiumIsReady } from './appium-status.ts';
import { freePort } from './free-port.ts';
import type { PhoneLogger } from './phone-logger.ts';

const ADDRESS = '127.0.0.1';
/** A reserved port can be lost to someone else before Appium listens on it. */
const START_TRIES = 3;
const RESTART: Backoff = { baseMs: 250, maxMs: 15_000 };
/** A run this long was a good one: the next failure starts over with a short wait. */
const STABLE_MS = 60_000;

/** How a running Appium is asked whether it still answers; times in milliseconds. */
export type AppiumProbe = {
  readonly everyMs: number;
  /** How long it may take to answer. */
  readonly patienceMs: number;
  /** After how many questions in a row without an answer it is replaced. */
  readonly misses: number;
};

/** Half a minute without an answer is no load, but a process that hangs. */
const PROBE: AppiumProbe = { everyMs: 5_000, patienceMs: 3_000, misses: 4 };

/** What Appium is started with. */
export type AppiumOptions = {
  /** Names as in `--use-drivers`, such as `opposable-virtual`; a driver that isn't named costs nothing. */
  readonly drivers: readonly string[];
  /** What Appium and its drivers find in their environment; everything that this process has by default. */
  readonly environment?: Environment;
  readonly logger: PhoneLogger;
  readonly probe?: AppiumProbe;
  /** Told each time that Appium died and is back: every Appium session of before is lost. */
  readonly onRestart?: () => void;
};

/** A running Appium. Disposal ends it and everything that its drivers started. */
export type AppiumServer = AsyncDisposable & {
  /** Where WebDriver clients reach it; stays the same over restarts as long as its port stays free. */
  readonly url: string;
  /** The process of the present run. */
  readonly pid: number;
};

/**
 * Starts Appium on a free port of the loopback interface, and starts it again with a growing wait
 * whenever it dies or hangs, until it is disposed of.
 *
 * @returns once it listens
 * @throws Error when Appium can't be started; the signal's reason when it aborts before that. Later
 * aborts of the signal don't matter.
 */
export async function startAppium(options: AppiumOptions, signal: AbortSignal): Promise<AppiumServer> {
  signal.throwIfAborted();
  await using resources = new AsyncDisposableStack();
  const home = resources.use(await createAppiumHome(options.drivers));
  const appium = new SupervisedAppium(options, home.path);
  await appium.start(signal);
  resources.use(appium);
  const owned = resources.move();
  return {
    get url() {
      return appium.url;
    },
    get pid() {
      return appium.pid;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

class SupervisedAppium implements AppiumServer {
  readonly #options: AppiumOptions;
  readonly #home: string;
  readonly #ending = new AbortController();
  #port = 0;
  #run: AppiumProcess | undefined;
  #supervision: Promise<void> = Promise.resolve();

  constructor(options: AppiumOptions, home: string) {
    this.#options = options;
    this.#home = home;
  }

  get url(): string {
    return `http://${ADDRESS}:${this.#port}/`;
  }

  get pid(): number {
    return this.#run?.pid ?? 0;
  }

  async start(signal: AbortSignal): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      this.#port = await freePort();
      try {
        this.#run = await this.#launch(signal);
        break;
      } catch (error) {
        if (signal.aborted || tries === START_TRIES) throw error;
      }
    }
    this.#supervision = this.#supervise(this.#run);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await this.#run?.stop();
    await this.#supervision;
  }

  #launch(signal: AbortSignal): Promise<AppiumProcess> {
    const { drivers, environment, logger } = this.#options;
    const child = { home: this.#home, address: ADDRESS, port: this.#port, drivers };
    return runAppium(child, environment, logger, signal);
  }

  async #supervise(first: AppiumProcess): Promise<void> {
    let run = first;
    let attempt = 0;
    for (;;) {
      const startedAt = performance.now();
      const over = new AbortController();
      const watching = this.#watch(run, AbortSignal.any([over.signal, this.#ending.signal]));
      const how = await run.exited;
      over.abort();
      await watching;
      if (this.#ending.signal.aborted) return;
      attempt = performance.now() - startedAt > STABLE_MS ? 1 : attempt + 1;
      this.#options.logger.error({ how, attempt }, 'Appium died and is started again');
      const next = await this.#restart(attempt);
      if (next === undefined) return;
      if (this.#ending.signal.aborted) return next.stop();
      run = next;
      this.#run = next;
      this.#options.onRestart?.();
    }
  }

  /** Ends a run that doesn't answer any more; never rejects. */
  async #watch(run: AppiumProcess, signal: AbortSignal): Promise<void> {
    const { everyMs, patienceMs, misses } = this.#options.probe ?? PROBE;
    for (let missed = 0; missed < misses; ) {
      try {
        await sleep(everyMs, signal);
      } catch {
        // The run is over by itself.
        return;
      }
      const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
      missed = (await appiumIsReady(this, patience)) ? 0 : missed + 1;
    }
    if (signal.aborted) return;
    this.#options.logger.error({ pid: run.pid }, "Appium doesn't answer and is ended");
    run.kill();
  }

  /** @returns the next run, or undefined when the server is disposed of meanwhile. */
  async #restart(firstAttempt: number): Promise<AppiumProcess | undefined> {
    const { signal } = this.#ending;
    for (let attempt = firstAttempt; ; attempt += 1) {
      try {
        await sleep(backoffMs(RESTART, attempt, Math.random()), signal);
        return await this.#launch(signal);
      } catch (error) {
        if (signal.aborted) return undefined;
        this.#options.logger.error({ error: String(error), attempt }, "Appium can't be started again yet");
        // Someone else may have taken the port.
        if (attempt > firstAttempt) this.#port = await freePort();
      }
    }
  }
}
