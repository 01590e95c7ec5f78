import { join } from 'node:path';
import type { LoggedEvent } from '../../src/domain/agent-event.ts';
import type { OrganizationId, SessionId } from '../../src/domain/ids.ts';
import type { Secret } from '../../src/domain/secret.ts';
import type { SessionRecord } from '../../src/domain/session-record.ts';
import { type EventFeed, eventFeed } from '../../src/events/event-feed.ts';
import { type EventLog, eventLog } from '../../src/events/event-log.ts';
import { type LocalWake, localWake } from '../../src/events/wake.ts';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import type { PhoneConnector, WithSecrets } from '../../src/phones/phone-driver.ts';
import { withSecrets } from '../../src/phones/secret-driver.ts';
import { inProcessQueue } from '../../src/queue/in-process.ts';
import { giveFreePhones } from '../../src/sessions/phone-handover.ts';
import type { PickModel } from '../../src/sessions/pick-model.ts';
import type { CreateSession } from '../../src/sessions/session-input.ts';
import { sessionPhones, type TakePhone } from '../../src/sessions/session-phone.ts';
import { sessionRunner } from '../../src/sessions/session-runner.ts';
import { type SessionService, sessionService } from '../../src/sessions/session-service.ts';
import type { Database } from '../../src/storage/database.ts';
import { frameStore } from '../../src/storage/frame-store.ts';
import { unfinishedSessions } from '../../src/storage/session-records.ts';
import { type SnapshotStore, snapshotStore } from '../../src/storage/snapshot-store.ts';
import { addPhone, type TestDatabase } from './database.ts';
import { FakePhone } from './fake-phone.ts';
import { ScriptedModel } from './scripted-model.ts';

/** Only bounds a hang: whatever a test waits for has come long before. */
const DEADLINE_MS = 20_000;

/** What a stage may be given instead of a new one. */
export type StageOptions = {
  readonly phone?: FakePhone;
  readonly phoneName?: string;
  readonly model?: ScriptedModel;
  readonly clock?: Clock;
  /** How many tokens a prompt may have before the conversation begins anew. */
  readonly contextTokens?: number;
  readonly withSecrets?: WithSecrets;
  /** Another model than the scripted one. */
  readonly pickModel?: PickModel;
  /** Another phone than the fake one. */
  readonly connectPhone?: PhoneConnector;
  /** How a session comes by its phone; nobody else has it otherwise. */
  readonly takePhone?: TakePhone;
  /** Whether the agent waits until the screen rests; false unless said otherwise. */
  readonly settle?: boolean;
};

/** A server without its edges: one phone, one model, a database that other stages may share. */
export class Stage implements AsyncDisposable {
  readonly database: Database;
  readonly organizationId: OrganizationId;
  readonly phone: FakePhone;
  readonly phoneName: string;
  readonly model: ScriptedModel;
  readonly log: EventLog;
  readonly feed: EventFeed;
  readonly wake: LocalWake;
  readonly sessions: SessionService;
  readonly clock: Clock;
  readonly snapshots: SnapshotStore;
  /** What the stage's organisation has for its agents to type. */
  secrets: readonly Secret[] = [];
  readonly queue = inProcessQueue(silentLogger);

  constructor({ database, organizationId, folder }: TestDatabase, phoneName: string, options: StageOptions) {
    this.database = database;
    this.organizationId = organizationId;
    this.phoneName = phoneName;
    this.phone = options.phone ?? new FakePhone();
    this.model = options.model ?? new ScriptedModel();
    this.clock = options.clock ?? systemClock;
    this.wake = localWake();
    this.log = eventLog(database, this.wake, this.clock);
    this.feed = eventFeed(this.log, this.wake);
    const frames = frameStore(database, join(folder, 'frames'));
    const shared = { database, log: this.log, wake: this.wake, queue: this.queue, clock: this.clock };
    const scripted: PickModel = (modelId = 'scripted') => ({ model: this.model, modelId });
    const { pickModel = scripted, connectPhone = this.phone.connect, settle = false } = options;
    const defaults = { toolProfile: undefined, pictureSize: 'full' } as const;
    const secrets = { all: async () => this.secrets };
    this.snapshots = snapshotStore(database, join(folder, 'snapshots'));
    const { snapshots } = this;
    const phones = sessionPhones({
      ...{ ...shared, secrets, snapshots, connectPhone },
      takePhone: options.takePhone ?? ((_phoneId, open) => open()),
      withSecrets: options.withSecrets ?? withSecrets,
    });
    this.sessions = sessionService({
      ...{ ...shared, feed: this.feed, frames, snapshots, phones, pickModel, defaults },
    });
    this.queue.start(
      sessionRunner({
        ...shared,
        feed: this.feed,
        secrets,
        frames,
        pickModel,
        phones,
        settle,
        contextTokens: options.contextTokens ?? 150_000,
        random: () => 0,
        logger: silentLogger,
      }),
    );
  }

  /** Takes up what an earlier server left, as the start of a server does. */
  async takesUp(): Promise<void> {
    for (const id of await unfinishedSessions(this.database)) await this.queue.enqueue(id);
    await giveFreePhones(this);
  }

  async create(input: Partial<CreateSession> = {}): Promise<SessionId> {
    const session = { phone: this.phoneName, instruction: 'Like the first post', ...input };
    return (await this.sessions.create(this.organizationId, session)).id;
  }

  get(id: SessionId): Promise<SessionRecord> {
    return this.sessions.get(this.organizationId, id);
  }

  /** @returns the session that holds the stage's phone */
  async holder(): Promise<SessionId | null> {
    return (await this.sessions.phone(this.organizationId, this.phoneName)).leaseId;
  }

  /** @returns the first event after index `after` that fits */
  async event(id: SessionId, fits: (event: LoggedEvent) => boolean, after = -1): Promise<LoggedEvent> {
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    for await (const event of this.feed.follow(id, after, deadline)) if (fits(event)) return event;
    throw new Error(`The event never came: ${JSON.stringify(await this.get(id))}`);
  }

  /** Waits until the session has that status, or was seen in it after index `after`. */
  async status(id: SessionId, status: SessionRecord['status'], after = -1): Promise<LoggedEvent> {
    return await this.event(id, ({ type, data }) => type === 'status_changed' && data.to === status, after);
  }

  /** Waits for the session's end. @returns how it ended and its whole log */
  async ended(id: SessionId): Promise<{ session: SessionRecord; events: readonly LoggedEvent[] }> {
    const events: LoggedEvent[] = [];
    for await (const event of this.feed.follow(id, -1, AbortSignal.timeout(DEADLINE_MS))) events.push(event);
    return { session: await this.get(id), events };
  }

  /** @returns the whole log so far */
  async events(id: SessionId): Promise<readonly LoggedEvent[]> {
    return await this.log.read(id, { after: -1, limit: 10_000 });
  }

  /** Ends the server gracefully, and fails when something was left behind. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.queue.stop();
    if (this.wake.waiterCount() > 0) throw new Error(`${this.wake.waiterCount()} waiters were left behind.`);
    if (this.phone.drivers > 0) throw new Error('A driver was left open.');
  }
}

/** Sets a stage over a database, with a phone of its own unless one is named. */
export async function stage(db: TestDatabase, options: StageOptions = {}): Promise<Stage> {
  const phoneName = options.phoneName ?? (await addPhone(db.database, db.organizationId));
  return new Stage(db, phoneName, options);
}
