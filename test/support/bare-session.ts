import { newId, type OrganizationId, type SessionId } from '../../src/domain/ids.ts';
import { DEFAULT_POLICY } from '../../src/domain/policy.ts';
import type { EventLog } from '../../src/events/event-log.ts';
import type { Database } from '../../src/storage/database.ts';
import { findPhone } from '../../src/storage/phone-records.ts';
import { insertSession, leasePhone } from '../../src/storage/session-records.ts';
import { type NewWebhook, openCursors } from '../../src/storage/webhook-records.ts';

/** Stores a session on a phone, with a first event. No worker hears of it: nothing happens to it by itself. */
export async function bareSession(
  database: Database,
  log: EventLog,
  organizationId: OrganizationId,
  phoneName: string,
  webhook?: NewWebhook,
): Promise<SessionId> {
  const id = newId('sess');
  const phone = await findPhone(database, organizationId, phoneName);
  if (!phone) throw new Error(`There is no phone "${phoneName}".`);
  await log.open(id, async (tx, append) => {
    const who = { id, organizationId, phoneId: phone.id, title: null, tags: [], metadata: {} };
    const how = { instruction: 'Wait', mode: 'task' as const, model: 'scripted', modelLabel: 'scripted' };
    const limits = { maxTurns: 5, timeoutS: 60, createdAt: new Date() };
    const asked = {
      toolProfile: 'phone' as const,
      pictureSize: 'full' as const,
      maxCostMicroUsd: null,
      allowedApps: null,
      policy: DEFAULT_POLICY,
      outputSchema: null,
      agentId: null,
      systemPrompt: null,
      isQueued: false,
      queuedAt: null,
      taskId: null,
      capabilities: null,
      wantedPhone: null,
      effort: null,
      restoreFromId: null,
      snapshotMode: null,
      apiKeyId: null,
    };
    await insertSession(tx, { ...who, ...how, ...limits, ...asked }, 1);
    await leasePhone(tx, phone.id, id);
    await openCursors(tx, organizationId, id, webhook && { ...webhook, sessionId: id });
    await append([{ type: 'status_changed', data: { from: null, to: 'creating' } }]);
  });
  return id;
}
