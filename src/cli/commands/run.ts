import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { ANSWERED_HERE, answerInTerminal } from '../answer-in-terminal.ts';
import { CliError, type Client } from '../client.ts';
import { CreateSession, ListPhones, StopSession } from '../documents.ts';
import type { CreateSessionInput, SessionSummaryFragment, ToolProfile } from '../gql/graphql.ts';
import type { Progress } from '../progress.ts';
import { exitCode, progressFor, showSession } from '../show-session.ts';

/** What `opposable run` is told. */
export type RunOptions = {
  readonly phone?: string;
  readonly model?: string;
  readonly maxTurns?: number;
  readonly timeout?: number;
  /** US dollars. */
  readonly maxCost?: number;
  readonly profile?: string;
  readonly allowApp?: readonly string[];
  /** The path of a file with a JSON Schema. */
  readonly outputSchema?: string;
  readonly json: boolean;
  /** Whether Ctrl-C asks, and stops the session; the caller deals with it otherwise. */
  readonly interactive: boolean;
  /** Leaves the session alone, which goes on, and ends the show. */
  readonly signal?: AbortSignal;
};

/** The exit code of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Creates a session, on a free phone unless one is named, and follows it to its end.
 *
 * @returns the exit code
 */
export async function run(client: Client, instruction: string, options: RunOptions): Promise<number> {
  const session = await createOnPhone(client, options.phone, {
    instruction,
    ...(options.model !== undefined && { model: options.model }),
    ...(options.maxTurns !== undefined && { maxTurns: options.maxTurns }),
    ...(options.timeout !== undefined && { timeoutS: options.timeout }),
    ...(options.maxCost !== undefined && { maxCostUsd: options.maxCost }),
    ...(options.profile !== undefined && { toolProfile: toolProfile(options.profile) }),
    ...(options.allowApp && { allowedApps: [...options.allowApp] }),
    ...(options.outputSchema !== undefined && { outputSchema: await readSchema(options.outputSchema) }),
  });
  if (!options.json) {
    process.stdout.write(
      `${session.modelLabel} on ${session.phone?.name ?? 'a removed phone'}  ${session.id}\n`,
    );
  }
  const progress = progressFor(options);
  const interrupts = options.interactive ? stopOnInterrupt(client, session.id, progress) : undefined;
  const isAsked = options.interactive && !options.json && Boolean(process.stdin.isTTY);
  try {
    const ended = await showSession(client, session.id, {
      json: options.json,
      progress,
      ...(isAsked && { handled: ANSWERED_HERE, onEvent: answerInTerminal(client, session.id, progress) }),
      ...(options.signal && { signal: options.signal }),
    });
    return interrupts?.asked() && ended.status === 'killed' ? INTERRUPTED : exitCode(ended);
  } finally {
    interrupts?.[Symbol.dispose]();
  }
}

function toolProfile(text: string): ToolProfile {
  if (text === 'computer' || text === 'phone') return text;
  throw new CliError(`"${text}" is no profile of tools: there are "computer" and "phone".`);
}

async function readSchema(path: string): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliError(`The schema "${path}" can't be read: ${why}`);
  }
}

/** Creates a session on a phone, or on any free one: who comes too late for one goes on to the next. */
async function createOnPhone(
  client: Client,
  phone: string | undefined,
  wanted: Omit<CreateSessionInput, 'phoneId'>,
): Promise<SessionSummaryFragment> {
  const tried = new Set<string>();
  for (;;) {
    const phoneId = phone ?? (await freePhone(client, tried));
    try {
      return (await client.request(CreateSession, { input: { ...wanted, phoneId } })).createSession;
    } catch (error) {
      if (phone !== undefined || !(error instanceof CliError) || error.code !== 'PHONE_BUSY') throw error;
      tried.add(phoneId);
    }
  }
}

/** @param taken phones that turned out to be busy, though they seemed free */
async function freePhone(client: Client, taken: ReadonlySet<string>): Promise<string> {
  const { phones } = await client.request(ListPhones, {});
  const isBusy = (phone: (typeof phones)[number]) => phone.session !== null || taken.has(phone.id);
  const free = phones.find((phone) => !isBusy(phone) && phone.connectionStatus !== 'offline');
  if (free) return free.id;
  const state = phones.map((phone) => `${phone.name} is ${isBusy(phone) ? 'busy' : phone.connectionStatus}`);
  throw new CliError(
    `No phone is free${state.length > 0 ? `: ${state.join(', ')}` : ''}. Wait, or stop a session.`,
  );
}

/** At Ctrl-C asks once whether to stop the session, in a terminal; a second Ctrl-C means yes. */
function stopOnInterrupt(
  client: Client,
  id: string,
  progress: Progress,
): Disposable & { readonly asked: () => boolean } {
  let asked = false;
  const stop = (): void => {
    progress.release();
    client.request(StopSession, { id }).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    });
  };
  const ask = async (): Promise<void> => {
    progress.hold();
    const prompt = createInterface({ input: process.stdin, output: process.stderr });
    const again = new AbortController();
    prompt.on('SIGINT', () => again.abort());
    try {
      const answer = await prompt.question('\nStop the session? [Y/n] ', { signal: again.signal });
      asked = !/^n/i.test(answer.trim());
    } catch {
      // Ctrl-C, or the end of the input: whoever leaves the question wants to stop.
    } finally {
      prompt.close();
    }
    if (asked) stop();
    else progress.release();
  };
  const onInterrupt = (): void => {
    const isFirst = !asked;
    asked = true;
    if (isFirst && process.stdin.isTTY) void ask();
    else stop();
  };
  process.on('SIGINT', onInterrupt);
  return { asked: () => asked, [Symbol.dispose]: () => void process.off('SIGINT', onInterrupt) };
}
