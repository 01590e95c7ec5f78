import { createInterface } from 'node:readline/promises';
import { CliError, type Client } from '../client.ts';
import { CreateSession, ListPhones, StopSession } from '../documents.ts';
import { exitCode, showSession } from '../show-session.ts';

/** What `opposable run` is told. */
export type RunOptions = {
  readonly phone?: string;
  readonly model?: string;
  readonly maxTurns?: number;
  readonly timeout?: number;
  readonly json: boolean;
  /** Whether Ctrl-C asks, and stops the session; the caller deals with it otherwise. */
  readonly interactive: boolean;
};

/** The exit code of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Creates a session, on a free phone unless one is named, and follows it to its end.
 *
 * @returns the exit code
 */
export async function run(client: Client, instruction: string, options: RunOptions): Promise<number> {
  const phone = options.phone ?? (await freePhone(client));
  const { createSession: session } = await client.request(CreateSession, {
    input: {
      phoneId: phone,
      instruction,
      ...(options.model !== undefined && { model: options.model }),
      ...(options.maxTurns !== undefined && { maxTurns: options.maxTurns }),
      ...(options.timeout !== undefined && { timeoutS: options.timeout }),
    },
  });
  if (!options.json) {
    process.stdout.write(`${session.modelLabel} on ${session.phone.name}  ${session.id}\n`);
  }
  const interrupts = options.interactive ? stopOnInterrupt(client, session.id) : undefined;
  try {
    const ended = await showSession(client, session.id, { json: options.json });
    return interrupts?.asked() && ended.status === 'killed' ? INTERRUPTED : exitCode(ended);
  } finally {
    interrupts?.[Symbol.dispose]();
  }
}

async function freePhone(client: Client): Promise<string> {
  const { phones } = await client.request(ListPhones, {});
  const free = phones.find((phone) => phone.session === null && phone.connectionStatus !== 'offline');
  if (free) return free.id;
  const state = phones.map((phone) => `${phone.name} is ${phone.session ? 'busy' : phone.connectionStatus}`);
  throw new CliError(
    `No phone is free${state.length > 0 ? `: ${state.join(', ')}` : ''}. Wait, or stop a session.`,
  );
}

/** At Ctrl-C asks once whether to stop the session, in a terminal; a second Ctrl-C means yes. */
function stopOnInterrupt(client: Client, id: string): Disposable & { readonly asked: () => boolean } {
  let asked = false;
  const stop = (): void => {
    client.request(StopSession, { id }).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    });
  };
  const onInterrupt = (): void => {
    if (asked || !process.stdin.isTTY) {
      asked = true;
      stop();
      return;
    }
    asked = true;
    const prompt = createInterface({ input: process.stdin, output: process.stderr });
    prompt.on('SIGINT', () => {
      prompt.close();
      stop();
    });
    prompt.question('\nStop the session? [Y/n] ').then(
      (answer) => {
        prompt.close();
        if (/^n/i.test(answer.trim())) asked = false;
        else stop();
      },
      () => undefined,
    );
  };
  process.on('SIGINT', onInterrupt);
  return { asked: () => asked, [Symbol.dispose]: () => void process.off('SIGINT', onInterrupt) };
}
