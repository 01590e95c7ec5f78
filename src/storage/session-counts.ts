import { LIVE_STATUSES, type SessionStatus } from '../domain/session.ts';
import type { Database } from './database.ts';

/** How many sessions have not ended. */
export type SessionCounts = {
  readonly byStatus: Readonly<Partial<Record<SessionStatus, number>>>;
  /** Those of them that wait for a phone to be free. */
  readonly queued: number;
};

/** Counts the sessions of every organisation that have not ended, in one query over the index of statuses. */
export async function sessionCounts(database: Database): Promise<SessionCounts> {
  const groups = await database.session.groupBy({
    by: ['status', 'isQueued'],
    where: { status: { in: [...LIVE_STATUSES] } },
    _count: true,
  });
  const sum = (fits: (group: (typeof groups)[number]) => boolean): number =>
    groups.filter(fits).reduce((total, { _count }) => total + _count, 0);
  return {
    byStatus: Object.fromEntries(
      LIVE_STATUSES.map((status) => [status, sum((group) => group.status === status)]),
    ),
    queued: sum(({ isQueued }) => isQueued),
  };
}
