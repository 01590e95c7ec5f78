import type { RootDialect } from '../../domain/dialect.ts';
import type { Client } from '../client.ts';
import {
  CreateApiKey,
  CreateOrganization,
  ListApiKeys,
  ListOrganizations,
  RevokeApiKey,
  SetKeyLimits,
  SetOrganizationLimits,
} from '../documents/keys.ts';
import type { ApiKeySummaryFragment, LimitsFieldsFragment, LimitsInput, Scope } from '../gql/graphql.ts';
import { printTable } from '../table.ts';

type Options = { readonly json: boolean };

/** What a new key is to be. */
export type NewKeyOptions = Options & {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expires?: Date;
  readonly dialect?: RootDialect;
};

/** Prints the keys of the organisation, the newest first; nothing prints the keys themselves. */
export async function listKeys(client: Client, { json }: Options): Promise<void> {
  const { apiKeys } = await client.request(ListApiKeys, {});
  if (json) return print(apiKeys);
  printTable(apiKeys.map(keyRow));
}

/** Creates a key and prints it: alone on the standard output, so that a script can take it from there. */
export async function createKey(
  client: Client,
  { json, name, scopes, expires, dialect }: NewKeyOptions,
): Promise<void> {
  const variables = {
    name: name ?? dialect ?? 'key',
    scopes: [...scopes],
    expiresAt: expires?.toISOString() ?? null,
    dialect: dialect ?? null,
  };
  const { createApiKey: created } = await client.request(CreateApiKey, variables);
  if (json) return print(created);
  process.stderr.write(`Created ${created.apiKey.id}. Keep the key: nothing shows it again.\n`);
  process.stdout.write(`${created.key}\n`);
}

/** Ends a key at once. */
export async function revokeKey(client: Client, id: string, { json }: Options): Promise<void> {
  const { revokeApiKey: revoked } = await client.request(RevokeApiKey, { id });
  if (json) return print(revoked);
  process.stdout.write(`Revoked "${revoked.name}" (${revoked.prefix}…).\n`);
}

/** Changes what may be used with a key, and prints all of it. */
export async function setKeyLimits(
  client: Client,
  id: string,
  limits: LimitsInput,
  { json }: Options,
): Promise<void> {
  const { setKeyLimits: changed } = await client.request(SetKeyLimits, { id, limits });
  if (json) return print(changed);
  process.stdout.write(`${changed.name}: ${limitsText(changed.limits) || 'no limits'}\n`);
}

/** Prints every organisation; for the operator of the server. */
export async function listOrganizations(client: Client, { json }: Options): Promise<void> {
  const { organizations } = await client.request(ListOrganizations, {});
  if (json) return print(organizations);
  printTable(organizations.map(({ id, name, limits }) => [id, name, limitsText(limits)]));
}

/** Creates an organisation and prints the key that administers it. */
export async function createOrganization(client: Client, name: string, { json }: Options): Promise<void> {
  const { createOrganization: created } = await client.request(CreateOrganization, { name });
  if (json) return print(created);
  process.stderr.write(
    `Created ${created.organization.id}. This key administers it; keep it, nothing shows it again.\n`,
  );
  process.stdout.write(`${created.admin.key}\n`);
}

/** Changes what an organisation may use, and prints all of it. */
export async function setOrganizationLimits(
  client: Client,
  id: string,
  limits: LimitsInput,
  { json }: Options,
): Promise<void> {
  const { setOrganizationLimits: changed } = await client.request(SetOrganizationLimits, { id, limits });
  if (json) return print(changed);
  process.stdout.write(`${changed.name}: ${limitsText(changed.limits) || 'no limits'}\n`);
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function keyRow(key: ApiKeySummaryFragment): readonly string[] {
  const { id, name, prefix, scopes, dialect, lastUsedAt, expiresAt, revokedAt, limits } = key;
  return [
    id,
    `${prefix}…`,
    name,
    scopes.join(','),
    dialect ?? 'any dialect',
    lastUsedAt ? `used ${lastUsedAt}` : 'never used',
    revokedAt ? `revoked ${revokedAt}` : expiresAt ? `expires ${expiresAt}` : 'does not expire',
    limitsText(limits),
  ];
}

function limitsText(limits: LimitsFieldsFragment): string {
  const { requestsPerMinute, maxConcurrentSessions, maxMinutesPerMonth, maxCostUsdPerMonth } = limits;
  const parts = [
    requestsPerMinute != null && `${requestsPerMinute} requests a minute`,
    maxConcurrentSessions != null && `${maxConcurrentSessions} sessions at a time`,
    maxMinutesPerMonth != null && `${maxMinutesPerMonth} minutes a month`,
    maxCostUsdPerMonth != null && `$${maxCostUsdPerMonth} a month`,
  ];
  return parts.filter(Boolean).join(', ');
}
