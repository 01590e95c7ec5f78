import { readFile, rm, writeFile } from 'node:fs/promises';
import { newApiKey } from '../auth/principal.ts';
import { type Config, keyPathIn, secretsKeyPathIn } from '../config.ts';
import type { ApiKeyId, OrganizationId } from '../domain/ids.ts';
import { virtualPhone } from '../phones/virtual-phone.ts';
import { defaultOrganization, findKey, storeKey } from '../storage/api-keys.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { retirePhones, upsertPhone } from '../storage/phone-records.ts';
import { forgetSecrets, openVault, type Vault } from '../storage/vault.ts';

/** The name of the key that a server starts with. */
const BOOTSTRAP_KEY = 'bootstrap';

/** What a server finds when it starts, or makes. */
export type Records = {
  readonly database: Database;
  readonly vault: Vault;
  /** The default organisation. */
  readonly organizationId: OrganizationId;
  /** The key that it starts with. */
  readonly apiKeyId: ApiKeyId;
  /** Where that key is kept, when the server made it. */
  readonly keyPath: string | undefined;
};

/**
 * Opens the database, and has an organisation and a key in it. It is closed with `started`.
 *
 * @param withoutSecrets whether to delete every secret first, because their key is lost
 */
export async function openRecords(
  config: Config,
  databasePath: string,
  withoutSecrets: boolean,
  started: AsyncDisposableStack,
): Promise<Records> {
  const database = started.use(await openDatabase(databasePath));
  if (withoutSecrets) await forgetSecrets(database);
  const source = { configured: config.secretsKey, path: secretsKeyPathIn(config.dataDir) };
  const vault = await openVault(database, source);
  const organizationId = await defaultOrganization(database);
  const key = await ensureKey(database, organizationId, config, keyPathIn(config.dataDir));
  return { database, vault, organizationId, ...key };
}

/** Has as many virtual phones as the configuration says. @returns their udids */
export async function ensureVirtualPhones(
  { database, organizationId }: Records,
  count: number,
): Promise<readonly string[]> {
  const phones = Array.from({ length: count }, (_, position) => virtualPhone(position + 1));
  for (const phone of phones) await upsertPhone(database, organizationId, phone);
  const udids = phones.map(({ udid }) => udid);
  await retirePhones(database, udids);
  return udids;
}

/**
 * Makes sure that the organisation has a key: the configured one, or one that the first start makes
 * and keeps in the data folder, readable by its owner alone, for the command line on this machine.
 *
 * @returns the key, and where it is kept
 */
async function ensureKey(
  database: Database,
  organizationId: OrganizationId,
  config: Config,
  keyPath: string,
): Promise<Pick<Records, 'apiKeyId' | 'keyPath'>> {
  if (config.apiKey !== undefined) {
    const apiKeyId = await storeKey(database, organizationId, BOOTSTRAP_KEY, config.apiKey);
    await rm(keyPath, { force: true });
    return { apiKeyId, keyPath: undefined };
  }
  const kept = await readFile(keyPath, 'utf8').catch(() => undefined);
  const known = kept === undefined ? undefined : await findKey(database, kept.trim(), new Date());
  if (known) return { apiKeyId: known.id, keyPath };
  const key = newApiKey();
  const apiKeyId = await storeKey(database, organizationId, BOOTSTRAP_KEY, key);
  await writeFile(keyPath, `${key}\n`, { mode: 0o600 });
  return { apiKeyId, keyPath };
}
