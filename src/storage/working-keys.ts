import type { ApiKeyId, SignInId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/**
 * @returns those of `ids` that are keys neither revoked nor expired at `now` (milliseconds of the epoch), or browsers
 *   that are still signed in
 */
export async function workingKeys(
  database: Database,
  ids: readonly (ApiKeyId | SignInId)[],
  now: number,
): Promise<ReadonlySet<ApiKeyId | SignInId>> {
  const [keys, signIns] = await Promise.all([
    database.apiKey.findMany({
      where: {
        id: { in: [...ids] },
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(now) } }],
      },
      select: { id: true },
    }),
    database.signIn.findMany({ where: { id: { in: [...ids] } }, select: { id: true } }),
  ]);
  return new Set([...keys.map(({ id }) => id as ApiKeyId), ...signIns.map(({ id }) => id as SignInId)]);
}
