import type { EventDraft } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import { isFinal } from '../domain/session.ts';
import type { EventLog } from '../events/event-log.ts';

/** Appends what concerns a session and changes nothing of it, unless its log is closed. */
export async function tellSession(
  log: Pick<EventLog, 'write'>,
  sessionId: SessionId,
  draft: EventDraft,
): Promise<void> {
  await log.write(sessionId, ({ status }) => (isFinal(status) ? undefined : { drafts: [draft] }));
}
