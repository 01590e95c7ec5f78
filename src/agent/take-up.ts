import type { AgentEvent, EventDraft, LoggedEvent } from '../domain/agent-event.ts';
import type { ToolUse } from '../models/model.ts';
import { toolResult } from './act.ts';
import type { LoopContext } from './loop-context.ts';
import { note, screenNonce } from './prompt.ts';

type Start = Pick<LoopContext, 'cause' | 'sessionId' | 'turnsBefore'>;

/**
 * Answers the tool uses that an earlier start left without a result: nothing is ever repeated by itself.
 *
 * @param history the log so far
 */
export function closeOpenToolUses(
  { cause, turnsBefore }: Start,
  open: readonly ToolUse[],
  history: readonly LoggedEvent[],
): readonly EventDraft[] {
  const interrupted = cause !== 'recovered' && history.findLast(isPause)?.data.pauseReason === 'idle';
  const left = interrupted
    ? '[interrupted by user]'
    : 'Not run: the session was paused or ended before this.';
  return open.map((use, position) => {
    // Only the first can have been under way; the rest were waiting for it.
    const text =
      cause === 'recovered' && position === 0
        ? 'The outcome is unknown: the process ended while this was going on. Look before you repeat it.'
        : left;
    // A turn counts from its answer on, so the newest one is theirs.
    return toolResult(turnsBefore, use.id, text, true);
  });
}

/** @returns what the model is told in front of the first screenshot of a start. */
export function opening({ sessionId }: Start, history: readonly LoggedEvent[]): string {
  const isFirst = !history.some(({ type }) => type === 'screenshot');
  return note(
    isFirst
      ? `The marks of this session's screen text have the nonce ${screenNonce(sessionId)}.`
      : 'Time has passed, and the screen may have changed. This is how it looks now.',
  );
}

function isPause(event: LoggedEvent): event is LoggedEvent & AgentEvent<'status_changed'> {
  return event.type === 'status_changed' && event.data.to === 'paused';
}
