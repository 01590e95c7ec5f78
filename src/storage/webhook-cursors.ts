import type { OrganizationId, SessionId, WebhookId } from '../domain/ids.ts';
import { LIVE_STATUSES } from '../domain/session.ts';
import type { WebhookRecord } from '../domain/webhook.ts';
import type { Database, Transaction } from './database.ts';
import { toWebhookRecord } from './webhook-records.ts';

/** Which webhook, and which session's events. */
export type CursorKey = { readonly webhookId: WebhookId; readonly sessionId: SessionId };

/** How far a webhook has got with a session. */
export type WebhookCursor = CursorKey & {
  /** The index of the event that is next. */
  readonly nextIndex: number;
  /** How often that event was tried in vain, since when, and when it is tried again. */
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly retryAt: Date | null;
};

/** The same with what it belongs to. */
export type FullCursor = WebhookCursor & {
  readonly webhook: WebhookRecord;
  /** Since when the session and its log are gone, and a last message alone is still to be sent. */
  readonly deletedAt: Date | null;
};

/** The same with whose it is. */
export type OwnedCursor = WebhookCursor & { readonly organizationId: OrganizationId };

/** What finds the cursors of enabled webhooks. */
const ENABLED = `SELECT "WebhookCursor".*, "Webhook"."organizationId" FROM "WebhookCursor"
  JOIN "Webhook" ON "Webhook"."id" = "webhookId" AND "disabledAt" IS NULL`;

/** @returns the cursor, unless it is gone. */
export async function findCursor(
  database: Database,
  { webhookId, sessionId }: CursorKey,
): Promise<FullCursor | undefined> {
  const row = await database.webhookCursor.findUnique({
    where: { webhookId_sessionId: { webhookId, sessionId } },
    include: { webhook: true, session: { select: { deletedAt: true } } },
  });
  if (!row) return undefined;
  const { webhook, session, ...cursor } = row;
  return { ...(cursor as WebhookCursor), webhook: toWebhookRecord(webhook), ...session };
}

/** @returns whether a session gets no more events. */
export async function isSessionOver(database: Database, id: SessionId): Promise<boolean> {
  const where = { id, deletedAt: null, status: { in: [...LIVE_STATUSES] } };
  return (await database.session.count({ where })) === 0;
}

/** @returns the cursors of enabled webhooks on these sessions. */
export async function cursorsOf(
  { quick }: Transaction,
  sessionIds: readonly string[],
): Promise<readonly OwnedCursor[]> {
  const sql = `${ENABLED} WHERE "WebhookCursor"."sessionId" IN (SELECT "value" FROM json_each(?))`;
  return quick.rows<OwnedCursor>(sql, JSON.stringify(sessionIds));
}

/**
 * @returns the cursors of enabled webhooks that are behind their session's newest event, or its deletion; there are
 *   only cursors of sessions that are under way, or weren't delivered to their end
 */
export async function laggingCursors({ quick }: Transaction): Promise<readonly OwnedCursor[]> {
  return quick.rows<OwnedCursor>(
    `${ENABLED} JOIN "Session" ON "Session"."id" = "WebhookCursor"."sessionId"
      WHERE "WebhookCursor"."nextIndex" < "Session"."nextIndex" OR "deletedAt" IS NOT NULL`,
  );
}

/** @returns whether the cursor still was where it was expected, and was changed */
export async function moveCursor(
  tx: Transaction,
  { webhookId, sessionId, nextIndex }: WebhookCursor,
  change: Omit<WebhookCursor, keyof CursorKey>,
): Promise<boolean> {
  const { count } = await tx.webhookCursor.updateMany({
    where: { webhookId, sessionId, nextIndex },
    data: {
      nextIndex: change.nextIndex,
      failures: change.failures,
      failingSince: change.failingSince,
      retryAt: change.retryAt,
    },
  });
  return count > 0;
}

/** Ends the deliveries of a session to a webhook. @returns whether the cursor still was where it was expected */
export async function dropCursor(
  tx: Transaction,
  { webhookId, sessionId, nextIndex }: WebhookCursor,
): Promise<boolean> {
  const { count } = await tx.webhookCursor.deleteMany({ where: { webhookId, sessionId, nextIndex } });
  return count > 0;
}

/** Lets everything that a webhook waits to try again be tried at once. @returns the sessions */
export async function resetCursors(tx: Transaction, webhookId: WebhookId): Promise<readonly SessionId[]> {
  const where = { webhookId };
  await tx.webhookCursor.updateMany({ where, data: { failures: 0, failingSince: null, retryAt: null } });
  const rows = await tx.webhookCursor.findMany({ where, select: { sessionId: true } });
  return rows.map(({ sessionId }) => sessionId as SessionId);
}

/** @returns the sessions under way whose events a webhook is sent */
export async function liveSessionsOf(
  database: Database,
  webhookId: WebhookId,
): Promise<readonly SessionId[]> {
  const rows = await database.webhookCursor.findMany({
    where: { webhookId, session: { status: { in: [...LIVE_STATUSES] } } },
    select: { sessionId: true },
  });
  return rows.map(({ sessionId }) => sessionId as SessionId);
}
