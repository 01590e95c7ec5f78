import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DomainError } from '../../../src/domain/errors.ts';
import type { OrganizationId, SessionId } from '../../../src/domain/ids.ts';
import { canTransition, isFinal, type PauseReason, type SessionStatus } from '../../../src/domain/session.ts';
import { eventFeed } from '../../../src/events/event-feed.ts';
import { eventLog } from '../../../src/events/event-log.ts';
import { localWake } from '../../../src/events/wake.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { commandContext } from '../../../src/sessions/command-context.ts';
import { type Ownership, ownSession } from '../../../src/sessions/ownership.ts';
import { personCommands } from '../../../src/sessions/person-commands.ts';
import { sessionCommands } from '../../../src/sessions/session-commands.ts';
import { LoopEnded } from '../../../src/sessions/steering.ts';
import type { Database } from '../../../src/storage/database.ts';
import { findPhone } from '../../../src/storage/phone-records.ts';
import { findSession, releaseEndedPhone } from '../../../src/storage/session-records.ts';
import { bareSession } from '../../support/bare-session.ts';
import { addPhone } from '../../support/database.ts';
import { dataOf } from '../../support/logged.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

/** What can be done to a session: by users, and by whoever works on it. */
const STEPS = [
  'pause',
  'resume',
  'interrupt',
  'stop',
  'complete',
  'message',
  'takeover',
  'release',
  'claim',
  'done',
  'give up',
  'idle',
  'ask',
  'need a yes',
  'yield',
] as const;
type Step = (typeof STEPS)[number];

type Model = { status: SessionStatus; pauseReason: PauseReason | null; owned: boolean };

/** What the table and the words of each command make of a step; undefined when it is refused. */
function expected(model: Model, step: Step): Model | undefined {
  const to = (status: SessionStatus, pauseReason: PauseReason | null = null): Model | undefined =>
    canTransition(model.status, status) ? { ...model, status, pauseReason } : undefined;
  const isAsking = model.pauseReason === 'question' || model.pauseReason === 'approval';
  const isTakenOver = model.pauseReason === 'takeover';
  const asOwner = (next: Model | undefined): Model | undefined =>
    model.owned && !isFinal(model.status) ? { ...(next ?? model), owned: false } : undefined;
  switch (step) {
    case 'pause':
      if (model.status === 'paused' && model.pauseReason !== 'approval') return model;
      return to('paused', 'user');
    case 'resume':
      if (model.status === 'creating' || model.pauseReason === 'approval') return undefined;
      return model.status === 'running' ? model : to('running');
    case 'interrupt':
      if (model.pauseReason === 'idle') return model;
      return model.status === 'running' || isAsking ? to('paused', 'idle') : undefined;
    case 'takeover':
      if (isTakenOver) return model;
      return model.status === 'running' || model.status === 'paused' ? to('paused', 'takeover') : undefined;
    case 'release':
      return isTakenOver ? to('running') : undefined;
    case 'stop':
      return model.status === 'killed' ? model : to('killed');
    case 'complete':
      return model.status === 'completed' ? model : to('completed');
    case 'message':
      if (isFinal(model.status)) return undefined;
      return model.pauseReason === 'idle' || model.pauseReason === 'question' ? to('running') : model;
    case 'claim':
      if (model.status === 'creating') return { status: 'running', pauseReason: null, owned: true };
      return model.status === 'running' || isTakenOver ? { ...model, owned: true } : model;
    case 'done':
      return asOwner(model.status === 'running' ? to('completed') : model);
    case 'give up':
      return asOwner(to('failed'));
    case 'idle':
      return asOwner(model.status === 'running' ? to('paused', 'idle') : model);
    case 'ask':
      return asOwner(model.status === 'running' ? to('paused', 'question') : model);
    case 'need a yes':
      return asOwner(model.status === 'running' ? to('paused', 'approval') : model);
    case 'yield':
      return asOwner(model);
  }
}

/** No message here asks for another model, or shows a picture. */
function nothingElse(): never {
  throw new Error('Nothing else is asked for.');
}

/** A session and the hands that reach it. */
class Subject {
  readonly id: SessionId;
  readonly log: ReturnType<typeof eventLog>;
  readonly #organizationId: OrganizationId;
  readonly #commands: ReturnType<typeof sessionCommands> & ReturnType<typeof personCommands>;
  readonly #context: Parameters<typeof ownSession>[0];
  #owner: Ownership | undefined;

