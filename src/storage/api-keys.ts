import { hash } from 'node:crypto';
import type { ApiKeyRecord, NewApiKey } from '../domain/api-key.ts';
import type { RootDialect } from '../domain/dialect.ts';
import { type ApiKeyId, newId, type OrganizationId } from '../domain/ids.ts';
import type { LimitsChange } from '../domain/limits.ts';
import { SCOPES, type Scope } from '../domain/scope.ts';
import { given } from '../lib/given.ts';
import { onceEach } from '../lib/once-each.ts';
import type { Database, Transaction } from './database.ts';
import type { ApiKey as ApiKeyRow } from './generated/sqlite/client.ts';

/** The organisation that a fresh server has. */
const DEFAULT_ORGANIZATION = 'default';

/** How much of a key its prefix shows: little of those that somebody thought of. */
const PREFIX_LENGTH = 12;
const SHORT_PREFIX_LENGTH = 4;

/** @returns the form in which a key or a token is stored: SHA-256, hex. */
export function hashKey(key: string): string {
  return hash('sha256', key);
}

function prefixOf(key: string): string {
  return key.slice(0, /^opp_[\w-]{43}$/.test(key) ? PREFIX_LENGTH : SHORT_PREFIX_LENGTH);
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

/**
 * Makes `key` the organisation's one working key of that name, with all scopes: an earlier one is revoked.
 *
 * @returns the id of the key
 */
export async function storeKey(
  database: Database,
  organizationId: OrganizationId,
  name: string,
  key: string,
): Promise<ApiKeyId> {
  const hash = hashKey(key);
  return await database.$transaction(async (tx) => {
    await tx.apiKey.updateMany({
      where: { organizationId, name, hash: { not: hash }, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const { id } = await tx.apiKey.upsert({
      where: { hash },
      update: { revokedAt: null },
      create: { id: newId('key'), organizationId, name, hash, prefix: prefixOf(key) },
      select: { id: true },
    });
    return id as ApiKeyId;
  });
}

/** Stores a further key of an organisation. */
export async function insertKey(
  tx: Transaction,
  organizationId: OrganizationId,
  key: string,
  { name, scopes: granted, dialect, expiresAt }: NewApiKey,
  createdAt: Date,
): Promise<ApiKeyRecord> {
  const row = await tx.apiKey.create({
    data: {
      id: newId('key'),
      organizationId,
      name,
      hash: hashKey(key),
      prefix: prefixOf(key),
      scopes: JSON.stringify(SCOPES.filter((scope) => granted.includes(scope))),
      dialect: dialect ?? null,
      createdAt,
      expiresAt: expiresAt ?? null,
    },
  });
  return toApiKeyRecord(row);
}

/** @returns who owns the key and what it may do, unless it is unknown, revoked or expired at `at`. */
export async function findKey({ quick }: Database, key: string, at: Date): Promise<ApiKeyRecord | undefined> {
  const row = quick.row<ApiKeyRow>('SELECT * FROM "ApiKey" WHERE "hash" = ?', hashKey(key));
  return row && works(row, at) ? toApiKeyRecord(row) : undefined;
}

/** @returns the same of the key with that id. */
export async function findKeyById(
  { quick }: Database,
  id: ApiKeyId,
  at: Date,
): Promise<ApiKeyRecord | undefined> {
  const row = quick.row<ApiKeyRow>('SELECT * FROM "ApiKey" WHERE "id" = ?', id);
  return row && works(row, at) ? toApiKeyRecord(row) : undefined;
}

/** @returns whether the key was neither revoked nor has expired at `at`. */
export function works(
  { revokedAt, expiresAt }: Pick<ApiKeyRow, 'revokedAt' | 'expiresAt'>,
  at: Date,
): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > at);
}

/** How a revocation turned out; `isLastAdmin` means that it was refused. */
export type Revocation = { readonly isLastAdmin: boolean };

/**
 * Revokes a key, unless it is the organisation's last working one that administers and never expires.
 *
 * @returns undefined when the organisation has no such key
 */
export async function revokeKey(
  database: Database,
  organizationId: OrganizationId,
  id: ApiKeyId,
  at: Date,
): Promise<Revocation | undefined> {
  return await database.$transaction(async (tx) => {
    const row = await tx.apiKey.findFirst({ where: { id, organizationId } });
    if (!row) return undefined;
    const lasting = {
      revokedAt: null,
      expiresAt: null,
      scopes: { contains: '"admin"' satisfies `"${Scope}"` },
    };
    const isLasting = await tx.apiKey.count({ where: { id, ...lasting } });
    const others = await tx.apiKey.count({ where: { organizationId, id: { not: id }, ...lasting } });
    if (isLasting > 0 && others === 0) return { isLastAdmin: true };
    await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } });
    return { isLastAdmin: false };
  });
}

/** Changes the limits of a key. @returns whether the organisation has it */
export async function updateKeyLimits(
  database: Database,
  organizationId: OrganizationId,
  id: ApiKeyId,
  change: LimitsChange,
): Promise<boolean> {
  const where = { id, organizationId };
  const data = given(change);
  // An update of nothing counts nothing.
  if (Object.keys(data).length === 0) return (await database.apiKey.count({ where })) > 0;
  return (await database.apiKey.updateMany({ where, data })).count > 0;
}

/** Notes when a key was last used. */
export async function setLastUse(database: Database, id: ApiKeyId, at: Date): Promise<void> {
  await database.apiKey.updateMany({ where: { id }, data: { lastUsedAt: at } });
}

/** @returns what a key may do, from its stored form. */
export function scopesOf(stored: string): readonly Scope[] {
  return JSON.parse(stored) as Scope[];
}

const toApiKeyRecord = onceEach(({ hash: _hash, ...row }: ApiKeyRow): ApiKeyRecord => {
  return {
    ...row,
    id: row.id as ApiKeyId,
    organizationId: row.organizationId as OrganizationId,
    scopes: scopesOf(row.scopes),
    dialect: row.dialect as RootDialect | null,
  };
});
