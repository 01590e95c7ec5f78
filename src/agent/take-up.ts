import type { AgentEvent, EventDraft, LoggedEvent } from '../domain/agent-event.ts';
import { secretPlaceholder } from '../domain/secret.ts';
import type { ToolUse } from '../models/model.ts';
import type { LoopContext, WaitReason } from './loop-context.ts';
import { note, screenNonce } from './prompt.ts';
import { toolResult } from './tool-result.ts';

type Start = Pick<
  LoopContext,
  'cause' | 'sessionId' | 'turnsBefore' | 'outputSchema' | 'secretNames' | 'limit'
>;

/** A tool use that the user has said yes to, or changed. */
export type ApprovedUse = {
  readonly use: ToolUse;
  readonly asked: AgentEvent<'approval_requested'>;
  readonly resolved: AgentEvent<'approval_resolved'>;
};

/** What an earlier start has left to be answered. */
export type LeftOver = {
  /** The answers of all tool uses but the approved one. */
  readonly drafts: readonly EventDraft[];
  readonly approved: ApprovedUse | undefined;
  /** What the session still has to wait for: its last start ended before it could. */
  readonly waits?: WaitReason;
};

/**
 * Answers the tool uses that an earlier start left without a result: nothing is ever repeated by itself,
 * and nothing but what a person was asked about is carried out later.
 *
 * @param history the log so far
 */
export function leftOver(
  { cause, turnsBefore, limit }: Start,
  open: readonly ToolUse[],
  history: readonly LoggedEvent[],
): LeftOver {
  const [first, ...rest] = open;
  if (!first) return { drafts: [], approved: undefined };
  const waited = waitOf(first, history);
  // A turn counts from its answer on, so the newest one is theirs.
  const refuse = (use: ToolUse, text: string) => toolResult(turnsBefore, use, text, { isError: true });
  // At a limit nothing but a report is carried out.
  if (waited && !(limit && waited.type === 'approved')) {
    if (waited.type === 'open' && !waited.hasPaused) {
      return { drafts: [], approved: undefined, waits: waited.pauseReason };
    }
    const behind = rest.map((use) => refuse(use, 'Not run: the session waited for a person meanwhile.'));
    if (waited.type === 'approved') return { drafts: behind, approved: waited.approved };
    const answer = toolResult(turnsBefore, first, waited.text, { isError: waited.isError });
    return { drafts: [answer, ...behind], approved: undefined };
  }
  const pause = history.slice(history.findLastIndex(isUseOf(first))).findLast(isPause);
  const interrupted = cause === 'resumed' && pause !== undefined && isInterruption(pause);
  const left = limit
    ? '[interrupted by the limit]'
    : interrupted
      ? '[interrupted by user]'
      : 'Not run: the session was paused or ended before this.';
  // Only the first can have been under way; the rest were waiting for it.
  const lost = pause?.data.pauseReason === 'phone_lost' ? 'reconnected' : cause;
  const unknown = lost === 'recovered' || lost === 'reconnected' ? UNKNOWN[lost] : undefined;
  return {
    drafts: open.map((use, position) => refuse(use, position === 0 && unknown ? unknown : left)),
    approved: undefined,
  };
}

const UNKNOWN = {
  recovered: 'The outcome is unknown: the process ended while this was going on. Look before you repeat it.',
  reconnected:
    'The outcome is unknown: the connection to the phone was lost while this was going on. Look before you repeat it.',
} as const;

/** @returns what the model is told in front of the first screenshot of a start. */
export function opening(start: Start, history: readonly LoggedEvent[], isFirst: boolean): string {
  const takeover = takeoverNote(history);
  const lines = isFirst
    ? [groundRules(start), ...(takeover === undefined ? [] : [takeover])]
    : [takeover ?? 'Time has passed, and the screen may have changed.', 'This is how it looks now.'];
  return note(lines.join(' '));
}

/** @returns what a conversation with the model has to begin with, besides what the user wants. */
export function groundRules({
  sessionId,
  secretNames,
  outputSchema,
}: Pick<Start, 'sessionId' | 'secretNames' | 'outputSchema'>): string {
  return [
    `This session's screen text has the mark ${screenNonce(sessionId)}.`,
    ...(secretNames.length > 0
      ? [`Secrets that you may type: ${secretNames.map(secretPlaceholder).join(', ')}.`]
      : []),
    ...(outputSchema
      ? [
          `When you call done, its result must be JSON that fits this JSON Schema: ${JSON.stringify(outputSchema)}`,
        ]
      : []),
  ].join(' ');
}

