import type { LoopOutcome, Report } from '../agent/loop-context.ts';
import type { EventDraft } from '../domain/agent-event.ts';
import type { Transition } from '../domain/session.ts';
import { assertNever } from '../lib/assert-never.ts';

/** The status that a loop's outcome leads to, if any, and the events in front of the change. */
export type Ending = { readonly to?: Transition; readonly before: readonly EventDraft[] };

/** @returns what the log and the session's row say of how a loop ended. */
export function endingOf(outcome: LoopOutcome): Ending {
  switch (outcome.type) {
    case 'done': {
      if (outcome.success) return { to: { to: 'completed' }, before: [resultOf(outcome)] };
      return failure('TASK_FAILED', outcome.summary, outcome);
    }
    case 'failed':
      return failure(outcome.code, outcome.message, outcome.report);
    case 'idle':
      return { to: { to: 'paused', pauseReason: 'idle' }, before: [resultOf(outcome.report)] };
    case 'waits': {
      const { pauseReason, reason } = outcome;
      return { to: { to: 'paused', pauseReason, ...(reason !== undefined && { reason }) }, before: [] };
    }
    case 'paused':
      return { before: [] };
    default:
      return assertNever(outcome);
  }
}

function failure(code: string, message: string, report: Report | undefined): Ending {
  return {
    to: { to: 'failed', error: `${code}: ${message}` },
    before: [...(report ? [resultOf(report)] : []), { type: 'error', data: { code, message } }],
  };
}

function resultOf({ success, summary: text, output }: Report): EventDraft {
  return { type: 'result', data: { success, text, ...(output !== undefined && { output }) } };
}
