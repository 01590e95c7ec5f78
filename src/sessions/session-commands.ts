import type { AgentEvent, EventDraft, LoggedEvent } from '../domain/agent-event.ts';
import { DomainError } from '../domain/errors.ts';
import type { FrameId, OrganizationId, SessionId } from '../domain/ids.ts';
import {
  invalidTransition,
  isFinal,
  type SessionCommand,
  type SessionStatus,
  type Transition,
} from '../domain/session.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import type { Wake } from '../events/wake.ts';
import { given } from '../lib/given.ts';
import type { Database } from '../storage/database.ts';
import type { FrameStore } from '../storage/frame-store.ts';
import type { Decision, SessionState, SessionWrite } from '../storage/session-log.ts';
import { findSession, leasedPhone } from '../storage/session-records.ts';
import { type CommandContext, sessionNotFound } from './command-context.ts';
import { userMessage } from './create-session.ts';
import { itsOwn, takeBack } from './idle-phones.ts';
import type { PickModel } from './pick-model.ts';
import { askedDriver, type Said, storeImages } from './said.ts';
import { transition } from './transition.ts';

/** How long `stop` waits for the phone to be free, in milliseconds; the session has ended by then anyway. */
const RELEASE_MS = 1_000;
/** Why a conversation goes on to wait. */
const UNSAID = 'What was said is taken back, before anything was done about it.';
/** Stands for an instruction that is a picture alone. */
const WORDLESS = '[picture]';

/**
 * What users do to sessions. Each is one guarded write; whoever works on the session sees the event
 * in the log. Doing again what is so already changes nothing.
 *
 * Each throws a {@link DomainError}: `SESSION_NOT_FOUND`, also for a session of another organisation,
 * and `INVALID_TRANSITION` when the session's status forbids the command.
 */
export type SessionCommands = Readonly<
  Record<
    'pause' | 'resume' | 'stop' | 'complete',
    (organizationId: OrganizationId, id: SessionId) => Promise<void>
  >
> & {
  /**
   * Ends the present turn, or takes back what a conversation was to do next; the session waits for a message.
   *
   * @returns whether there was anything to end
   */
  readonly interrupt: (organizationId: OrganizationId, id: SessionId) => Promise<boolean>;
  /**
   * Has a session that rests hold its phone, which it may have given back.
   *
   * @returns that phone
   * @throws {DomainError} also `PHONE_NOT_FOUND`, `PHONE_NOT_CONNECTED`, `PHONE_BUSY`
   */
  readonly holdPhone: (organizationId: OrganizationId, id: SessionId) => Promise<PhoneRecord>;
  /**
   * Says something to the agent; a session that waits for a message goes on. A conversation that has no phone takes
   * its own again, and waits for it in turn when it isn't free. A model or an effort that is named holds from then on.
   *
   * @returns the event that tells of it
   * @throws {DomainError} also `PHONE_NOT_FOUND`, `PHONE_NOT_CONNECTED` for that phone; `INVALID_INPUT` for a picture that
   *   can't be shown, and a model that this server doesn't have, or the session can't go on with
   */
  readonly message: (
    organizationId: OrganizationId,
    id: SessionId,
    said: string | Said,
  ) => Promise<LoggedEvent & AgentEvent<'user_message'>>;
};

