import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ApiKeyId, newId, type OrganizationId } from '../domain/ids.ts';
import { SCOPES, type Scope } from '../domain/scope.ts';
import type { Database } from './database.ts';

const scopes = z.array(z.enum(SCOPES));

/** The organisation that a fresh server has. */
const DEFAULT_ORGANIZATION = 'default';

/** @returns the form in which a key is stored: SHA-256, hex. */
function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** @returns the default organisation, created when absent. */
export async function defaultOrganization(database: Database): Promise<OrganizationId> {
  const row = await database.organization.upsert({
    where: { name: DEFAULT_ORGANIZATION },
    update: {},
    create: { id: newId('org'), name: DEFAULT_ORGANIZATION },
    select: { id: true },
  });
  return row.id as OrganizationId;
}

/** Makes `key` the organisation's one working key of that name: an earlier one is revoked. */
export async function storeKey(
  database: Database,
  organizationId: OrganizationId,
  name: string,
  key: string,
): Promise<void> {
  const hash = hashKey(key);
  await database.$transaction([
    database.apiKey.updateMany({
      where: { organizationId, name, hash: { not: hash }, revokedAt: null },
      data: { revokedAt: new Date() },
    }),
    database.apiKey.upsert({
      where: { hash },
      update: { revokedAt: null },
      create: { id: newId('key'), organizationId, name, hash },
    }),
  ]);
}

/** A key that works. */
export type WorkingKey = {
  readonly id: ApiKeyId;
  readonly organizationId: OrganizationId;
  readonly scopes: readonly Scope[];
};

/** @returns who owns the key and what it may do, unless it is unknown or revoked. */
export async function findKey(database: Database, key: string): Promise<WorkingKey | undefined> {
  const row = await database.apiKey.findUnique({ where: { hash: hashKey(key) } });
  if (!row || row.revokedAt !== null) return undefined;
  return {
    id: row.id as ApiKeyId,
    organizationId: row.organizationId as OrganizationId,
    scopes: scopes.parse(JSON.parse(row.scopes)),
  };
}
