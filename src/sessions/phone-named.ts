import { DomainError } from '../domain/errors.ts';
import type { OrganizationId } from '../domain/ids.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import type { Transaction } from '../storage/database.ts';
import { findPhone } from '../storage/phone-records.ts';

/** @returns the organisation's phone with that id or name. @throws {DomainError} `PHONE_NOT_FOUND` */
export async function phoneNamed(
  tx: Transaction,
  organizationId: OrganizationId,
  idOrName: string,
): Promise<PhoneRecord> {
  const phone = await findPhone(tx, organizationId, idOrName);
  if (!phone) throw phoneNotFound(idOrName);
  return phone;
}

/** @returns the failure of naming a phone that the organisation doesn't have. */
export function phoneNotFound(idOrName: string): DomainError {
  return new DomainError(
    'PHONE_NOT_FOUND',
    `There is no phone "${idOrName}". List the phones to see their ids and names.`,
  );
}
