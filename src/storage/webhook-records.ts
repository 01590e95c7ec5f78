import { z } from 'zod';
import { AGENT_EVENT_TYPES, type AgentEventType } from '../domain/agent-event.ts';
import type { OrganizationId, SessionId, WebhookId } from '../domain/ids.ts';
import { LIVE_STATUSES } from '../domain/session.ts';
import type { WebhookRecord } from '../domain/webhook.ts';
import type { Transaction, WriteTransaction } from './database.ts';
import type { Webhook } from './generated/sqlite/client.ts';

const stored = z.array(z.enum(AGENT_EVENT_TYPES));

/** What a webhook is at its creation. */
export type NewWebhook = Pick<
  WebhookRecord,
  'id' | 'organizationId' | 'sessionId' | 'url' | 'description' | 'eventTypes' | 'format' | 'createdAt'
>;

/** What may be changed of a webhook. */
export type WebhookChange = Partial<
  Pick<WebhookRecord, 'url' | 'description' | 'eventTypes' | 'disabledAt' | 'disabledReason'>
>;

/** @returns what a row of the table says, as the domain names it. */
export function toWebhookRecord(row: Webhook): WebhookRecord {
  return { ...(row as unknown as WebhookRecord), eventTypes: storedEventTypes(row.eventTypes) };
}

/** @returns the types of events that a row lists. */
export function storedEventTypes(text: string): readonly AgentEventType[] {
  return stored.parse(JSON.parse(text));
}

/**
 * Stores an organisation's webhook. It begins with what happens from now on: in sessions that are under way,
 * behind their newest event.
 */
export async function insertWebhook(tx: Transaction, webhook: NewWebhook): Promise<WebhookRecord> {
  const { organizationId, eventTypes, ...rest } = webhook;
  const row = await tx.webhook.create({
    data: { ...rest, organizationId, eventTypes: JSON.stringify(eventTypes) },
  });
  const live = await tx.session.findMany({
    where: { organizationId, status: { in: [...LIVE_STATUSES] } },
    select: { id: true, nextIndex: true },
  });
  await tx.webhookCursor.createMany({
    data: live.map(({ id, nextIndex }) => ({ webhookId: webhook.id, sessionId: id, nextIndex })),
  });
  return toWebhookRecord(row);
}

/**
 * Lets a new session's events go to the organisation's webhooks, and to `own` if it has one; to be called in
 * the transaction that stores the session.
 */
export async function openCursors(
  tx: WriteTransaction,
  organizationId: OrganizationId,
  sessionId: SessionId,
  own: NewWebhook | undefined,
): Promise<void> {
  if (own) await tx.webhook.create({ data: { ...own, eventTypes: JSON.stringify(own.eventTypes) } });
  const webhooks = tx.quick.rows<{ id: WebhookId }>(
    'SELECT "id" FROM "Webhook" WHERE ("organizationId" = ? AND "sessionId" IS NULL) OR "sessionId" = ?',
    organizationId,
    sessionId,
  );
  for (const { id } of webhooks) tx.quick.insert('WebhookCursor', { webhookId: id, sessionId, nextIndex: 0 });
}

/** @returns the organisation's webhook with that id, if there is one. */
export async function findWebhook(
  tx: Transaction,
  organizationId: OrganizationId,
  id: WebhookId,
): Promise<WebhookRecord | undefined> {
  const row = await tx.webhook.findFirst({ where: { id, organizationId } });
  return row ? toWebhookRecord(row) : undefined;
}

/** @returns the webhook as it is now, if the organisation has it. */
export async function changeWebhook(
  tx: Transaction,
  organizationId: OrganizationId,
  id: WebhookId,
  { eventTypes, ...rest }: WebhookChange,
): Promise<WebhookRecord | undefined> {
  await tx.webhook.updateMany({
    where: { id, organizationId },
    data: { ...rest, ...(eventTypes && { eventTypes: JSON.stringify(eventTypes) }) },
  });
  return await findWebhook(tx, organizationId, id);
}

/** Deletes a webhook with all that is known of it. @returns whether there was one */
export async function deleteWebhook(
  tx: Transaction,
  organizationId: OrganizationId,
  id: WebhookId,
): Promise<boolean> {
  const { count } = await tx.webhook.deleteMany({ where: { id, organizationId } });
  return count > 0;
}
