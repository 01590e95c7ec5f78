import { z } from 'zod';
import { type ApiKeyRecord, apiKeyFields, type NewApiKey } from '../domain/api-key.ts';
import { DomainError } from '../domain/errors.ts';
import { type ApiKeyId, type OrganizationId, parseId } from '../domain/ids.ts';
import { type LimitsChange, limitsChange } from '../domain/limits.ts';
import { validate } from '../domain/validate.ts';
import type { Clock } from '../lib/clock.ts';
import { insertKey, revokeKey, updateKeyLimits } from '../storage/api-keys.ts';
import type { Database } from '../storage/database.ts';
import { newApiKey } from './principal.ts';

/** A new key, which nothing shows again. */
export type CreatedKey = { readonly key: string; readonly apiKey: ApiKeyRecord };

/** Everything that an edge may ask of keys, on behalf of an organisation whose key may administer. */
export type ApiKeyService = {
  /** @throws {DomainError} `INVALID_INPUT` */
  readonly create: (organizationId: OrganizationId, key: NewApiKey) => Promise<CreatedKey>;
  /**
   * Ends a key, its view tokens and what they follow live. Ending it again changes nothing.
   *
   * @throws {DomainError} `API_KEY_NOT_FOUND`, or `LAST_ADMIN_KEY` for the last one that administers and
   *   doesn't expire: nobody could make another
   */
  readonly revoke: (organizationId: OrganizationId, id: string) => Promise<ApiKeyId>;
  /** @throws {DomainError} `API_KEY_NOT_FOUND`, `INVALID_INPUT` */
  readonly setLimits: (organizationId: OrganizationId, id: string, change: LimitsChange) => Promise<ApiKeyId>;
};

/**
 * @param onRevoked told of each key that ends, once it has
 * @returns the use cases over a database
 */
export function apiKeyService(
  database: Database,
  clock: Clock,
  onRevoked: (id: ApiKeyId) => void,
): ApiKeyService {
  return {
    async create(organizationId, input) {
      const now = new Date(clock.now());
      const expiry = apiKeyFields.expiresAt.refine((at) => at == null || at > now, 'must lie in the future');
      const fields = validate(z.object({ ...apiKeyFields, expiresAt: expiry }), input);
      const key = newApiKey();
      return { key, apiKey: await insertKey(database, organizationId, key, fields, now) };
    },
    async revoke(organizationId, text) {
      const id = apiKeyIdOf(text);
      const revocation = await revokeKey(database, organizationId, id, new Date(clock.now()));
      if (!revocation) throw apiKeyNotFound();
      if (revocation.isLastAdmin) {
        throw new DomainError(
          'LAST_ADMIN_KEY',
          'This is the last key of the organisation that administers and does not expire. Create another such key first.',
        );
      }
      onRevoked(id);
      return id;
    },
    async setLimits(organizationId, text, input) {
      const id = apiKeyIdOf(text);
      const change = validate(limitsChange, input);
      if (!(await updateKeyLimits(database, organizationId, id, change))) throw apiKeyNotFound();
      return id;
    },
  };
}

function apiKeyIdOf(text: string): ApiKeyId {
  const id = parseId('key', text);
  if (!id) throw apiKeyNotFound();
  return id;
}

function apiKeyNotFound(): DomainError {
  return new DomainError('API_KEY_NOT_FOUND', 'There is no such API key. List the keys to see their ids.');
}
