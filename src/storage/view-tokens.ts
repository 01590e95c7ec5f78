import { type ApiKeyId, newId, type OrganizationId, type PhoneId, type SessionId } from '../domain/ids.ts';
import type { View } from '../domain/sight.ts';
import { hashKey, works } from './api-keys.ts';
import type { Transaction, WriteTransaction } from './database.ts';

/** A token that works, with the limit of requests that its key has. */
export type WorkingToken = {
  readonly organizationId: OrganizationId;
  readonly apiKeyId: ApiKeyId;
  readonly view: View;
  readonly expiresAt: Date;
  readonly requestsPerMinute: number | null;
};

/** Stores a token's hash, and forgets the organisation's expired ones. */
export async function insertViewToken(
  { quick }: WriteTransaction,
  token: string,
  who: { readonly organizationId: OrganizationId; readonly apiKeyId: ApiKeyId },
  view: View,
  { createdAt, expiresAt }: { readonly createdAt: Date; readonly expiresAt: Date },
): Promise<void> {
  const { organizationId, apiKeyId } = who;
  const expired = 'DELETE FROM "ViewToken" WHERE "organizationId" = ? AND "expiresAt" <= ?';
  quick.run(expired, organizationId, createdAt);
  const hash = hashKey(token);
  const times = { createdAt, expiresAt };
  quick.insert('ViewToken', { id: newId('view'), organizationId, apiKeyId, hash, ...view, ...times });
}

/** @returns what the token lets its bearer see, unless it or its key is unknown or has ended at `at`. */
export async function findViewToken(
  database: Transaction,
  token: string,
  at: Date,
): Promise<WorkingToken | undefined> {
  const row = await database.viewToken.findUnique({
    where: { hash: hashKey(token) },
    include: { apiKey: { select: { revokedAt: true, expiresAt: true, requestsPerMinute: true } } },
  });
  if (!row || row.expiresAt <= at || !works(row.apiKey, at)) return undefined;
  const view = viewOf(row.sessionId, row.phoneId);
  if (!view) return undefined;
  const { expiresAt: keyExpiresAt, requestsPerMinute } = row.apiKey;
  return {
    organizationId: row.organizationId as OrganizationId,
    apiKeyId: row.apiKeyId as ApiKeyId,
    view,
    expiresAt: keyExpiresAt !== null && keyExpiresAt < row.expiresAt ? keyExpiresAt : row.expiresAt,
    requestsPerMinute,
  };
}

function viewOf(sessionId: string | null, phoneId: string | null): View | undefined {
  if (sessionId !== null) return { sessionId: sessionId as SessionId };
  return phoneId === null ? undefined : { phoneId: phoneId as PhoneId };
}
