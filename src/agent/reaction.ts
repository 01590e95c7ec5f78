import type { ModelResponse } from '../models/model.ts';
import type { LoopContext, LoopOutcome } from './loop-context.ts';
import { textIn } from './text-in.ts';

/** What follows from a turn: the loop's end, a remark to the model, or simply the next turn. */
export type Reaction =
  | LoopOutcome
  | { readonly type: 'next' }
  /** A model that was reminded and still asks for no tool has given up. */
  | { readonly type: 'remind'; readonly message: string }
  /** The model isn't to blame for a turn that its provider cut in two. */
  | { readonly type: 'go on'; readonly message: string };

/**
 * Decides what follows from a turn that did not end the session by itself.
 *
 * @param used whether the answer asked for a tool
 * @param reminded whether the turn before ended with a reminder
 */
export function reaction(
  { mode }: Pick<LoopContext, 'mode'>,
  { stopReason, stopExplanation, content }: ModelResponse,
  used: boolean,
  reminded: boolean,
): Reaction {
  if (stopReason === 'refusal') {
    const why = stopExplanation === undefined ? '' : ` ${stopExplanation}`;
    const message = `The model refused to go on with this instruction.${why}`;
    return { type: 'failed', code: 'REFUSED', message };
  }
  // A full context window was left for a new conversation already.
  if (used || stopReason === 'model_context_window_exceeded') return { type: 'next' };
  if (stopReason === 'end_turn' && mode === 'conversation') {
    return { type: 'idle', report: { success: true, summary: textIn(content) } };
  }
  if (stopReason === 'pause_turn' || stopReason === 'compaction') return { type: 'go on', message: 'Go on.' };
  if (reminded) {
    return { type: 'failed', code: 'NO_ACTION', message: 'The agent stopped without using a tool or done.' };
  }
  return stopReason === 'max_tokens'
    ? { type: 'remind', message: 'Your answer was cut off at its limit. Go on, with less text.' }
    : { type: 'remind', message: 'Use a tool to go on, or call done to end the session.' };
}
