import type { EventDraft } from '../domain/agent-event.ts';
import type { SessionState, SessionWrite } from '../storage/session-log.ts';

/** @returns what the events of an agent add up to in its session's row. */
export function tally(session: SessionState, drafts: readonly EventDraft[]): SessionWrite['change'] {
  const turns = drafts.flatMap((draft) => draft.spent ?? []);
  const results = drafts.filter((draft) => draft.type === 'result').map((draft) => draft.data);
  const sum = (of: (turn: (typeof turns)[number]) => number): number =>
    turns.reduce((total, turn) => total + of(turn), 0);
  const priced = session.costMicroUsd !== null && turns.every((turn) => turn.costMicroUsd !== null);
  const result = results.at(-1);
  return {
    numTurns: { increment: turns.filter((turn) => turn.isNewTurn).length },
    costMicroUsd: priced ? (session.costMicroUsd ?? 0) + sum((turn) => turn.costMicroUsd ?? 0) : null,
    inputTokens: { increment: sum((turn) => turn.usage.inputTokens) },
    cacheReadTokens: { increment: sum((turn) => turn.usage.cacheReadTokens) },
    cacheWriteTokens: {
      increment: sum((turn) => turn.usage.cacheWrite5mTokens + turn.usage.cacheWrite1hTokens),
    },
    outputTokens: { increment: sum((turn) => turn.usage.outputTokens) },
    ...(result && {
      success: result.success,
      result: result.text,
      output: result.output === undefined ? null : JSON.stringify(result.output),
    }),
  };
}
