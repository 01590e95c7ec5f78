import { newId, type OrganizationId } from '../domain/ids.ts';
import { LIMIT_NAMES, type Limits, type LimitsChange } from '../domain/limits.ts';
import { given } from '../lib/given.ts';
import type { Database, Transaction } from './database.ts';

/** Stores a new organisation. @returns its id, or undefined when the name is taken */
export async function insertOrganization(
  tx: Transaction,
  name: string,
  createdAt: Date,
): Promise<OrganizationId | undefined> {
  if (await tx.organization.findUnique({ where: { name } })) return undefined;
  const row = await tx.organization.create({ data: { id: newId('org'), name, createdAt } });
  return row.id as OrganizationId;
}

/** Changes the limits of an organisation. @returns whether there is one */
export async function updateOrganizationLimits(
  database: Database,
  id: OrganizationId,
  change: LimitsChange,
): Promise<boolean> {
  const data = given(change);
  // An update of nothing counts nothing.
  if (Object.keys(data).length === 0) return (await database.organization.count({ where: { id } })) > 0;
  return (await database.organization.updateMany({ where: { id }, data })).count > 0;
}

/** @returns what the organisation may use. */
export async function organizationLimits(tx: Transaction, id: OrganizationId): Promise<Limits> {
  return await tx.organization.findUniqueOrThrow({ where: { id }, select: LIMIT_NAMES });
}
