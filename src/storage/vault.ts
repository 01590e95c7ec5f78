import { StartError } from '../lib/start-error.ts';
import type { Database } from './database.ts';
import type { Secret, WebhookSecret } from './generated/sqlite/client.ts';
import { decrypt, encrypt } from './secret-cipher.ts';
import { makeSecretsKey, readSecretsKey, type SecretsKeySource } from './secrets-key.ts';
import { isSigned, sign } from './signature.ts';

/** Holds the key of all that is stored encrypted, or signed. */
export type Vault = {
  /** Encrypts a text; `owner` is what the ciphertext is bound to. */
  readonly seal: (owner: string, text: string) => string;
  /** @returns the text, or undefined when it was sealed with another key or owner, or changed since */
  readonly open: (owner: string, stored: string) => string | undefined;
  /** @returns the signature of a text, in 43 characters of base64url */
  readonly sign: (text: string) => string;
  /** @returns whether the text was signed here */
  readonly isSigned: (text: string, signature: string) => boolean;
};

/**
 * Opens the vault, and makes sure that its key is the one that everything was sealed with. When nothing was sealed yet
 * and there is no key, one is made.
 *
 * @throws {StartError} when the key is missing or another one, or can't be kept
 */
export async function openVault(database: Database, source: SecretsKeySource): Promise<Vault> {
  const known = await readSecretsKey(source);
  const stored = [
    ...(await database.secret.findMany()).map((row) => [secretOwner(row), row.ciphertext] as const),
    ...(await database.webhookSecret.findMany()).map(
      (row) => [webhookSecretOwner(row), row.ciphertext] as const,
    ),
  ];
  if (stored.length > 0 && !known) throw missingKey(source);
  const key = known ?? (await makeSecretsKey(source.path));
  // One that was changed doesn't make the key a wrong one, and can be set again.
  const isWrong =
    stored.length > 0 && stored.every(([owner, text]) => decrypt(key, owner, text) === undefined);
  if (isWrong) throw wrongKey(source);
  return {
    seal: (owner, text) => encrypt(key, owner, text),
    open: (owner, text) => decrypt(key, owner, text),
    sign: (text) => sign(key, text),
    isSigned: (text, signature) => isSigned(key, text, signature),
  };
}

/**
 * Deletes every secret of every organisation: the way out when their key is lost. Webhooks, whose receivers
 * can't know what comes in the place of theirs, are disabled.
 */
export async function forgetSecrets(database: Database): Promise<void> {
  await database.$transaction(async (tx) => {
    await tx.secret.deleteMany();
    await tx.webhookSecret.deleteMany();
    await tx.webhook.updateMany({
      where: { disabledAt: null },
      data: {
        disabledAt: new Date(),
        disabledReason:
          'Its secret was forgotten together with the key of the secrets: rotate it, then enable it.',
      },
    });
  });
}

/** @returns what a secret's ciphertext is bound to, so that rows can't be swapped; no id and no name holds a line feed. */
export function secretOwner({ organizationId, name }: Pick<Secret, 'organizationId' | 'name'>): string {
  return `${organizationId}\n${name}`;
}

/** @returns what the ciphertext of a webhook's secret is bound to. */
export function webhookSecretOwner({
  organizationId,
  webhookId,
  id,
}: Pick<WebhookSecret, 'id' | 'organizationId' | 'webhookId'>): string {
  return `webhook\n${organizationId}\n${webhookId}\n${id}`;
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
