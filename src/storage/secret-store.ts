import { DomainError } from '../domain/errors.ts';
import { newId, type OrganizationId, type SecretId } from '../domain/ids.ts';
import type { Secret, SecretRecord } from '../domain/secret.ts';
import type { Database } from './database.ts';
import type { Secret as SecretRow } from './generated/sqlite/client.ts';
import { secretOwner, type Vault } from './vault.ts';

/** Keeps the organisations' secrets, encrypted. */
export type SecretStore = {
  /** Stores a value under a name, in the place of the one that the name had. */
  readonly put: (organizationId: OrganizationId, secret: Secret) => Promise<SecretRecord>;
  /** By name, without the values. */
  readonly list: (organizationId: OrganizationId) => Promise<readonly SecretRecord[]>;
  /** @returns whether there was one of that name */
  readonly remove: (organizationId: OrganizationId, name: string) => Promise<boolean>;
  /**
   * @returns the organisation's secrets with their values, for the driver of its phones and nobody else
   * @throws {DomainError} `SECRET_UNREADABLE` when one was stored with another key, or changed since
   */
  readonly all: (organizationId: OrganizationId) => Promise<readonly Secret[]>;
};

/** @returns the store over a database, with the vault that has its key. */
export function secretStore(database: Database, vault: Vault): SecretStore {
  return {
    async put(organizationId, { name, value }) {
      const ciphertext = vault.seal(secretOwner({ organizationId, name }), value);
      const row = await database.secret.upsert({
        where: { organizationId_name: { organizationId, name } },
        update: { ciphertext },
        create: { id: newId('secret'), organizationId, name, ciphertext },
      });
      return toSecretRecord(row);
    },

    async list(organizationId) {
      const rows = await database.secret.findMany({ where: { organizationId }, orderBy: { name: 'asc' } });
      return rows.map(toSecretRecord);
    },

    async remove(organizationId, name) {
      const { count } = await database.secret.deleteMany({ where: { organizationId, name } });
      return count > 0;
    },

    async all(organizationId) {
      const rows = database.quick.rows<Pick<SecretRow, 'name' | 'ciphertext'>>(
        'SELECT "name", "ciphertext" FROM "Secret" WHERE "organizationId" = ? ORDER BY "name"',
        organizationId,
      );
      return rows.map((row) => {
        const value = vault.open(secretOwner({ organizationId, name: row.name }), row.ciphertext);
        if (value === undefined) throw unreadable(row.name);
        return { name: row.name, value };
      });
    },
  };
}

function toSecretRecord({ id, name, createdAt, updatedAt }: SecretRow): SecretRecord {
  return { id: id as SecretId, name, createdAt, updatedAt };
}

function unreadable(name: string): DomainError {
  return new DomainError(
    'SECRET_UNREADABLE',
    `The secret "${name}" can't be read: it was stored with another key, or changed since. Set it again, or delete it.`,
    { name },
  );
}
