import type { SessionId } from '../domain/ids.ts';
import type { SessionHandler } from '../queue/session-queue.ts';
import { getSession, releaseEndedPhone } from '../storage/session-records.ts';
import { work } from './agent-work.ts';
import { awaitApproval } from './approval-expiry.ts';
import { ownSession } from './ownership.ts';
import { announceHandover, handOver } from './phone-handover.ts';
import type { SessionRunnerContext } from './runner-context.ts';
import { serveTakeover } from './takeover.ts';

/** @returns the worker: takes a session as far as it goes for now, and leaves the phone as it should be. */
export function sessionRunner(context: SessionRunnerContext): SessionHandler {
  return async (sessionId, shutdown) => {
    while (!shutdown.aborted && (await takeOn(context, sessionId, shutdown)));
    const handover = await context.database.$transaction(async (tx) => {
      const phoneId = releaseEndedPhone(tx, sessionId);
      return phoneId && handOver(tx, phoneId);
    });
    if (!handover) return;
    context.wake.announce(sessionId);
    await announceHandover(context, handover);
  };
}

/** Does what the session needs now. @returns whether there may be more to do */
async function takeOn(
  context: SessionRunnerContext,
  sessionId: SessionId,
  shutdown: AbortSignal,
): Promise<boolean> {
  const { pauseReason } = await getSession(context.database, sessionId);
  if (pauseReason === 'approval') return await awaitApproval(context, sessionId, shutdown);
  const owned = await ownSession(context, sessionId);
  if (!owned) return false;
  const isTakenOver = owned.session.pauseReason === 'takeover';
  return isTakenOver ? await serveTakeover(context, owned, shutdown) : await work(context, owned, shutdown);
}
