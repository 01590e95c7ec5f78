import { randomBytes } from 'node:crypto';
import { DomainError } from '../domain/errors.ts';
import type { ApiKeyId, OrganizationId } from '../domain/ids.ts';
import { holdsScope, type Scope } from '../domain/scope.ts';
import { findKey } from '../storage/api-keys.ts';
import type { Database } from '../storage/database.ts';

/** Who a key stands for, and what it may do. */
export type Principal = {
  readonly organizationId: OrganizationId;
  readonly apiKeyId: ApiKeyId;
  readonly scopes: readonly Scope[];
};

/** @throws {DomainError} `FORBIDDEN` when the key may not do that, whatever it would be done to */
export function demandScope({ scopes }: Principal, wanted: Scope): void {
  if (holdsScope(scopes, wanted)) return;
  throw new DomainError(
    'FORBIDDEN',
    `This API key has no scope "${wanted}". Use one that has it, or ask who administers the keys for it.`,
    { scope: wanted },
  );
}

/** @returns a new API key: `opp_` and 32 random bytes in base64url. */
export function newApiKey(): string {
  return `opp_${randomBytes(32).toString('base64url')}`;
}

/** Tells who a key stands for. */
export type Authenticate = (key: string | undefined) => Promise<Principal>;

/** @throws {DomainError} `AUTH_REQUIRED` without a key, `INVALID_API_KEY` with an unknown or revoked one */
export function authenticator(database: Database): Authenticate {
  return async (key) => {
    if (!key) {
      throw new DomainError(
        'AUTH_REQUIRED',
        'An API key is required: send it in the header X-API-Key, or as Authorization: Bearer.',
      );
    }
    const found = await findKey(database, key);
    if (!found) throw new DomainError('INVALID_API_KEY', 'The API key is unknown or revoked.');
    return { organizationId: found.organizationId, apiKeyId: found.id, scopes: found.scopes };
  };
}

/** Headers, or what stands for them; names are asked for in lower case. */
type NamedValues = { readonly get: (name: string) => string | null | undefined };

/** @returns the key that a request carries, in `X-API-Key` or as a Bearer token. */
export function keyOf(headers: NamedValues): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '');
  return headers.get('x-api-key')?.trim() || bearer?.[1];
}
