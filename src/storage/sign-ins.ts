import { type ApiKeyId, newId, type OrganizationId, type SignInId } from '../domain/ids.ts';
import type { Scope } from '../domain/scope.ts';
import { hashKey, scopesOf, works } from './api-keys.ts';
import type { Database, Transaction } from './database.ts';

/** Whether a token is a browser's, or that of a link which signs one in. */
export type SignInKind = 'browser' | 'link';

/** A token that works, with what its key may do. */
export type WorkingSignIn = {
  readonly signInId: SignInId;
  readonly organizationId: OrganizationId;
  readonly apiKeyId: ApiKeyId;
  readonly scopes: readonly Scope[];
  /** When it ends, with its key at the latest. */
  readonly expiresAt: Date;
  /** When the key ends by itself; null for never. */
  readonly keyExpiresAt: Date | null;
  readonly requestsPerMinute: number | null;
};

/** Stores a token's hash, and forgets the organisation's expired ones. */
export async function insertSignIn(
  database: Database,
  token: string,
  who: { readonly organizationId: OrganizationId; readonly apiKeyId: ApiKeyId },
  kind: SignInKind,
  { createdAt, expiresAt }: { readonly createdAt: Date; readonly expiresAt: Date },
): Promise<void> {
  const { organizationId, apiKeyId } = who;
  await database.$transaction(async (tx) => {
    await tx.signIn.deleteMany({ where: { organizationId, expiresAt: { lte: createdAt } } });
    const times = { createdAt, expiresAt };
    const data = { id: newId('signin'), organizationId, apiKeyId, hash: hashKey(token), kind, ...times };
    await tx.signIn.create({ data });
  });
}

/** @returns what the token stands for, unless it or its key is unknown or has ended at `at`. */
export async function findSignIn(
  database: Transaction,
  token: string,
  kind: SignInKind,
  at: Date,
): Promise<WorkingSignIn | undefined> {
  const row = await database.signIn.findUnique({
    where: { hash: hashKey(token), kind },
    include: { apiKey: true },
  });
  if (!row || row.expiresAt <= at || !works(row.apiKey, at)) return undefined;
  const { scopes, expiresAt: keyExpiresAt, requestsPerMinute } = row.apiKey;
  return {
    signInId: row.id as SignInId,
    organizationId: row.organizationId as OrganizationId,
    apiKeyId: row.apiKeyId as ApiKeyId,
    scopes: scopesOf(scopes),
    expiresAt: keyExpiresAt !== null && keyExpiresAt < row.expiresAt ? keyExpiresAt : row.expiresAt,
    ...{ keyExpiresAt, requestsPerMinute },
  };
}

/** Ends a token. @returns what it was known by, which only one of several callers is told */
export async function deleteSignIn(
  database: Transaction,
  token: string,
  kind: SignInKind,
): Promise<SignInId | undefined> {
  const where = { hash: hashKey(token), kind };
  const row = await database.signIn.findUnique({ where, select: { id: true } });
  if (!row || (await database.signIn.deleteMany({ where })).count === 0) return undefined;
  return row.id as SignInId;
}