  private constructor(database: Database, organizationId: OrganizationId, id: SessionId) {
    const wake = localWake();
    this.id = id;
    this.#organizationId = organizationId;
    this.log = eventLog(database, wake, systemClock);
    // Stands for a worker: gives back the phone of a session that was stopped.
    const queue = {
      enqueue: async () => {
        const released = await database.$transaction(async (tx) => releaseEndedPhone(tx, id));
        if (released) wake.announce(id);
      },
      start: () => undefined,
      stop: async () => undefined,
    };
    this.#context = { log: this.log, wake, queue, clock: systemClock };
    const context = commandContext({ database, log: this.log, wake, queue, clock: systemClock });
    this.#commands = {
      ...sessionCommands(context, nothingElse, { put: nothingElse }),
      ...personCommands(context, eventFeed(this.log, wake)),
    };
  }

  static async create(phoneName: string): Promise<Subject> {
    const { database, organizationId } = db();
    const log = eventLog(database, localWake(), systemClock);
    return new Subject(database, organizationId, await bareSession(database, log, organizationId, phoneName));
  }

  async take(step: Step): Promise<void> {
    const { pause, resume, interrupt, stop, complete, takeover, release, message } = this.#commands;
    const users = { pause, resume, interrupt, stop, complete, takeover, release };
    if (step in users) await users[step as keyof typeof users](this.#organizationId, this.id);
    else if (step === 'message') await message(this.#organizationId, this.id, 'Hello');
    else if (step === 'claim') this.#owner = (await ownSession(this.#context, this.id)) ?? this.#owner;
    else if (!this.#owner) throw new LoopEnded('lost');
    else {
      const owner = this.#owner;
      // Reads what has come since, as the loop does before it ends by itself.
      await owner.append([{ type: 'agent_text', data: { turn: 1, text: step } }]);
      this.#owner = undefined;
      if (step === 'idle') await owner.settle({ type: 'idle', report: { success: true, summary: 'Done.' } });
      else if (step === 'ask') await owner.settle({ type: 'waits', pauseReason: 'question' });
      else if (step === 'need a yes') await owner.settle({ type: 'waits', pauseReason: 'approval' });
      else if (step === 'yield') await owner.settle({ type: 'paused' });
      else await owner.settle({ type: 'done', success: step === 'done', summary: step });
    }
  }
}

/** Fails unless the session's log tells one consistent story that ends where its row stands. */
async function checkStory(subject: Subject): Promise<void> {
  const { database, organizationId } = db();
  const session = await findSession(database, organizationId, subject.id);
  const events = await subject.log.read(subject.id, { after: -1, limit: 1_000 });
  expect(events.map(({ index }) => index)).toEqual(events.map((_, at) => at));
  const changes = dataOf(events, 'status_changed');
  for (const [at, { from, to }] of changes.entries()) {
    expect(from).toBe(changes[at - 1]?.to ?? null);
    if (from !== null) expect(canTransition(from, to), `${from} → ${to}`).toBe(true);
  }
  const last = changes.at(-1);
  expect(session).toMatchObject({ status: last?.to, pauseReason: last?.pauseReason ?? null });
  const ends = events.findIndex(({ type, data }) => type === 'status_changed' && isFinal(data.to));
  expect(ends).toBe(session && isFinal(session.status) ? events.length - 1 : -1);
  expect(session?.completedAt === null).toBe(ends === -1);
  expect(session?.runningSince === null).toBe(session?.status !== 'running');
}

const isRefusal = (error: unknown): boolean =>
  (error instanceof DomainError && error.code === 'INVALID_TRANSITION') ||
  (error instanceof LoopEnded && error.why === 'lost');

const steps = fc.array(fc.constantFrom(...STEPS), { maxLength: 14 });

test('any sequence of steps does what the table says, and the log tells of it', async () => {
  const { database, organizationId } = db();
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const phoneName = await addPhone(database, organizationId);
      const subject = await Subject.create(phoneName);
      let model: Model = { status: 'creating', pauseReason: null, owned: false };
      for (const step of sequence) {
        const next = expected(model, step);
        if (next) await subject.take(step);
        else await expect(subject.take(step)).rejects.toSatisfy(isRefusal);
        model = next ?? model;
        const session = await findSession(database, organizationId, subject.id);
        expect(session).toMatchObject({ status: model.status, pauseReason: model.pauseReason });
        const phone = await findPhone(database, organizationId, phoneName);
        expect(phone?.leaseId).toBe(isFinal(model.status) ? null : subject.id);
      }
      await checkStory(subject);
    }),
    { numRuns: 100 },
  );
});

test('steps that come at the same time win or lose one by one', async () => {
  const { database, organizationId } = db();
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const subject = await Subject.create(await addPhone(database, organizationId));
      await subject.take('claim');
      const results = await Promise.allSettled(sequence.map((step) => subject.take(step)));
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toSatisfy(isRefusal);
      }
      await checkStory(subject);
    }),
    { numRuns: 40 },
  );
});