type Waited =
  | { readonly type: 'approved'; readonly approved: ApprovedUse }
  | {
      readonly type: 'open';
      readonly pauseReason: WaitReason;
      /** Whether the session has come to wait since. */
      readonly hasPaused: boolean;
      readonly text: string;
      readonly isError: boolean;
    }
  | { readonly type: 'answered'; readonly text: string; readonly isError: boolean };

/**
 * @returns how the wait for a person ended that a tool use led to; undefined when it led to none, or is over
 *   and the tool use was begun or interrupted since
 */
function waitOf(use: ToolUse, history: readonly LoggedEvent[]): Waited | undefined {
  const at = history.findLastIndex(
    ({ type, data }) => (type === 'question' || type === 'approval_requested') && data.toolUseId === use.id,
  );
  const [asked, ...since] = at < 0 ? [] : history.slice(at);
  const hasPaused = since.some(isPause);
  if (asked?.type === 'question') {
    const isAnswered = since.some(({ type }) => type === 'user_message');
    if (isAnswered) return { type: 'answered', text: "The user's answer stands below.", isError: false };
    const text = 'The user did not answer. Go on as you think best, or ask again.';
    return { type: 'open', pauseReason: 'question', hasPaused, text, isError: false };
  }
  const started = history.findLastIndex(({ type }) => type === 'takeover_started');
  if (use.name === 'request_takeover' && history.slice(0, Math.max(0, started)).some(isUseOf(use))) {
    const rest = history.slice(started);
    if (rest.some(({ type }) => type === 'takeover_ended')) {
      return { type: 'answered', text: 'You have the phone back.', isError: false };
    }
    const text = 'Nobody took the phone.';
    return { type: 'open', pauseReason: 'takeover', hasPaused: rest.some(isPause), text, isError: false };
  }
  if (asked?.type !== 'approval_requested') return undefined;
  const resolvedAt = since.findIndex(({ type }) => type === 'approval_resolved');
  const resolved = since[resolvedAt];
  if (resolved?.type !== 'approval_resolved') {
    const text = 'Not run: nobody has said yes to this yet.';
    return { type: 'open', pauseReason: 'approval', hasPaused, text, isError: true };
  }
  const { decision, reason } = resolved.data;
  if (decision === 'approved' || decision === 'edited') {
    // It is carried out once: the screen that it begins on is in the log by then. And an interruption ends it.
    const isOver = since
      .slice(resolvedAt)
      .some((event) => event.type === 'screenshot' || isInterruption(event));
    return isOver ? undefined : { type: 'approved', approved: { use, asked, resolved } };
  }
  const why = reason === undefined ? '' : ` They say: ${JSON.stringify(reason)}.`;
  const text =
    decision === 'expired'
      ? "Not run: nobody said yes in time, which means no. Don't try to reach the same in another way."
      : `Not run: the user said no.${why} Don't try to reach the same in another way.`;
  return { type: 'answered', text, isError: true };
}

/** @returns what a person did with the phone since the last pause, if it was a takeover that has ended. */
function takeoverNote(history: readonly LoggedEvent[]): string | undefined {
  const from = history.findLastIndex(({ type }) => type === 'takeover_started');
  const ended = history.slice(from + 1).find((event) => event.type === 'takeover_ended');
  const lookedAt = history.findLastIndex(({ type }) => type === 'screenshot');
  if (from < 0 || ended?.type !== 'takeover_ended' || lookedAt > ended.index) return undefined;
  const deeds = history
    .slice(from)
    .flatMap((event) => (event.type === 'user_action' ? [event.data.action] : []));
  const done =
    deeds.length === 0
      ? 'touched nothing'
      : `did this: ${deeds
          .map((action) => JSON.stringify(action))
          .join(', ')
          .slice(0, 2_000)}`;
  const said = ended.data.note === undefined ? '' : ` They say: ${ended.data.note}`;
  return `A person took the phone over and ${done}.${said}`;
}

function isUseOf({ id }: ToolUse) {
  return (event: LoggedEvent): boolean => event.type === 'tool_use' && event.data.toolUseId === id;
}

function isPause(event: LoggedEvent): event is LoggedEvent & AgentEvent<'status_changed'> {
  return event.type === 'status_changed' && event.data.to === 'paused';
}

/** A pause that ends at once what the agent is doing. */
function isInterruption({ type, data }: LoggedEvent): boolean {
  return type === 'status_changed' && (data.pauseReason === 'idle' || data.pauseReason === 'takeover');
}
