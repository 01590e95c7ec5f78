import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import type { OrganizationId } from '../domain/ids.ts';
import { type Secret, type SecretRecord, secretFields } from '../domain/secret.ts';
import { validate } from '../domain/validate.ts';
import type { SecretStore } from '../storage/secret-store.ts';

/** Everything that an edge may ask of secrets, on behalf of an organisation. Values go in, never out. */
export type SecretService = {
  /**
   * Stores a value under a name, in the place of the one that the name had. A session
   * that is at work has it once it goes on after a pause.
   *
   * @throws {DomainError} `INVALID_INPUT`
   */
  readonly set: (organizationId: OrganizationId, secret: Secret) => Promise<SecretRecord>;
  /** By name. */
  readonly list: (organizationId: OrganizationId) => Promise<readonly SecretRecord[]>;
  /** @throws {DomainError} `SECRET_NOT_FOUND` */
  readonly remove: (organizationId: OrganizationId, name: string) => Promise<void>;
};

/** @returns the use cases over a store. */
export function secretService(store: SecretStore): SecretService {
  return {
    set: async (organizationId, secret) =>
      store.put(organizationId, validate(z.object(secretFields), secret)),
    list: (organizationId) => store.list(organizationId),
    async remove(organizationId, name) {
      if (await store.remove(organizationId, name)) return;
      throw new DomainError(
        'SECRET_NOT_FOUND',
        `There is no secret "${name}". List the secrets to see their names.`,
      );
    },
  };
}
