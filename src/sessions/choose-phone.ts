import { DomainError } from '../domain/errors.ts';
import { type OrganizationId, type PhoneId, parseId } from '../domain/ids.ts';
import type { WantedPhone } from '../domain/phone.ts';
import type { SnapshotRecord } from '../domain/snapshot.ts';
import type { Transaction } from '../storage/database.ts';
import { firstPhone, phonesWithQueues, type QueuedPhone, readyPhone } from '../storage/phone-queue.ts';
import { phoneNamed } from './phone-named.ts';

/** How many phones a failure names. */
const SHOWN_PHONES = 5;

/** A phone for a session, and whether the session has to wait for it. */
export type ChosenPhone = { readonly id: PhoneId; readonly name: string; readonly isQueued: boolean };

/** What a session asks of its phone. */
export type PhoneWish = {
  readonly wanted: WantedPhone;
  /** What the phone is to be put back to; only some can be. */
  readonly snapshot?: SnapshotRecord | undefined;
};

/**
 * Chooses a phone that is free, the first by name: rather one that answers than one that would have to be connected,
 * and rather one that nobody uses by hand. A session that may wait gets the busy one with the shortest queue when none
 * is, and stays with it.
 *
 * @throws {DomainError} `PHONE_NOT_FOUND`, `PHONE_NOT_CONNECTED` when it can't be reached, `PHONE_BUSY` when
 *   the session may not wait, `NOT_SUPPORTED` when it can't be put back to the snapshot
 */
export async function choosePhone(
  tx: Transaction,
  organizationId: OrganizationId,
  wish: PhoneWish,
  mayWait: boolean,
  now: number,
): Promise<ChosenPhone> {
  const { wanted, snapshot } = wish;
  // With many phones, the first that will do is found long before all have been looked at.
  const isAnyone = wanted.type !== 'named' && !snapshot;
  const ready = isAnyone ? readyPhone(tx, organizationId, poolOf(wanted), now) : undefined;
  if (ready) return { ...ready, isQueued: false };
  const phones = await candidates(tx, organizationId, wish);
  const reachable = phones.filter(({ connectionStatus }) => connectionStatus !== 'offline');
  if (reachable.length === 0) throw notConnected(wanted, phones);
  const unleased = reachable.filter(({ leaseId, queueLength }) => leaseId === null && queueLength === 0);
  const [free] = unleased.toSorted((a, b) => drawback(a, now) - drawback(b, now));
  if (free) return { id: free.id, name: free.name, isQueued: false };
  const [shortest] = reachable.toSorted((a, b) => a.queueLength - b.queueLength);
  if (!mayWait || !shortest) throw phoneBusy(wanted, phones);
  return { id: shortest.id, name: shortest.name, isQueued: true };
}

/**
 * @returns a phone that the session might have once it needs one, whatever that phone does now
 * @throws {DomainError} `PHONE_NOT_FOUND`, `NOT_SUPPORTED`
 */
export async function likelyPhone(
  tx: Transaction,
  organizationId: OrganizationId,
  wish: PhoneWish,
): Promise<PhoneId> {
  const { wanted, snapshot } = wish;
  if (wanted.type === 'named' && !snapshot) return (await phoneNamed(tx, organizationId, wanted.phone)).id;
  const likely = snapshot ? undefined : firstPhone(tx, organizationId, poolOf(wanted));
  if (likely) return likely;
  const [first] = await candidates(tx, organizationId, wish);
  if (!first) throw new Error('A phone that was found is gone, within one transaction.');
  return first.id;
}

function poolOf(wanted: WantedPhone): string | undefined {
  return wanted.type === 'pool' ? wanted.pool : undefined;
}

/** What speaks against a phone: that it may not answer, more than that somebody would have to let go. */
function drawback(phone: QueuedPhone, now: number): number {
  return (phone.connectionStatus === 'online' ? 0 : 2) + (isInHand(phone, now) ? 1 : 0);
}

/** Whether somebody uses it by hand just now, who would have to let go. */
function isInHand({ heldUntil }: QueuedPhone, now: number): boolean {
  return heldUntil !== null && heldUntil.getTime() > now;
}

