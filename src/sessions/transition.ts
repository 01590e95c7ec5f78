import type { EventDraft } from '../domain/agent-event.ts';
import { canTransition, isFinal, type Transition } from '../domain/session.ts';
import { durationMs } from '../domain/session-record.ts';
import type { SessionState, SessionWrite } from '../storage/session-log.ts';

/**
 * The one function that changes a session's status: the row's new values and the event that tells of
 * it. Running time stops counting whenever the session isn't running.
 *
 * @param before events that happened on the way and belong in front of the change
 * @returns undefined when the table has no such arrow
 */
export function transition(
  session: SessionState,
  to: Transition,
  at: number,
  before: readonly EventDraft[] = [],
): SessionWrite | undefined {
  if (!canTransition(session.status, to.to)) return undefined;
  const now = new Date(at);
  const pauseReason = to.to === 'paused' ? to.pauseReason : null;
  const reason = to.to === 'paused' ? to.reason : undefined;
  const changed: EventDraft<'status_changed'> = {
    type: 'status_changed',
    data: {
      from: session.status,
      to: to.to,
      ...(pauseReason !== null && { pauseReason }),
      ...(reason !== undefined && { reason }),
    },
  };
  return {
    change: {
      status: to.to,
      pauseReason,
      hasNews: false,
      startedAt: session.startedAt ?? (to.to === 'running' ? now : null),
      runningSince: to.to === 'running' ? now : null,
      runningMs: durationMs(session, at) ?? 0,
      ...(isFinal(to.to) && { completedAt: now, isQueued: false }),
      ...(to.to === 'failed' && { error: to.error }),
    },
    drafts: [...before, changed],
  };
}
