import type { LoggedEvent } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import type { SessionRunnerContext } from './runner-context.ts';
import { transition } from './transition.ts';

/** Timers take at most this many milliseconds. */
const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * Waits until the session doesn't wait for an approval any more. When nobody answers in time, that is a no.
 *
 * @returns whether the session may need more; false when the server ends
 */
export async function awaitApproval(
  { log, feed, clock }: SessionRunnerContext,
  sessionId: SessionId,
  shutdown: AbortSignal,
): Promise<boolean> {
  const asked = await log.newest(sessionId, 'approval_requested');
  const paused = await log.newest(sessionId, 'status_changed');
  if (asked?.type !== 'approval_requested' || !paused) return false;
  if (!isAsking(paused)) return true;
  const leftMs = Date.parse(asked.data.expiresAt) - clock.now();
  const expiry = AbortSignal.timeout(Math.min(LONGEST_TIMER_MS, Math.max(0, leftMs)));
  for await (const event of feed.follow(sessionId, paused.index, AbortSignal.any([shutdown, expiry]))) {
    if (event.type === 'status_changed' && !isAsking(event)) return true;
  }
  if (shutdown.aborted) return false;
  await log.write(sessionId, (session) => {
    if (session.pauseReason !== 'approval') return undefined;
    const data = { toolUseId: asked.data.toolUseId, decision: 'expired' } as const;
    return transition(session, { to: 'running' }, clock.now(), [{ type: 'approval_resolved', data }]);
  });
  return true;
}

function isAsking({ type, data }: LoggedEvent): boolean {
  return type === 'status_changed' && data.pauseReason === 'approval';
}
