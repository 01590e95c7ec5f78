import { newId, type OrganizationId, type PhoneId } from '../domain/ids.ts';
import type { ConnectionStatus } from '../domain/phone.ts';
import type { PhoneChange, PhoneRegistration } from '../domain/phone-registration.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import { given } from '../lib/given.ts';
import type { Database, Transaction } from './database.ts';
import { toPhoneRecord } from './records.ts';

/** A phone's row as far as somebody may change it. */
export type RegisteredValues = PhoneChange & {
  readonly connectionStatus?: ConnectionStatus | undefined;
};

/** @returns the registered phone; its name and udid must be free */
export async function insertPhone(
  tx: Transaction,
  organizationId: OrganizationId,
  { capabilities, appiumUrl = null, pool = null, displayName = null, ...rest }: PhoneRegistration,
  connectionStatus: ConnectionStatus,
): Promise<PhoneRecord> {
  const row = await tx.phone.create({
    data: {
      id: newId('phone'),
      organizationId,
      ...{ ...rest, appiumUrl, pool, displayName, connectionStatus },
      origin: 'registered',
      capabilities: JSON.stringify(capabilities),
    },
  });
  return toPhoneRecord(row);
}

/** @returns the phone as it is then; what isn't given stays */
export async function changePhone(
  tx: Transaction,
  id: PhoneId,
  { capabilities, ...rest }: RegisteredValues,
): Promise<PhoneRecord> {
  const data = { ...given(rest), ...(capabilities && { capabilities: JSON.stringify(capabilities) }) };
  return toPhoneRecord(await tx.phone.update({ where: { id }, data }));
}

/** @returns whether any organisation has a phone with that udid. */
export async function isUdidTaken(tx: Transaction, udid: string): Promise<boolean> {
  return (await tx.phone.count({ where: { udid } })) > 0;
}

/**
 * Removes a phone that no session holds or waits for. Its row stays for its sessions' sake, and leaves its name
 * and its udid to others; agents forget it.
 *
 * @returns whether it was removed
 */
export async function retirePhone(tx: Transaction, { id, name }: PhoneRecord, now: Date): Promise<boolean> {
  const { count } = await tx.phone.updateMany({
    where: {
      id,
      leaseId: null,
      removedAt: null,
      OR: [{ heldUntil: null }, { heldUntil: { lte: now } }],
      sessions: { none: { isQueued: true } },
    },
    data: {
      name: `${name} (removed ${id})`,
      udid: `removed ${id}`,
      capabilities: '{}',
      appiumUrl: null,
      pool: null,
      connectionStatus: 'offline' satisfies ConnectionStatus,
      removedAt: now,
    },
  });
  if (count === 0) return false;
  await tx.agent.updateMany({ where: { phoneId: id }, data: { phoneId: null } });
  return true;
}

/** A phone whose connection status is kept true. */
export type WatchedPhone = Pick<PhoneRecord, 'name' | 'udid' | 'connectionStatus'> & {
  /** The Appium server that reaches it; null for the server's own. */
  readonly appiumUrl: string | null;
};

/** @returns the phones to watch: those that were registered, and the virtual ones with these udids. */
export async function watchedPhones(
  database: Database,
  virtualUdids: readonly string[],
): Promise<readonly WatchedPhone[]> {
  const rows = await database.phone.findMany({
    where: { removedAt: null, OR: [{ origin: 'registered' }, { udid: { in: [...virtualUdids] } }] },
    select: { name: true, udid: true, connectionStatus: true, appiumUrl: true },
  });
  return rows as unknown as readonly WatchedPhone[];
}
