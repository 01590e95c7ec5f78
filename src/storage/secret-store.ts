import type { KeyObject } from 'node:crypto';
import { DomainError } from '../domain/errors.ts';
import { newId, type OrganizationId, type SecretId } from '../domain/ids.ts';
import type { Secret, SecretRecord } from '../domain/secret.ts';
import { StartError } from '../lib/start-error.ts';
import type { Database } from './database.ts';
import type { Secret as SecretRow } from './generated/sqlite/client.ts';
import { decrypt, encrypt } from './secret-cipher.ts';
import { makeSecretsKey, readSecretsKey, type SecretsKeySource } from './secrets-key.ts';

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

/**
 * Opens the store, and makes sure that its key is the one that the secrets were stored with. The first
 * secret makes a key when there is none.
 *
 * @throws {StartError} when the key is missing or another one
 */
export async function openSecretStore(database: Database, source: SecretsKeySource): Promise<SecretStore> {
  const known = await readSecretsKey(source);
  const stored = await database.secret.findMany();
  if (stored.length > 0) {
    if (!known) throw missingKey(source);
    // One that was changed doesn't make the key a wrong one, and can be set again.
    if (stored.every((row) => open(known, row) === undefined)) throw wrongKey(source);
  }
  let key = known && Promise.resolve(known);

  const keyInUse = async (): Promise<KeyObject> => {
    key ??= makeSecretsKey(source.path).catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return await key;
  };

  return {
    async put(organizationId, { name, value }) {
      const ciphertext = encrypt(await keyInUse(), ownerOf({ organizationId, name }), value);
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
      const rows = await database.secret.findMany({ where: { organizationId }, orderBy: { name: 'asc' } });
      if (rows.length === 0) return [];
      const inUse = await keyInUse();
      return rows.map((row) => {
        const value = open(inUse, row);
        if (value === undefined) throw unreadable(row.name);
        return { name: row.name, value };
      });
    },
  };
}

/** Deletes every secret of every organisation: the way out when their key is lost. */
export async function forgetSecrets(database: Database): Promise<void> {
  await database.secret.deleteMany();
}

function open(key: KeyObject, row: SecretRow): string | undefined {
  return decrypt(key, ownerOf(row), row.ciphertext);
}

/** What a ciphertext is bound to, so that rows can't be swapped. No id and no name holds a line feed. */
function ownerOf({ organizationId, name }: Pick<SecretRow, 'organizationId' | 'name'>): string {
  return `${organizationId}\n${name}`;
}

function toSecretRecord({ id, name, createdAt, updatedAt }: SecretRow): SecretRecord {
  return { id: id as SecretId, name, createdAt, updatedAt };
}

const IF_LOST =
  'If that key is lost, so are the secrets: start once with "serve --forget-secrets", which deletes them all, and set them again.';

function missingKey({ path }: SecretsKeySource): StartError {
  return new StartError(
    `The key that the secrets were stored with is missing: there is no file "${path}". Put it back, or set OPPOSABLE_SECRETS_KEY. ${IF_LOST}`,
  );
}

function wrongKey({ configured, path }: SecretsKeySource): StartError {
  const where =
    configured === undefined
      ? `The file "${path}" doesn't hold the key that the secrets were stored with. Put the right file back.`
      : `OPPOSABLE_SECRETS_KEY is not the key that the secrets were stored with. Set it to that key, or unset it if the key is in "${path}".`;
  return new StartError(`${where} ${IF_LOST}`);
}

function unreadable(name: string): DomainError {
  return new DomainError(
    'SECRET_UNREADABLE',
    `The secret "${name}" can't be read: it was stored with another key, or changed since. Set it again, or delete it.`,
    { name },
  );
}
