import { DomainError } from '../domain/errors.ts';
import type { OrganizationId, SessionId, SnapshotId } from '../domain/ids.ts';
import type { SessionActivity } from '../domain/session-message.ts';
import type { PhoneRecord, SessionRecord } from '../domain/session-record.ts';
import type { EventFeed } from '../events/event-feed.ts';
import { batched } from '../lib/batched.ts';
import type { Database } from '../storage/database.ts';
import type { FrameStore } from '../storage/frame-store.ts';
import type { StoredResponse } from '../storage/idempotent-responses.ts';
import { queuePositions } from '../storage/phone-queue.ts';
import { listPhones } from '../storage/phone-records.ts';
import { sessionActivities } from '../storage/session-activity.ts';
import { countSessions, findSession, listSessions, type SessionFilter } from '../storage/session-records.ts';
import type { SnapshotStore } from '../storage/snapshot-store.ts';
import { commandContext, type SessionCommandsContext, sessionNotFound } from './command-context.ts';
import { type CreateSessionContext, createSession, createSessionOnce, type Once } from './create-session.ts';
import { type PersonCommands, personCommands } from './person-commands.ts';
import { phoneNamed } from './phone-named.ts';
import { type SessionChanges, sessionChanges } from './session-changes.ts';
import { type SessionCommands, sessionCommands } from './session-commands.ts';
import type { CreateSession } from './session-input.ts';
import type { SessionPhones } from './session-phone.ts';
import { type SessionSnapshots, sessionSnapshots } from './snapshots.ts';

/** Everything that an edge may ask of sessions and phones, on behalf of an organisation. */
export type SessionService = SessionCommands &
  PersonCommands &
  SessionChanges &
  SessionSnapshots & {
    /** @see {@link createSession} */
    readonly create: (organizationId: OrganizationId, input: CreateSession) => Promise<SessionRecord>;
    /** @see {@link createSessionOnce} */
    readonly createOnce: (
      organizationId: OrganizationId,
      input: CreateSession,
      once: Once,
    ) => Promise<StoredResponse>;
    /** @throws {DomainError} `SESSION_NOT_FOUND` */
    readonly get: (organizationId: OrganizationId, id: SessionId) => Promise<SessionRecord>;
    /** Stops a session unless it has ended, and deletes it; `keep` as for `remove`. @throws {DomainError} `SESSION_NOT_FOUND` */
    readonly discard: (organizationId: OrganizationId, id: SessionId, keep?: SnapshotId) => Promise<void>;
    /** Newest first. */
    readonly list: (
      organizationId: OrganizationId,
      filter: SessionFilter,
    ) => Promise<readonly SessionRecord[]>;
    /** @returns how many there are that fit */
    readonly count: (
      organizationId: OrganizationId,
      filter: Omit<SessionFilter, 'limit' | 'before' | 'offset'>,
    ) => Promise<number>;
    /** @returns what has happened in sessions that were found to be the organisation's */
    readonly activities: (ids: readonly SessionId[]) => Promise<ReadonlyMap<SessionId, SessionActivity>>;
    /** @returns 1 for the session that has its phone next, and so on; null for one that doesn't wait */
    readonly queuePosition: (id: SessionId) => Promise<number | null>;
    /** @throws {DomainError} `PHONE_NOT_FOUND` */
    readonly phone: (organizationId: OrganizationId, idOrName: string) => Promise<PhoneRecord>;
    /** By name. */
    readonly phones: (organizationId: OrganizationId) => Promise<readonly PhoneRecord[]>;
  };

/** @returns the use cases over a database, a log and a queue. */
export function sessionService(
  context: CreateSessionContext &
    SessionCommandsContext & {
      readonly database: Database;
      readonly feed: EventFeed;
      readonly frames: Pick<FrameStore, 'put' | 'forget' | 'discard'>;
      readonly snapshots: SnapshotStore;
      readonly phones: SessionPhones;
    },
): SessionService {
  const { database } = context;
  const positionOf = batched((ids: readonly SessionId[]) => queuePositions(database, ids));
  const commands = commandContext(context);
  const ofSessions = sessionCommands(commands, context.pickModel, context.frames);
  const changes = sessionChanges(commands, context.frames, context.snapshots);
  return {
    ...ofSessions,
    ...personCommands(commands, context.feed),
    ...changes,
    ...sessionSnapshots({ ...context, ...commands }, ofSessions),
    async discard(organizationId, id, keep) {
      await ofSessions.stop(organizationId, id).catch(unlessEnded);
      await changes.remove(organizationId, id, keep);
    },
    create: (organizationId, input) => createSession(context, organizationId, input),
    createOnce: (organizationId, input, once) => createSessionOnce(context, organizationId, input, once),
    async get(organizationId, id) {
      const session = await findSession(database, organizationId, id);
      if (!session) throw sessionNotFound();
      return session;
    },
    list: (organizationId, filter) => listSessions(database, organizationId, filter),
    count: (organizationId, filter) => countSessions(database, organizationId, filter),
    activities: (ids) => sessionActivities(database, ids),
    queuePosition: async (id) => (await positionOf(id)) ?? null,
    phone: (organizationId, idOrName) => phoneNamed(database, organizationId, idOrName),
    phones: (organizationId) => listPhones(database, organizationId),
  };
}

function unlessEnded(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'INVALID_TRANSITION') throw error;
}
