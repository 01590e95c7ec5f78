import { type Browser, remote } from 'webdriverio';
import type { AppiumAddress } from './appium-address.ts';
import { sessionCapabilities } from './capabilities.ts';
import { freePort } from './free-port.ts';
import { type PhoneConnection, PhoneError } from './phone-driver.ts';
import { toPhoneError } from './phone-errors.ts';
import type { PhoneLogger } from './phone-logger.ts';
import type { Send } from './send.ts';
import type { SessionEndings } from './session-endings.ts';

/** How to reach Appium and how long to wait for it. */
export type AppiumSessionOptions = {
  /** Read at every connection, because a restarted server may have moved. */
  readonly server: AppiumAddress;
  readonly logger: PhoneLogger;
  /** Told of each end, so that the phone's next session can come after it. */
  readonly endings: SessionEndings;
  /** How long a phone may take to connect, in milliseconds; installing helpers on a real one takes a minute. */
  readonly connectDeadlineMs: number;
  /** How long a command may take, in milliseconds. */
  readonly commandDeadlineMs: number;
};

/** An Appium session of one phone. Whoever opens it ends it. */
export type AppiumSession = {
  /**
   * Sends one command, once: nothing is ever retried, since what looks like a failure may have been done.
   *
   * @throws PhoneError; after `phone_lost` every further command fails at once
   */
  readonly send: Send;
  /** Lets go of the command in flight, which may still take place: its answer is not waited for. */
  readonly abandon: () => void;
  /** Ends the session on the server; safe after any failure, never rejects, settles by the command's deadline. */
  readonly end: () => Promise<void>;
};

/** @throws PhoneError when the server or the phone can't be reached */
export async function openAppiumSession(
  phone: PhoneConnection,
  options: AppiumSessionOptions,
): Promise<AppiumSession> {
  const deadline = { ms: options.connectDeadlineMs };
  const abandoned = new AbortController();
  const url = new URL(options.server.url);
  const browser = await remote({
    protocol: url.protocol.slice(0, -1),
    hostname: url.hostname,
    port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
    path: url.pathname,
    // By default WebdriverIO repeats requests that time out or answer 500: one tap could become four.
    connectionRetryCount: 0,
    connectionRetryTimeout: options.connectDeadlineMs,
    transformRequest: (request) => {
      // The end of a session is sent after its commands were given up.
      const signals = request.method === 'DELETE' ? [] : [abandoned.signal];
      if (request.signal) signals.push(request.signal);
      // A server may not send us to another one.
      const signal = AbortSignal.any([...signals, AbortSignal.timeout(deadline.ms)]);
      return { ...request, redirect: 'error', signal };
    },
    // A server may not send us to another one.
    enableDirectConnect: false,
    transformResponse: withoutSocket,
    // Asks a server that logs more than ours to leave out what is typed.
    headers: { 'x-appium-is-sensitive': 'true' },
    logLevel: 'silent',
    capabilities: sessionCapabilities(phone, await freePort()),
  }).catch((error: unknown) => {
    throw connectError(error);
  });
  deadline.ms = options.commandDeadlineMs;
  return new OpenSession(browser, options.logger, abandoned, deadline, (ending) =>
    options.endings.add(phone.udid, ending),
  );
}

/** Leaves out where WebdriverIO would open a WebSocket to, unasked, whatever address that is. */
function withoutSocket<Response extends { readonly body?: unknown }>(response: Response): Response {
  const { value } = (response.body ?? {}) as { readonly value?: { readonly capabilities?: object } | null };
  for (const capabilities of [value, value?.capabilities]) {
    if (typeof capabilities === 'object' && capabilities !== null)
      Reflect.deleteProperty(capabilities, 'webSocketUrl');
  }
  return response;
}

class OpenSession implements AppiumSession {
  readonly #browser: Browser;
  readonly #logger: PhoneLogger;
  readonly #abandoned: AbortController;
  /** Of the command that is sent next. */
  readonly #deadline: { ms: number };
  readonly #onEnding: (ending: Promise<void>) => void;
  #lost: PhoneError | undefined;

  constructor(
    browser: Browser,
    logger: PhoneLogger,
    abandoned: AbortController,
    deadline: { ms: number },
    onEnding: (ending: Promise<void>) => void,
  ) {
    this.#browser = browser;
    this.#logger = logger;
    this.#abandoned = abandoned;
    this.#deadline = deadline;
    this.#onEnding = onEnding;
  }

  readonly send: Send = async (command, deadlineMs) => {
    if (this.#lost !== undefined) throw this.#lost;
    const { ms } = this.#deadline;
    this.#deadline.ms = deadlineMs ?? ms;
    try {
      return await command(this.#browser);
    } catch (error) {
      const failure = toPhoneError(error);
      if (failure.kind === 'phone_lost') this.#lost = failure;
      throw failure;
    } finally {
      this.#deadline.ms = ms;
    }
  };

  readonly abandon = (): void => this.#abandoned.abort();

  readonly end = (): Promise<void> => {
    const ending = this.#delete();
    this.#onEnding(ending);
    return ending;
  };

  async #delete(): Promise<void> {
    try {
      await this.#browser.deleteSession();
    } catch (error) {
      this.#logger.debug(
        { reason: toPhoneError(error).message },
        'An Appium session was gone before its end',
      );
    }
  }
}

/** Whatever keeps a phone from being connected, it can't be used: only the reason differs. */
function connectError(error: unknown): PhoneError {
  const { kind, message, said } = toPhoneError(error);
  return new PhoneError(
    kind === 'timeout' ? kind : 'phone_lost',
    message,
    said === undefined ? {} : { said },
  );
}
