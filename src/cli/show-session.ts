import ora from 'ora';
import { CliError, type Client, type WireEvent } from './client.ts';
import { GetSession } from './documents.ts';
import type { SessionSummaryFragment } from './gql/graphql.ts';
import { cost, renderer } from './render-event.ts';

/** How a session is shown. */
export type ShowOptions = {
  /** One JSON object a line: the events, then the session. */
  readonly json: boolean;
  /** Only events with a higher index. */
  readonly after?: number;
  /** Aborts when the person has seen enough. */
  readonly signal?: AbortSignal;
};

/**
 * Prints a session's events as they happen: with live progress in a terminal, as plain lines in a pipe.
 *
 * @returns the session as it stands at the end
 */
export async function showSession(
  client: Client,
  sessionId: string,
  { json, after = -1, signal }: ShowOptions,
): Promise<SessionSummaryFragment> {
  const terminal = Boolean(process.stdout.isTTY) && !json;
  const { event: lineOf, activity } = renderer(terminal && process.stdout.hasColors());
  const spinner = terminal ? ora({ stream: process.stdout, discardStdin: false }) : undefined;
  const print = (line: string): void => {
    spinner?.clear();
    process.stdout.write(`${line}\n`);
  };
  const startedAt = Date.now();
  const busy = (event?: WireEvent): void => {
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    spinner?.start(`${event ? activity(event) : 'starting'} · ${seconds} s`);
  };

  busy();
  try {
    const onReconnect = (): void => print(json ? '' : 'The connection is lost; trying again …');
    for await (const event of client.follow(sessionId, after, onReconnect)) {
      if (signal?.aborted) break;
      const line = json ? JSON.stringify(event) : lineOf(event);
      if (line !== undefined) print(line);
      busy(event);
    }
  } finally {
    spinner?.stop();
  }
  const { session } = await client.request(GetSession, { id: sessionId });
  process.stdout.write(json ? `${JSON.stringify(session)}\n` : `\n${summary(session)}\n`);
  return session;
}

/** @returns one or two lines on how a session went. */
export function summary(session: SessionSummaryFragment): string {
  const seconds = ((session.durationMs ?? 0) / 1_000).toFixed(1);
  const turns = `${session.numTurns} ${session.numTurns === 1 ? 'turn' : 'turns'}`;
  const head = `${session.status} after ${turns}, ${seconds} s, ${cost(session.costUsd)}  ${session.id}`;
  const words = session.status === 'completed' ? session.result : session.error;
  return words ? `${head}\n${words}` : head;
}

/** @returns the exit code of a session: 0 only when it completed */
export function exitCode(session: Pick<SessionSummaryFragment, 'status'>): number {
  return session.status === 'completed' ? 0 : 1;
}

/** @throws {CliError} for what is no id of a session */
export function requireSessionId(text: string): string {
  if (/^sess_[0-9a-f]{32}$/.test(text)) return text;
  throw new CliError(
    `"${text}" is not the id of a session: "sess_" and 32 hex digits. List them with "opposable sessions".`,
  );
}
