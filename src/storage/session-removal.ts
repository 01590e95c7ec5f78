import { formatId, type OrganizationId, type SessionId } from '../domain/ids.ts';
import { LIVE_STATUSES } from '../domain/session.ts';
import type { WebhookFormat } from '../domain/webhook.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Transaction } from './database.ts';
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

/**
 * Deletes what a session that has ended holds of its user's: its log, its texts, and what others keep of them.
 * Its frames are for the frame store to forget.
 *
 * @returns whether it was there, and had ended
 */
export async function wipeSession(
  tx: Transaction,
  organizationId: OrganizationId,
  id: SessionId,
  deletedAt: Date,
): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { id, organizationId, deletedAt: null, status: { notIn: [...LIVE_STATUSES] } },
    data: { ...WIPED, deletedAt },
  });
  if (count === 0) return false;
  await tx.agentEvent.deleteMany({ where: { sessionId: id } });
  await tx.sessionTag.deleteMany({ where: { sessionId: id } });
  await tx.sessionDatum.deleteMany({ where: { sessionId: id } });
  await tx.viewToken.deleteMany({ where: { sessionId: id } });
  await tx.webhookDelivery.deleteMany({ where: { sessionId: id } });
  await tx.webhookCursor.deleteMany({ where: { sessionId: id } });
  await leaveWebhook(tx, id);
  await wipeResponses(tx, organizationId, id);
  return true;
}

/** A webhook that is told of the deletion goes once it was told. */
async function leaveWebhook(tx: Transaction, sessionId: SessionId): Promise<void> {
  const told = await tx.webhook.findFirst({
    where: { sessionId, format: 'agi' satisfies WebhookFormat, disabledAt: null },
    select: { id: true, session: { select: { nextIndex: true } } },
  });
  if (!told?.session) {
    await tx.webhook.deleteMany({ where: { sessionId } });
    return;
  }
  const { nextIndex } = told.session;
  await tx.webhookCursor.create({ data: { webhookId: told.id, sessionId, nextIndex } });
}

/** The answer to a key stays, so that a repetition still creates nothing; what was asked for does not. */
async function wipeResponses(tx: Transaction, organizationId: OrganizationId, id: SessionId): Promise<void> {
  const about = { organizationId, body: { contains: formatId('sess', id) } };
  for (const { key, body } of await tx.idempotentResponse.findMany({ where: about })) {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== 'object' || answer === null || !('instruction' in answer)) continue;
    await tx.idempotentResponse.update({
      where: { organizationId_key: { organizationId, key } },
      data: { body: JSON.stringify({ ...answer, instruction: '' }) },
    });
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
