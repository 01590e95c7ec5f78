import { createInterface } from 'node:readline/promises';
import { ANSWERED_HERE, answerInTerminal } from '../answer-in-terminal.ts';
import type { Client } from '../client.ts';
import { CreateSession, StopSession } from '../documents/sessions.ts';
import type { CreateSessionInput } from '../gql/graphql.ts';
import type { Progress } from '../progress.ts';
import { readJsonFile } from '../read-json-file.ts';
import { exitCode, progressFor, showSession } from '../show-session.ts';
import { toolProfile } from '../tool-profile.ts';

/** What `opposable run` is told. */
export type RunOptions = {
  /** The id or name of an agent. */
  readonly agent?: string;
  readonly phone?: string;
  readonly pool?: string;
  /** Whether to wait when no phone is free. */
  readonly queue?: boolean;
  readonly model?: string;
  readonly maxTurns?: number;
  readonly timeout?: number;
  /** US dollars. */
  readonly maxCost?: number;
  readonly profile?: string;
  readonly allowApp?: readonly string[];
  /** The path of a file with a policy. */
  readonly policy?: string;
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
  const input: CreateSessionInput = {
    instruction,
    ...(options.agent !== undefined && { agentId: options.agent }),
    ...(options.phone !== undefined && { phoneId: options.phone }),
    ...(options.pool !== undefined && { pool: options.pool }),
    ...(options.queue && { queue: true }),
    ...(options.model !== undefined && { model: options.model }),
    ...(options.maxTurns !== undefined && { maxTurns: options.maxTurns }),
    ...(options.timeout !== undefined && { timeoutS: options.timeout }),
    ...(options.maxCost !== undefined && { maxCostUsd: options.maxCost }),
    ...(options.profile !== undefined && { toolProfile: toolProfile(options.profile) }),
    ...(options.allowApp && { allowedApps: [...options.allowApp] }),
    ...(options.outputSchema !== undefined && {
      outputSchema: await readJsonFile('schema', options.outputSchema),
    }),
    ...(options.policy !== undefined && { policy: await readJsonFile('policy', options.policy) }),
  };
  const { createSession: session } = await client.request(CreateSession, { input });
  if (!options.json) {
    process.stdout.write(
      `${session.modelLabel} on ${session.phone?.name ?? 'a removed phone'}  ${session.id}\n`,
    );
  }
  const progress = await progressFor(options);
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
