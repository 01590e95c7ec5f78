import { DomainError } from '../domain/errors.ts';
import type { OrganizationId, SessionId } from '../domain/ids.ts';
import {
  invalidTransition,
  isFinal,
  type SessionCommand,
  type SessionStatus,
  type Transition,
} from '../domain/session.ts';
import type { EventLog } from '../events/event-log.ts';
import type { Wake } from '../events/wake.ts';
import type { Clock } from '../lib/clock.ts';
import type { SessionQueue } from '../queue/session-queue.ts';
import type { Database } from '../storage/database.ts';
import type { Decision, SessionState } from '../storage/session-log.ts';
import { leasedPhone } from '../storage/session-records.ts';
import { userMessage } from './create-session.ts';
import { transition } from './transition.ts';

/** How long `stop` waits for the phone to be free, in milliseconds; the session has ended by then anyway. */
const RELEASE_MS = 1_000;

/**
 * What users do to sessions. Each is one guarded write; whoever works on the session sees the event
 * in the log. Doing again what is so already changes nothing.
 *
 * Each throws a {@link DomainError}: `SESSION_NOT_FOUND`, also for a session of another organisation,
 * and `INVALID_TRANSITION` when the session's status forbids the command.
 */
export type SessionCommands = Readonly<
  Record<Exclude<SessionCommand, 'message'>, (organizationId: OrganizationId, id: SessionId) => Promise<void>>
> & {
  /** Says something to the agent; a session that waits for a message goes on. */
  readonly message: (organizationId: OrganizationId, id: SessionId, text: string) => Promise<void>;
};

/** What the commands work with. */
export type SessionCommandsContext = {
  readonly database: Database;
  readonly log: EventLog;
  readonly wake: Wake;
  readonly queue: SessionQueue;
  readonly clock: Clock;
};

/** @returns the commands over a log and a queue. */
export function sessionCommands({
  database,
  log,
  wake,
  queue,
  clock,
}: SessionCommandsContext): SessionCommands {
  /** Writes as the owner's organisation: what belongs to another one isn't there. */
  const write = (
    organizationId: OrganizationId,
    id: SessionId,
    decide: Decision,
  ): ReturnType<EventLog['write']> =>
    log.write(id, (session) => {
      if (session.organizationId !== organizationId) throw sessionNotFound();
      return decide(session);
    });

  const change = (session: SessionState, to: Transition, command: SessionCommand): ReturnType<Decision> => {
    // A new session is started by the worker that takes it, and by nobody else.
    const isStart = session.status === 'creating' && to.to === 'running';
    const written = isStart ? undefined : transition(session, to, clock.now());
    if (!written) throw invalidTransition(session.status, command);
    return written;
  };

  const command =
    (name: SessionCommand, to: Transition, already: (session: SessionState) => boolean) =>
    async (organizationId: OrganizationId, id: SessionId): Promise<void> => {
      const events = await write(organizationId, id, (session) =>
        already(session) ? undefined : change(session, to, name),
      );
      if (events.length > 0 && (to.to === 'running' || to.to === 'killed')) await queue.enqueue(id);
    };

  const is =
    (...statuses: readonly SessionStatus[]) =>
    (session: SessionState): boolean =>
      statuses.includes(session.status);

  const stop = command('stop', { to: 'killed' }, is('killed'));

  return {
    pause: command('pause', { to: 'paused', pauseReason: 'user' }, is('paused')),
    resume: command('resume', { to: 'running' }, is('running')),
    interrupt: command(
      'interrupt',
      { to: 'paused', pauseReason: 'idle' },
      (session) => session.pauseReason === 'idle',
    ),

    async stop(organizationId, id) {
      await stop(organizationId, id);
      await released(database, wake, id);
    },

    async message(organizationId, id, text) {
      let goesOn = false;
      await write(organizationId, id, (session) => {
        if (isFinal(session.status)) throw invalidTransition(session.status, 'message');
        const said = userMessage(text);
        goesOn = session.pauseReason === 'idle' || session.pauseReason === 'question';
        if (!goesOn) return { drafts: [said] };
        const resumed = change(session, { to: 'running' }, 'message');
        return resumed && { ...resumed, drafts: [said, ...resumed.drafts] };
      });
      if (goesOn) await queue.enqueue(id);
    },
  };
}

/** @returns the failure of naming a session that the organisation doesn't have. */
export function sessionNotFound(): DomainError {
  return new DomainError('SESSION_NOT_FOUND', 'There is no such session.');
}

/** Waits until the session holds no phone, so that the next session can take it at once. */
async function released(database: Database, wake: Wake, id: SessionId): Promise<void> {
  using waiter = wake.attach(id);
  const patience = AbortSignal.timeout(RELEASE_MS);
  while (!patience.aborted && (await leasedPhone(database, id))) await waiter.wait(patience, RELEASE_MS);
}
