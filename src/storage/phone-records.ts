import { z } from 'zod';
import { newId, type OrganizationId, type PhoneId, parseId } from '../domain/ids.ts';
import type { ConnectionStatus, PhonePlatform, Size } from '../domain/phone.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import type { Database, Transaction } from './database.ts';
import type { Phone } from './generated/sqlite/client.ts';
import { toPhoneRecord } from './records.ts';

const capabilities = z.record(z.string(), z.json());

/** A phone to register. */
export type NewPhone = {
  readonly name: string;
  readonly platform: PhonePlatform;
  readonly udid: string;
  readonly capabilities: Readonly<Record<string, unknown>>;
};

/** Registers a phone under its name, or brings what is registered up to date. */
export async function upsertPhone(
  database: Database,
  organizationId: OrganizationId,
  phone: NewPhone,
): Promise<void> {
  const { name, platform, udid } = phone;
  const data = {
    platform,
    udid,
    capabilities: JSON.stringify(phone.capabilities),
    connectionStatus: 'online',
  };
  await database.phone.upsert({
    where: { organizationId_name: { organizationId, name } },
    update: data,
    create: { id: newId('phone'), organizationId, name, ...data },
  });
}

/** @returns the organisation's phone with that id or name, if there is one that isn't removed. */
export async function findPhone(
  { quick }: Transaction,
  organizationId: OrganizationId,
  idOrName: string,
): Promise<PhoneRecord | undefined> {
  const find = (column: 'id' | 'name', value: string): Phone | undefined =>
    quick.row(
      `SELECT * FROM "Phone" WHERE "organizationId" = ? AND "removedAt" IS NULL AND "${column}" = ?`,
      organizationId,
      value,
    );
  const id = parseId('phone', idOrName);
  const row = (id && find('id', id)) ?? find('name', idOrName);
  return row && toPhoneRecord(row);
}

/** @returns the organisation's phones without the removed ones, by name. */
export async function listPhones(
  database: Transaction,
  organizationId: OrganizationId,
): Promise<readonly PhoneRecord[]> {
  const rows = await database.phone.findMany({
    where: { organizationId, removedAt: null },
    orderBy: { name: 'asc' },
  });
  return rows.map(toPhoneRecord);
}

/** How a phone is reached. */
export type StoredConnection = Pick<NewPhone, 'platform' | 'udid' | 'capabilities'> & {
  /** The Appium server that reaches it; null for the server's own. */
  readonly appiumUrl: string | null;
};

/** @returns how the phone is reached. */
export async function phoneConnection({ quick }: Transaction, id: PhoneId): Promise<StoredConnection> {
  const row = quick.row<Phone>('SELECT * FROM "Phone" WHERE "id" = ?', id);
  if (!row) throw new Error('A phone that is known is not there.');
  return {
    platform: row.platform as PhonePlatform,
    udid: row.udid,
    capabilities: capabilities.parse(JSON.parse(row.capabilities)),
    appiumUrl: row.appiumUrl,
  };
}

/** What people may set of a phone. */
export type PhoneSettings = Pick<PhoneRecord, 'typingMethod' | 'speed' | 'displayName'>;

/** Changes what is given of a phone's settings. @returns the phone with them */
export async function setPhoneSettings(
  database: Transaction,
  id: PhoneId,
  settings: Partial<PhoneSettings>,
): Promise<PhoneRecord> {
  return toPhoneRecord(await database.phone.update({ where: { id }, data: settings }));
}

/** Notes the size of a phone's frames. @returns whether it is another one than before */
export async function setFrameSize(
  database: Transaction,
  id: PhoneId,
  { widthPx, heightPx }: Size,
): Promise<boolean> {
  const isKnown = { widthPx, heightPx };
  const { count } = await database.phone.updateMany({
    where: { id, OR: [{ widthPx: null }, { heightPx: null }, { NOT: isKnown }] },
    data: isKnown,
  });
  return count > 0;
}

/** Notes whether some phones can be reached. @returns those of which something else was known */
export async function setConnectionStatus(
  database: Transaction,
  udids: readonly string[],
  connectionStatus: ConnectionStatus,
): Promise<readonly PhoneId[]> {
  const changed = await database.phone.findMany({
    where: { udid: { in: [...udids] }, connectionStatus: { not: connectionStatus } },
    select: { id: true },
  });
  const ids = changed.map(({ id }) => id as PhoneId);
  await database.phone.updateMany({ where: { id: { in: ids } }, data: { connectionStatus } });
  return ids;
}

/**
 * Notes how an attempt to connect a phone went: one that was connected answers now; one that was not is still behind
 * a server that answers, as long as nobody says otherwise.
 *
 * @returns the phone, when something else was known of it
 */
export async function noteConnection(
  database: Transaction,
  udid: string,
  isConnected: boolean,
): Promise<PhoneId | undefined> {
  const [known, connectionStatus] = isConnected
    ? [{ not: 'online' }, 'online' as const]
    : ['online', 'available' as const];
  const row = await database.phone.findFirst({
    where: { udid, connectionStatus: known },
    select: { id: true },
  });
  if (!row) return undefined;
  await database.phone.update({ where: row, data: { connectionStatus } });
  return row.id as PhoneId;
}

/** Notes that all virtual phones but these can't be reached: nobody looks after them any more. */
export async function retirePhones(database: Transaction, except: readonly string[]): Promise<void> {
  await database.phone.updateMany({
    where: { udid: { notIn: [...except] }, origin: 'virtual' },
    data: { connectionStatus: 'offline' satisfies ConnectionStatus },
  });
}
