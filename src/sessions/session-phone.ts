import { DomainError } from '../domain/errors.ts';
import type { PhoneId, SessionId } from '../domain/ids.ts';
import { secretNames } from '../domain/secret.ts';
import { isFinal } from '../domain/session.ts';
import type { SessionRecord } from '../domain/session-record.ts';
import type { EventLog } from '../events/event-log.ts';
import type { Clock } from '../lib/clock.ts';
import { keyedLock } from '../lib/keyed-lock.ts';
import {
  type PhoneConnector,
  type PhoneDriver,
  PhoneError,
  type WithSecrets,
} from '../phones/phone-driver.ts';
import type { SessionQueue } from '../queue/session-queue.ts';
import type { Database } from '../storage/database.ts';
import { phoneConnection } from '../storage/phone-records.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import { getSession } from '../storage/session-records.ts';
import type { SnapshotStore } from '../storage/snapshot-store.ts';
import { domainFailure } from './domain-failure.ts';
import { readWhole } from './log-reader.ts';
import { transition } from './transition.ts';

/**
 * Opens a phone for a session: whatever else has it open in this process gives it back first, and lets it be
 * until the session closes what it is given.
 */
export type TakePhone = (phoneId: PhoneId, open: () => Promise<PhoneDriver>) => Promise<PhoneDriver>;

/** How sessions come by their phones. */
export type SessionPhones = {
  /**
   * Connects the phone of a session, which types the secrets of its organisation and hides them. A phone that is to
   * be put back to a snapshot is put back first.
   *
   * @throws {PhoneError} when the phone can't be reached; what {@link SessionPhones.restore} throws
   */
  readonly connect: (id: SessionId, signal: AbortSignal) => Promise<PhoneDriver>;
  /**
   * Puts the phone of a session back to the snapshot that it is to begin with, unless that was done.
   *
   * @throws {DomainError} what kept it from that; the session has failed over it then
   * @throws {PhoneError} `phone_lost`: it may be tried again
   */
  readonly restore: (id: SessionId, signal: AbortSignal) => Promise<void>;
};

/** What connecting the phones of sessions takes. */
export type SessionPhonesContext = {
  readonly database: Database;
  readonly log: EventLog;
  readonly queue: Pick<SessionQueue, 'enqueue'>;
  readonly secrets: Pick<SecretStore, 'all'>;
  readonly snapshots: Pick<SnapshotStore, 'get'>;
  readonly connectPhone: PhoneConnector;
  readonly takePhone: TakePhone;
  readonly withSecrets: WithSecrets;
  readonly clock: Clock;
};

/** @returns what connects the phones of the sessions of one process */
export function sessionPhones(context: SessionPhonesContext): SessionPhones {
  const { database, log, secrets, connectPhone, takePhone, withSecrets, clock } = context;
  // Nobody may use a phone that is put back a second time meanwhile.
  const lock = keyedLock();

  const open = async (session: SessionRecord, signal: AbortSignal): Promise<PhoneDriver> => {
    const connection = await phoneConnection(database, session.phoneId);
    const known = await secrets.all(session.organizationId);
    const typedBefore =
      known.length > 0 &&
      (session.restoredAt !== null || (await readWhole(log, session.id)).some(typesSecret));
    return await takePhone(session.phoneId, async () =>
      withSecrets(await connectPhone(connection, signal), known, typedBefore),
    );
  };

  const restore: SessionPhones['restore'] = async (id, signal) => {
    if ((await getSession(database, id)).restoreFromId === null) return;
    await lock(id, async () => {
      const session = await getSession(database, id);
      if (session.restoreFromId === null) return;
      if (isFinal(session.status)) {
        throw new DomainError('INVALID_TRANSITION', session.error ?? 'The session has ended.');
      }
      try {
        const { bytes, mode } = await context.snapshots.get(session.organizationId, session.restoreFromId);
        const phone = await open(session, signal);
        try {
          if (!phone.snapshots) throw new PhoneError('not_supported', 'The phone can not be restored.');
          await phone.snapshots.restore(bytes, session.snapshotMode ?? mode, signal);
        } finally {
          await phone.close();
        }
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof PhoneError && error.kind === 'phone_lost') throw error;
        await failSession(context, id, error);
        throw domainFailure(error);
      }
      const restoredAt = new Date(clock.now());
      await log.write(id, () => ({ change: { restoreFromId: null, restoredAt }, drafts: [] }));
    });
  };

  return {
    restore,
    async connect(id, signal) {
      await restore(id, signal);
      return await open(await getSession(database, id), signal);
    },
  };
}

/** Ends a session whose phone could not be made ready, and has its phone given back. */
export async function failSession(
  { log, queue, clock }: Pick<SessionPhonesContext, 'log' | 'queue' | 'clock'>,
  id: SessionId,
  error: unknown,
): Promise<void> {
  const { code, message } = toldOf(error);
  await log.write(id, (session) =>
    transition(session, { to: 'failed', error: `${code}: ${message}` }, clock.now(), [
      { type: 'error', data: { code, message } },
    ]),
  );
  await queue.enqueue(id);
}

function toldOf(error: unknown): { readonly code: string; readonly message: string } {
  const failure = domainFailure(error);
  if (failure instanceof DomainError) {
    return { code: failure.code, message: `The phone could not be restored. ${failure.message}` };
  }
  return { code: 'INTERNAL', message: 'Something went wrong inside the server; its log says what.' };
}

/** Whether an event says that a secret was typed, which may still be on the screen. */
function typesSecret({ type, data }: Awaited<ReturnType<typeof readWhole>>[number]): boolean {
  const action = type === 'tool_use' || type === 'user_action' ? data.action : undefined;
  return action?.type === 'type_text' && secretNames(action.text).length > 0;
}
