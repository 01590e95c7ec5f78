import type { ApiKeyId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/** @returns those of `ids` that are neither revoked nor expired at `now` (milliseconds of the epoch). */
export async function workingKeys(
  database: Database,
  ids: readonly ApiKeyId[],
  now: number,
): Promise<ReadonlySet<ApiKeyId>> {
  const rows = await database.apiKey.findMany({
    where: {
      id: { in: [...ids] },
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(now) } }],
    },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id as ApiKeyId));
}
