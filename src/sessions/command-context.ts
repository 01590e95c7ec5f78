import { DomainError } from '../domain/errors.ts';
import type { OrganizationId, SessionId } from '../domain/ids.ts';
import type { EventLog } from '../events/event-log.ts';
import type { Wake } from '../events/wake.ts';
import type { Clock } from '../lib/clock.ts';
import type { SessionQueue } from '../queue/session-queue.ts';
import type { Database, WriteTransaction } from '../storage/database.ts';
import type { Decision } from '../storage/session-log.ts';

/** What the commands work with. */
export type SessionCommandsContext = {
  readonly database: Database;
  readonly log: EventLog;
  readonly wake: Wake;
  readonly queue: SessionQueue;
  readonly clock: Clock;
};

/** The same, with a way to write that minds whose session it is. */
export type CommandContext = SessionCommandsContext & {
  /** Writes as the owner's organisation: what belongs to another one isn't there. */
  readonly write: (
    organizationId: OrganizationId,
    id: SessionId,
    decide: Decision,
    also?: (tx: WriteTransaction) => Promise<void>,
  ) => ReturnType<EventLog['write']>;
};

/** @returns the context with which commands write. */
export function commandContext(context: SessionCommandsContext): CommandContext {
  return {
    ...context,
    write: (organizationId, id, decide, also) => {
      const own: Decision = (session) => {
        if (session.organizationId !== organizationId || session.deletedAt !== null) throw sessionNotFound();
        return decide(session);
      };
      return context.log.write(id, own, also);
    },
  };
}

/** @returns the failure of naming a session that the organisation doesn't have. */
export function sessionNotFound(): DomainError {
  return new DomainError('SESSION_NOT_FOUND', 'There is no such session.');
}