/** @returns the commands over a log and a queue, with the models that there are and a place for pictures. */
export function sessionCommands(
  { database, wake, queue, clock, write }: CommandContext,
  pickModel: PickModel,
  frames: Pick<FrameStore, 'put'>,
): SessionCommands {
  const change = (session: SessionState, to: Transition, command: SessionCommand): ReturnType<Decision> => {
    // A new session is started by the worker that takes it, and by nobody else.
    const isStart = session.status === 'creating' && to.to === 'running';
    // What waits for a yes or a no needs one of them.
    const isUnanswered = session.pauseReason === 'approval' && to.to === 'running';
    const isPaused = session.status === 'paused' && to.to === 'paused' && !isWait(session);
    // Whoever lets a session go on gives its phone back.
    const isHandedBack = session.pauseReason === 'takeover' && to.to === 'running';
    const before: readonly EventDraft[] = isHandedBack ? [{ type: 'takeover_ended', data: {} }] : [];
    const written =
      isStart || isUnanswered || isPaused ? undefined : transition(session, to, clock.now(), before);
    if (!written) throw invalidTransition(session.status, command);
    return written;
  };

  const command =
    (name: SessionCommand, to: Transition, already: (session: SessionState) => boolean) =>
    async (organizationId: OrganizationId, id: SessionId): Promise<void> => {
      let goesOn: SessionState | undefined;
      const decide = (session: SessionState): ReturnType<Decision> => {
        if (already(session)) return undefined;
        const changed = change(session, to, name);
        goesOn = to.to === 'running' ? session : undefined;
        return changed;
      };
      const events = await write(organizationId, id, decide, async (tx) => {
        if (goesOn) await takeBack(tx, goesOn, false, clock.now());
      });
      if (events.length > 0 && to.to !== 'paused') await queue.enqueue(id);
    };

  const picturesOf = async (
    organizationId: OrganizationId,
    id: SessionId,
    { images = [] }: Said,
  ): Promise<readonly FrameId[]> => {
    if (images.length === 0) return [];
    const session = await findSession(database, organizationId, id);
    if (!session) throw sessionNotFound();
    return await storeImages(frames, session, images);
  };

  const is =
    (...statuses: readonly SessionStatus[]) =>
    (session: SessionState): boolean =>
      statuses.includes(session.status);

  const stop = command('stop', { to: 'killed' }, is('killed'));
  const complete = command('complete', { to: 'completed' }, is('completed'));
  const ending =
    (end: typeof stop): typeof stop =>
    async (organizationId, id) => {
      await end(organizationId, id);
      await untilReleased(database, wake, id);
    };

  return {
    pause: command(
      'pause',
      { to: 'paused', pauseReason: 'user' },
      // A request for approval ends by itself, and the agent would go on behind it.
      (session) => session.status === 'paused' && session.pauseReason !== 'approval',
    ),
    resume: command('resume', { to: 'running' }, is('running')),
    async interrupt(organizationId, id) {
      let isEnded = false;
      await write(organizationId, id, (session) => {
        const isUnbegun = session.status === 'creating' && session.mode === 'conversation';
        const isIdle = session.pauseReason === 'idle' || isUnbegun;
        const written = isIdle
          ? unsaid(session)
          : change(session, { to: 'paused', pauseReason: 'idle' }, 'interrupt');
        isEnded = written !== undefined;
        return written;
      });
      return isEnded;
    },

    async holdPhone(organizationId, id) {
      let held: SessionState | undefined;
      const decide = (session: SessionState): SessionWrite => {
        if (isFinal(session.status)) throw invalidTransition(session.status, 'act');
        held = session;
        return { drafts: [] };
      };
      await write(organizationId, id, decide, async (tx) => {
        if (held) await takeBack(tx, held, false, clock.now());
      });
      const phone = await leasedPhone(database, id);
      if (phone) return phone;
      throw new DomainError('PHONE_BUSY', 'The session has no phone just now. Try again when it has one.');
    },

    stop: ending(stop),
    complete: ending(complete),

    async message(organizationId, id, input) {
      const asked = typeof input === 'string' ? { text: input } : input;
      const frameIds = await picturesOf(organizationId, id, asked);
      let isDue = false;
      let needsPhone: SessionState | undefined;
      const decide = (session: SessionState): ReturnType<Decision> => {
        const { status, pauseReason, isQueued, wantedPhone } = session;
        if (isFinal(status)) throw invalidTransition(status, 'message');
        const driver = askedDriver(pickModel, session, asked);
        const said = userMessage({
          text: asked.text,
          ...(frameIds.length > 0 && { frameIds: [...frameIds] }),
          ...(driver.model !== undefined && { model: driver.model }),
          ...given({ effort: asked.effort, metadata: asked.metadata }),
        });
        const isFirst = status === 'creating' && session.instruction === '';
        needsPhone = wantedPhone !== null && (isFirst || pauseReason === 'idle') ? session : undefined;
        isDue = !isQueued && (isFirst || pauseReason === 'idle' || pauseReason === 'question');
        if (isFirst) return { change: { ...driver, instruction: asked.text || WORDLESS }, drafts: [said] };
        if (needsPhone) return { change: { ...driver, hasNews: true }, drafts: [said] };
        if (!isDue) return { change: driver, drafts: [said] };
        const resumed = change(session, { to: 'running' }, 'message');
        return resumed && { change: { ...resumed.change, ...driver }, drafts: [said, ...resumed.drafts] };
      };
      const events = await write(organizationId, id, decide, async (tx) => {
        if (needsPhone) isDue = await takeBack(tx, needsPhone, true, clock.now());
      });
      if (isDue) await queue.enqueue(id);
      const said = events.find((event) => event.type === 'user_message');
      if (!said) throw new Error('What was said is not in the log.');
      return said;
    },
  };
}

/** A conversation takes back what it was to do: nothing has begun. Undefined when it was to do nothing. */
function unsaid({ status, instruction, hasNews, isQueued, phoneId }: SessionState): SessionWrite | undefined {
  const isNew = status === 'creating';
  if (isNew ? instruction === '' : !hasNews) return undefined;
  const queue = isQueued && {
    ...{ isQueued: false, queuedAt: null },
    wantedPhone: JSON.stringify(itsOwn(phoneId)),
  };
  const data = { from: status, to: status, ...(!isNew && { pauseReason: 'idle' as const }), reason: UNSAID };
  return {
    change: { ...queue, ...(isNew ? { instruction: '' } : { hasNews: false }) },
    drafts: [{ type: 'status_changed', data }],
  };
}

/** Whether the session waits for a word of the user, which an interruption makes needless. */
function isWait({ pauseReason }: SessionState): boolean {
  return pauseReason === 'question' || pauseReason === 'approval';
}

/** Waits until the session holds no phone, so that the next session can take it at once. */
export async function untilReleased(database: Database, wake: Wake, id: SessionId): Promise<void> {
  using waiter = wake.attach(id);
  const patience = AbortSignal.timeout(RELEASE_MS);
  while (!patience.aborted && (await leasedPhone(database, id))) await waiter.wait(patience, RELEASE_MS);
}
