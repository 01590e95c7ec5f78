import type { OrganizationId, WebhookMessageId } from '../domain/ids.ts';
import {
  type DeliveryStatus,
  deliveryStatusAfter,
  type WebhookDeliveryRecord,
  type WebhookRecord,
} from '../domain/webhook.ts';
import type { Database, Transaction } from './database.ts';
import { toWebhookRecord } from './webhook-records.ts';

/** How long it is remembered what became of a message, in milliseconds. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

/** One try of a message. */
export type SavedTry = Pick<
  WebhookDeliveryRecord,
  | 'id'
  | 'webhookId'
  | 'sessionId'
  | 'eventIndex'
  | 'type'
  | 'status'
  | 'responseStatus'
  | 'responseBody'
  | 'error'
  | 'durationMs'
  | 'attemptedAt'
  | 'retryAt'
>;

/** Adds a try to what is known of its message; the webhook must still be there. */
export async function saveTry(tx: Transaction, saved: SavedTry): Promise<WebhookDeliveryRecord> {
  const { id, status } = saved;
  // Every arrow leads to `delivered`: then it doesn't matter from where.
  const known =
    status === 'delivered'
      ? undefined
      : await tx.webhookDelivery.findUnique({ where: { id }, select: { status: true } });
  const row = await tx.webhookDelivery.upsert({
    where: { id },
    create: { ...saved, attempts: 1, createdAt: saved.attemptedAt },
    update: {
      ...saved,
      status: deliveryStatusAfter(known?.status as DeliveryStatus | undefined, status),
      attempts: { increment: 1 },
    },
  });
  return row as unknown as WebhookDeliveryRecord;
}

/** @returns what became of a message of the organisation's, with its webhook, if it is remembered. */
export async function findDelivery(
  database: Database,
  organizationId: OrganizationId,
  id: WebhookMessageId,
): Promise<{ readonly delivery: WebhookDeliveryRecord; readonly webhook: WebhookRecord } | undefined> {
  const row = await database.webhookDelivery.findFirst({
    where: { id, webhook: { organizationId } },
    include: { webhook: true },
  });
  if (!row) return undefined;
  const { webhook, ...delivery } = row;
  return { delivery: delivery as unknown as WebhookDeliveryRecord, webhook: toWebhookRecord(webhook) };
}

/** Forgets what is older than 30 days. @param now milliseconds since the epoch */
export async function forgetOldDeliveries(database: Database, now: number): Promise<void> {
  await database.webhookDelivery.deleteMany({ where: { createdAt: { lt: new Date(now - KEPT_MS) } } });
}
