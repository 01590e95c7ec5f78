import { formatId, type OrganizationId, type SessionId, type WebhookId } from '../domain/ids.ts';
import { isFinal, type SessionStatus } from '../domain/session.ts';
import type { WebhookFormat } from '../domain/webhook.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Transaction, WriteTransaction } from './database.ts';
import { dataRowsOf } from './session-records.ts';

/** What a deleted session says: what it used is still counted, and nothing of its user's is left. */
const WIPED = {
  instruction: '',
  systemPrompt: null,
  title: null,
  tags: '[]',
  metadata: '{}',
  taskId: null,
  capabilities: null,
  wantedPhone: null,
  allowedApps: null,
  policy: '{}',
  outputSchema: null,
  result: null,
  output: null,
  error: null,
  latestFrameId: null,
} as const;

/** Where others keep what is its. */
const KEPT_OF_IT = ['AgentEvent', 'SessionTag', 'SessionDatum', 'WebhookDelivery', 'WebhookCursor'] as const;

/**
 * Deletes what a session that has ended holds of its user's: its log, its texts, and what others keep of them.
 * Its frames are for the frame store to forget.
 *
 * @returns whether it was there, and had ended
 */
export function wipeSession(
  tx: WriteTransaction,
  organizationId: OrganizationId,
  id: SessionId,
  deletedAt: Date,
): boolean {
  const own = { id, organizationId, deletedAt: null };
  const sql =
    'SELECT "status" FROM "Session" WHERE "id" = ? AND "organizationId" = ? AND "deletedAt" IS NULL';
  const found = tx.quick.row<{ status: SessionStatus }>(sql, id, organizationId);
  if (!found || !isFinal(found.status)) return false;
  tx.quick.update('Session', { ...WIPED, deletedAt }, own);
  for (const table of KEPT_OF_IT) tx.quick.run(`DELETE FROM "${table}" WHERE "sessionId" = ?`, id);
  leaveWebhook(tx, id);
  wipeResponses(tx, organizationId, id);
  return true;
}

/** A webhook that is told of the deletion goes once it was told. */
function leaveWebhook({ quick }: WriteTransaction, sessionId: SessionId): void {
  const told = quick.row<{ webhookId: WebhookId; nextIndex: number }>(
    `SELECT "Webhook"."id" AS "webhookId", "nextIndex" FROM "Webhook" JOIN "Session" ON "Session"."id" = "sessionId"
      WHERE "sessionId" = ? AND "format" = ? AND "disabledAt" IS NULL`,
    sessionId,
    'agi' satisfies WebhookFormat,
  );
  if (told) quick.insert('WebhookCursor', { ...told, sessionId });
  else quick.run('DELETE FROM "Webhook" WHERE "sessionId" = ?', sessionId);
}

/** The answer to a key stays, so that a repetition still creates nothing; what was asked for does not. */
function wipeResponses({ quick }: WriteTransaction, organizationId: OrganizationId, id: SessionId): void {
  const about =
    'SELECT "key", "body" FROM "IdempotentResponse" WHERE "organizationId" = ? AND instr("body", ?)';
  const found = quick.rows<{ key: string; body: string }>(about, organizationId, formatId('sess', id));
  for (const { key, body } of found) {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== 'object' || answer === null || !('instruction' in answer)) continue;
    const without = JSON.stringify({ ...answer, instruction: '' });
    quick.update('IdempotentResponse', { body: without }, { organizationId, key });
  }
}

/** Finds a session by these tags from now on. */
export async function replaceTags(tx: Transaction, id: SessionId, tags: readonly string[]): Promise<void> {
  await tx.sessionTag.deleteMany({ where: { sessionId: id } });
  await tx.sessionTag.createMany({ data: [...new Set(tags)].map((tag) => ({ sessionId: id, tag })) });
}

/** Finds a session by these metadata from now on. */
export async function replaceData(tx: Transaction, id: SessionId, metadata: JsonObject): Promise<void> {
  await tx.sessionDatum.deleteMany({ where: { sessionId: id } });
  await tx.sessionDatum.createMany({ data: dataRowsOf(metadata).map((row) => ({ sessionId: id, ...row })) });
}