/** @throws {DomainError} `PHONE_NOT_FOUND`, `NOT_SUPPORTED` */
async function candidates(
  tx: Transaction,
  organizationId: OrganizationId,
  { wanted, snapshot }: PhoneWish,
): Promise<readonly QueuedPhone[]> {
  const phones = await wantedPhones(tx, organizationId, wanted);
  if (!snapshot) return phones;
  const fitting = phones.filter((phone) => fits(phone, snapshot));
  if (fitting.length === 0) throw notRestorable(wanted, phones, snapshot);
  return fitting;
}

/** Virtual phones are all alike; an emulator keeps its snapshots to itself. */
function fits({ id, snapshotKind }: QueuedPhone, { kind, phoneId }: SnapshotRecord): boolean {
  return snapshotKind() === kind && (kind === 'virtual' || id === phoneId);
}

async function wantedPhones(
  tx: Transaction,
  organizationId: OrganizationId,
  wanted: WantedPhone,
): Promise<readonly QueuedPhone[]> {
  switch (wanted.type) {
    case 'named': {
      const id = parseId('phone', wanted.phone);
      const phones = id === undefined ? [] : await phonesWithQueues(tx, organizationId, { id });
      if (phones.length > 0) return phones;
      const named = await phoneNamed(tx, organizationId, wanted.phone);
      return await phonesWithQueues(tx, organizationId, { id: named.id });
    }
    case 'pool': {
      const phones = await phonesWithQueues(tx, organizationId, { pool: wanted.pool });
      if (phones.length > 0) return phones;
      throw new DomainError(
        'PHONE_NOT_FOUND',
        `There is no phone in a pool "${wanted.pool}". Put one into it, or name another pool.`,
      );
    }
    case 'any': {
      const phones = await phonesWithQueues(tx, organizationId, {});
      if (phones.length > 0) return phones;
      throw new DomainError(
        'PHONE_NOT_FOUND',
        'There is no phone. Register one, or set OPPOSABLE_VIRTUAL_PHONES to have virtual ones.',
      );
    }
  }
}

function notConnected(wanted: WantedPhone, phones: readonly QueuedPhone[]): DomainError {
  const message =
    wanted.type === 'named'
      ? `The phone "${phones[0]?.name}" is offline. Connect it and try again.`
      : `No phone${whichOf(wanted)} is online. Connect one and try again.`;
  return new DomainError('PHONE_NOT_CONNECTED', message);
}

function notRestorable(
  wanted: WantedPhone,
  phones: readonly QueuedPhone[],
  { kind }: SnapshotRecord,
): DomainError {
  const which = wanted.type === 'named' ? `The phone "${phones[0]?.name}"` : `No phone${whichOf(wanted)}`;
  const holder = kind === 'virtual' ? 'virtual phones' : 'the Android emulator that it was taken of';
  const can = wanted.type === 'named' ? "can't" : 'can';
  return new DomainError(
    'NOT_SUPPORTED',
    `${which} ${can} be restored from this snapshot: only ${holder} can.`,
  );
}

function phoneBusy(wanted: WantedPhone, phones: readonly QueuedPhone[]): DomainError {
  const states = phones.slice(0, SHOWN_PHONES).map(({ name, connectionStatus }) => {
    return `${name} is ${connectionStatus === 'offline' ? 'offline' : 'busy'}`;
  });
  const more = phones.length > SHOWN_PHONES ? [`and ${phones.length - SHOWN_PHONES} more`] : [];
  const message =
    wanted.type === 'named'
      ? `The phone "${phones[0]?.name}" is held by another session. Wait for it to end, stop it, or name another phone.`
      : `No phone${whichOf(wanted)} is free: ${[...states, ...more].join(', ')}. Wait, or stop a session.`;
  return new DomainError('PHONE_BUSY', message);
}

function whichOf(wanted: WantedPhone): string {
  return wanted.type === 'pool' ? ` of the pool "${wanted.pool}"` : '';
}
