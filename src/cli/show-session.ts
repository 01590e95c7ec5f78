import { CliError, type Client, type WireEvent } from './client.ts';
import { GetSession } from './documents/sessions.ts';
import type { SessionSummaryFragment } from './gql/graphql.ts';
import { printable } from './printable.ts';
import { type Progress, startProgress } from './progress.ts';
import { cost, renderer } from './render-event.ts';
import { whatToDo } from './what-to-do.ts';

/** How a session is shown. */
export type ShowOptions = {
  /** One JSON object a line: the events, then the session. */
  readonly json: boolean;
  /** Only events with a higher index. */
  readonly after?: number;
  /** Where it is shown; of its own unless given. */
  readonly progress?: Progress;
  /** Pauses that whoever shows the session deals with: of others it is said what to do. */
  readonly handled?: ReadonlySet<string | null | undefined>;
  /** Told of each event, once it is shown. */
  readonly onEvent?: (event: WireEvent) => void;
  /** Ends the show; the session goes on. */
  readonly signal?: AbortSignal;
};

/** @returns lines as they suit the standard output: live in a terminal, plain in a pipe */
export async function progressFor({ json }: Pick<ShowOptions, 'json'>): Promise<Progress> {
  return await startProgress(Boolean(process.stdout.isTTY) && !json);
}

/**
 * Prints a session's events as they happen.
 *
 * @throws the signal's reason when it aborts
 * @returns the session as it stands at the end
 */
export async function showSession(
  client: Client,
  sessionId: string,
  { json, after = -1, progress: given, handled, onEvent, signal }: ShowOptions,
): Promise<SessionSummaryFragment> {
  const progress = given ?? (await progressFor({ json }));
  const colors = Boolean(process.stdout.isTTY) && process.stdout.hasColors();
  const { event: lineOf, activity } = renderer(colors, (pauseReason) =>
    handled?.has(pauseReason) ? undefined : whatToDo(sessionId, pauseReason),
  );
  const onReconnect = (): void => {
    if (!json) progress.print('The connection is lost; trying again …');
  };
  try {
    for await (const event of client.follow(sessionId, after, onReconnect, signal)) {
      const line = json ? JSON.stringify(event) : lineOf(event);
      if (line !== undefined) progress.print(line);
      progress.busy(activity(event));
      onEvent?.(event);
    }
  } finally {
    progress.stop();
  }
  signal?.throwIfAborted();
  const { session } = await client.request(GetSession, { id: sessionId });
  progress.print(json ? JSON.stringify(session) : `\n${summary(session)}`);
  return session;
}

/** @returns one or two lines on how a session went. */
export function summary(session: SessionSummaryFragment): string {
  const seconds = ((session.durationMs ?? 0) / 1_000).toFixed(1);
  const turns = `${session.usage.turns} ${session.usage.turns === 1 ? 'turn' : 'turns'}`;
  const { status, pauseReason } = session;
  const head = `${status}${pauseReason ? ` (${pauseReason})` : ''} after ${turns}, ${seconds} s, ${cost(session.usage.costUsd)}  ${session.id}`;
  const words =
    status === 'completed' ? session.result : (session.error ?? whatToDo(session.id, pauseReason));
  return words ? `${head}\n${printable(words)}` : head;
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
