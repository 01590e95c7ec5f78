import type { AgentId, OrganizationId } from '../domain/ids.ts';
import { LIVE_STATUSES } from '../domain/session.ts';
import type { Database } from './database.ts';

/** What a session took that has ended; the cost in micro-USD, null when a price isn't known. */
export type PastSession = {
  readonly costMicroUsd: number | null;
  readonly runningMs: number;
  readonly numTurns: number;
};

/** @returns the organisation's newest sessions that ended after a turn or more, deleted ones too, at most `limit`. */
export async function pastSessions(
  database: Database,
  organizationId: OrganizationId,
  like: { readonly agentId?: AgentId; readonly model?: string },
  limit: number,
): Promise<readonly PastSession[]> {
  return await database.session.findMany({
    where: { ...like, organizationId, status: { notIn: [...LIVE_STATUSES] }, numTurns: { gt: 0 } },
    select: { costMicroUsd: true, runningMs: true, numTurns: true },
    orderBy: { createdAt: 'desc' },
    take: limit,
  });
}
