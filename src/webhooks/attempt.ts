import { formatId } from '../domain/ids.ts';
import type { WebhookRecord } from '../domain/webhook.ts';
import type { Database } from '../storage/database.ts';
import type { Vault } from '../storage/vault.ts';
import { activeSecrets, putSecret, type SecretsOwner, sealSecret } from '../storage/webhook-secrets.ts';
import type { Message } from './message.ts';
import { type Answer, type Sender, send } from './send.ts';
import { newWebhookSecret, signedHeaders } from './signature.ts';

/** What a try works with. */
export type AttemptContext = Sender & {
  readonly database: Database;
  readonly vault: Vault;
};

/** @returns whose secrets sign what goes to a webhook */
export function secretsOwnerOf({
  id,
  organizationId,
  sessionId,
}: Pick<WebhookRecord, 'id' | 'organizationId' | 'sessionId'>): SecretsOwner {
  return { organizationId, webhookId: sessionId === null ? id : null };
}

/**
 * Signs a message and sends it once.
 *
 * @returns what came of it, or undefined when there is no secret to sign it with
 * @throws the signal's reason when `signal` aborts
 */
export async function attempt(
  context: AttemptContext,
  webhook: WebhookRecord,
  message: Message,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const secrets = await secretsFor(context, webhook);
  if (secrets.length === 0) return undefined;
  const timestampS = Math.floor(context.clock.now() / 1_000);
  const signed = signedHeaders(secrets, formatId('msg', message.id), timestampS, message.body);
  const headers = { ...message.headers, ...signed };
  return await send(context, webhook.url, headers, message.body, signal);
}

/** The first message that a session sends to a webhook of its own makes the secret of all such messages. */
async function secretsFor(
  { database, vault, clock }: AttemptContext,
  webhook: WebhookRecord,
): Promise<readonly string[]> {
  const owner = secretsOwnerOf(webhook);
  const known = await activeSecrets(database, vault, owner, clock.now());
  if (known.length > 0 || owner.webhookId !== null) return known;
  const hasUnreadable = (await database.webhookSecret.count({ where: owner })) > 0;
  if (hasUnreadable) return [];
  const sealed = sealSecret(vault, owner, newWebhookSecret());
  await database.$transaction((tx) => putSecret(tx, sealed, clock.now()));
  return await activeSecrets(database, vault, owner, clock.now());
}
