import { newId, type OrganizationId, type WebhookId } from '../domain/ids.ts';
import type { Database, Transaction } from './database.ts';
import { type Vault, webhookSecretOwner } from './vault.ts';

/** Whose secrets: a webhook's, or, without one, those that sign what sessions send to webhooks of their own. */
export type SecretsOwner = {
  readonly organizationId: OrganizationId;
  readonly webhookId: WebhookId | null;
};

/** How long a secret still signs beside its successor, in milliseconds. */
const OVERLAP_MS = 24 * 60 * 60 * 1_000;

/**
 * @param now milliseconds since the epoch
 * @returns the secrets that sign, the newest first; those that can't be read are left out
 */
export async function activeSecrets(
  database: Database,
  vault: Vault,
  { organizationId, webhookId }: SecretsOwner,
  now: number,
): Promise<readonly string[]> {
  const rows = await database.webhookSecret.findMany({
    where: {
      organizationId,
      webhookId,
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(now) } }],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.flatMap((row) => vault.open(webhookSecretOwner(row), row.ciphertext) ?? []);
}

/** A secret that is sealed and not stored yet. */
export type SealedSecret = {
  readonly id: string;
  readonly organizationId: OrganizationId;
  readonly webhookId: WebhookId | null;
  readonly ciphertext: string;
};

/** Seals a secret, to be stored. */
export function sealSecret(vault: Vault, owner: SecretsOwner, secret: string): SealedSecret {
  const row = { id: newId('secret'), ...owner };
  return { ...row, ciphertext: vault.seal(webhookSecretOwner(row), secret) };
}

/**
 * Stores a secret. The one before it goes on signing for 24 hours, and what came before that ends at once.
 *
 * @param now milliseconds since the epoch
 */
export async function putSecret(tx: Transaction, sealed: SealedSecret, now: number): Promise<void> {
  const { organizationId, webhookId } = sealed;
  await tx.webhookSecret.deleteMany({ where: { organizationId, webhookId, expiresAt: { not: null } } });
  await tx.webhookSecret.updateMany({
    where: { organizationId, webhookId },
    data: { expiresAt: new Date(now + OVERLAP_MS) },
  });
  await tx.webhookSecret.create({ data: { ...sealed, createdAt: new Date(now) } });
}

/** Ends what still signs beside the present secret. @returns whether there was any */
export async function dropOldSecrets(
  tx: Transaction,
  { organizationId, webhookId }: SecretsOwner,
): Promise<boolean> {
  const { count } = await tx.webhookSecret.deleteMany({
    where: { organizationId, webhookId, expiresAt: { not: null } },
  });
  return count > 0;
}
