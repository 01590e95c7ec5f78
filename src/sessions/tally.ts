import type { EventDraft } from '../domain/agent-event.ts';
import type { FrameId } from '../domain/ids.ts';
import type { TurnTiming } from '../domain/usage.ts';
import type { SessionState, SessionWrite } from '../storage/session-log.ts';

/** @returns what the events of an agent add up to in its session's row. */
export function tally(session: SessionState, drafts: readonly EventDraft[]): SessionWrite['change'] {
  const turns = drafts.flatMap((draft) => draft.spent ?? []);
  const results = drafts.filter((draft) => draft.type === 'result').map((draft) => draft.data);
  const sum = (of: (turn: (typeof turns)[number]) => number): number =>
    turns.reduce((total, turn) => total + of(turn), 0);
  const priced = session.costMicroUsd !== null && turns.every((turn) => turn.costMicroUsd !== null);
  const result = results.at(-1);
  const timings = drafts.flatMap((draft) => (draft.type === 'turn_completed' ? [draft.data.timing] : []));
  const took = (part: keyof TurnTiming): { increment: number } => ({
    increment: timings.reduce((total, timing) => total + timing[part], 0),
  });
  const latestFrameId = drafts.flatMap((draft) => frameOf(draft) ?? []).at(-1);
  return {
    numTurns: { increment: turns.filter((turn) => turn.isNewTurn).length },
    costMicroUsd: priced ? (session.costMicroUsd ?? 0) + sum((turn) => turn.costMicroUsd ?? 0) : null,
    inputTokens: { increment: sum((turn) => turn.usage.inputTokens) },
    cacheReadTokens: { increment: sum((turn) => turn.usage.cacheReadTokens) },
    cacheWriteTokens: {
      increment: sum((turn) => turn.usage.cacheWrite5mTokens + turn.usage.cacheWrite1hTokens),
    },
    outputTokens: { increment: sum((turn) => turn.usage.outputTokens) },
    modelMs: took('modelMs'),
    actionMs: took('actionMs'),
    settleMs: took('settleMs'),
    captureMs: took('captureMs'),
    encodeMs: took('encodeMs'),
    ...(latestFrameId && { latestFrameId }),
    ...(result && {
      success: result.success,
      result: result.text,
      output: result.output === undefined ? null : JSON.stringify(result.output),
    }),
  };
}

/** @returns the picture that an event shows the screen by, if it has one */
function frameOf(draft: EventDraft): FrameId | null | undefined {
  switch (draft.type) {
    case 'screenshot':
      return draft.data.frameId;
    case 'tool_result':
      return draft.data.frameId ?? draft.data.screen?.frameId;
    case 'user_action_result':
      return draft.data.screen?.frameId;
    default:
      return undefined;
  }
}
