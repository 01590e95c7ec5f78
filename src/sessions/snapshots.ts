import { DomainError } from '../domain/errors.ts';
import type { ApiKeyId, OrganizationId, SessionId, SnapshotId } from '../domain/ids.ts';
import { invalidTransition, isFinal } from '../domain/session.ts';
import type { SessionRecord } from '../domain/session-record.ts';
import {
  type SnapshotKind,
  type SnapshotMode,
  type SnapshotRecord,
  snapshotKindOf,
} from '../domain/snapshot.ts';
import { batched } from '../lib/batched.ts';
import { sleep } from '../lib/sleep.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import { phoneConnection } from '../storage/phone-records.ts';
import { findSession, isOwned } from '../storage/session-records.ts';
import { type SnapshotStore, snapshotsOf } from '../storage/snapshot-store.ts';
import { type CommandContext, sessionNotFound } from './command-context.ts';
import { domainFailure } from './domain-failure.ts';
import { type SessionCommands, untilReleased } from './session-commands.ts';
import { failSession, type SessionPhones } from './session-phone.ts';

/** How long a phone may take, its connection included, in milliseconds: an emulator has gigabytes to write. */
const PATIENCE_MS = 180_000;
/** How long a worker may take to let go of the phone of a session that was interrupted, in milliseconds. */
const LET_GO_MS = 10_000;
/** How often to look whether it has, in milliseconds: nothing tells of it. */
const LOOK_MS = 20;

/** How to save the phone of a session. */
export type SaveSnapshot = {
  readonly mode: SnapshotMode;
  /** The key whose default it becomes, in the place of the one before. */
  readonly defaultOf?: ApiKeyId | undefined;
};

/** What users do with what the phones of sessions hold. */
export type SessionSnapshots = {
  /**
   * Saves what the phone of a session holds. A turn in progress is interrupted first; a conversation that has given
   * its phone back takes it again, whatever has become of it.
   *
   * @throws {DomainError} `SESSION_NOT_FOUND`; `NOT_SUPPORTED` for a phone that can't be saved; `INVALID_TRANSITION`
   *   when the session has ended, hasn't begun or is in a person's hands; `INVALID_INPUT` for the memory of a session
   *   that keeps to the file system; `PHONE_BUSY`, `PHONE_NOT_CONNECTED`, `PHONE_TIMEOUT`, `ACTION_FAILED`
   */
  readonly saveSnapshot: (
    organizationId: OrganizationId,
    id: SessionId,
    save: SaveSnapshot,
  ) => Promise<SnapshotRecord>;
  /** @throws {DomainError} `SNAPSHOT_NOT_FOUND` */
  readonly deleteSnapshot: (organizationId: OrganizationId, id: SnapshotId) => Promise<void>;
  /** @returns the snapshots of a session that was found to be the organisation's, newest first */
  readonly snapshots: (id: SessionId) => Promise<readonly SnapshotRecord[]>;
  /**
   * Puts the phone of a new session back to the snapshot that it is to begin with, if it is to and has its phone
   * already; otherwise that is done by whoever connects the phone first.
   *
   * @throws {DomainError} what kept it from that; the session has failed over it then
   */
  readonly prepare: (organizationId: OrganizationId, id: SessionId) => Promise<void>;
};

/** @returns the use cases over a store of snapshots. */
export function sessionSnapshots(
  context: CommandContext & { readonly phones: SessionPhones; readonly snapshots: SnapshotStore },
  { interrupt, holdPhone }: Pick<SessionCommands, 'interrupt' | 'holdPhone'>,
): SessionSnapshots {
  const { database, phones, snapshots, clock } = context;
  const ofSession = batched((ids: readonly SessionId[]) => snapshotsOf(database, ids));

  const found = async (organizationId: OrganizationId, id: SessionId): Promise<SessionRecord> => {
    const session = await findSession(database, organizationId, id);
    if (!session) throw sessionNotFound();
    return session;
  };

  const kindOf = async ({ phoneId }: SessionRecord): Promise<SnapshotKind> => {
    const kind = snapshotKindOf(await phoneConnection(database, phoneId));
    if (kind) return kind;
    throw new DomainError(
      'NOT_SUPPORTED',
      "The phone of this session can't be saved: only virtual phones and Android emulators can.",
    );
  };

  /** Has the session hold its phone, and nobody use it. */
  const takePhone = async (session: SessionRecord): Promise<SessionRecord> => {
    const { organizationId, id, status, hasNews } = session;
    if (status === 'running' || status === 'creating' || hasNews) await interrupt(organizationId, id);
    const patience = AbortSignal.timeout(LET_GO_MS);
    while (await isOwned(database, id)) await sleep(LOOK_MS, patience).catch(notLetGo);
    await holdPhone(organizationId, id);
    return await found(organizationId, id);
  };

  return {
    async saveSnapshot(organizationId, id, { mode, defaultOf = null }) {
      const asked = await found(organizationId, id);
      refuseUnsavable(asked);
      if (mode === 'memory' && asked.snapshotMode === 'filesystem') {
        throw new DomainError(
          'INVALID_INPUT',
          'This session was created without snapshots of the memory: save its file system.',
        );
      }
      if (asked.wantedPhone === null) await kindOf(asked);
      const session = await takePhone(asked);
      const kind = await kindOf(session);
      const bytes = await patiently((signal) => saved(phones, id, mode, signal));
      const { phoneId } = session;
      const createdAt = new Date(clock.now());
      const snapshot = { sessionId: id, phoneId, kind, mode, bytes, defaultOf, createdAt };
      return await snapshots.put(organizationId, snapshot);
    },

    deleteSnapshot: (organizationId, id) => snapshots.remove(organizationId, id),

    snapshots: async (id) => (await ofSession(id)) ?? [],

    async prepare(organizationId, id) {
      const { restoreFromId, wantedPhone, isQueued } = await found(organizationId, id);
      if (restoreFromId === null || wantedPhone !== null || isQueued) return;
      try {
        await patiently((signal) => phones.restore(id, signal));
      } catch (error) {
        await failSession(context, id, error);
        await untilReleased(database, context.wake, id);
        throw error;
      }
    },
  };
}

/** @throws {DomainError} what a client is told of a phone's failure, or of one that takes too long */
async function patiently<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await work(signal);
  } catch (error) {
    if (!signal.aborted) throw domainFailure(error);
    throw new DomainError('PHONE_TIMEOUT', 'The phone took too long. Look after it, and try again.');
  }
}

async function saved(
  phones: SessionPhones,
  id: SessionId,
  mode: SnapshotMode,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const phone = await phones.connect(id, signal);
  try {
    if (!phone.snapshots) throw new PhoneError('not_supported', 'The phone can not be saved.');
    return await phone.snapshots.save(mode, signal);
  } finally {
    await phone.close();
  }
}

/** @throws {DomainError} `INVALID_TRANSITION` for a session whose phone is not its own, or not yet, or a person's */
function refuseUnsavable({ status, mode, pauseReason }: SessionRecord): void {
  const hasNotBegun = status === 'creating' && mode === 'task';
  if (isFinal(status) || hasNotBegun) throw invalidTransition(status, 'save_snapshot');
  if (pauseReason === 'takeover') {
    throw new DomainError('INVALID_TRANSITION', 'A person has the phone of this session. Release it first.');
  }
}

function notLetGo(): never {
  throw new DomainError('PHONE_BUSY', 'The agent has not let go of the phone in time. Try again.');
}
