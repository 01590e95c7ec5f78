import type { ApiKeyId, PhoneId } from '../domain/ids.ts';
import type { Transaction } from './database.ts';

/** A key's use of a phone by hand. */
export type Hold = { readonly phoneId: PhoneId; readonly heldBy: ApiKeyId };

/**
 * Takes a phone for a key until a moment, unless a session or another key holds it. What the server doesn't come
 * to give back is free again by itself then.
 *
 * @returns whether it was taken
 */
export async function holdPhone(
  database: Transaction,
  { phoneId, heldBy }: Hold,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<boolean> {
  const { count } = await database.phone.updateMany({
    where: {
      id: phoneId,
      leaseId: null,
      removedAt: null,
      OR: [{ heldBy: null }, { heldBy }, { heldUntil: null }, { heldUntil: { lte: new Date(now) } }],
    },
    data: { heldBy, heldUntil: new Date(until) },
  });
  return count === 1;
}

/** Lets a key's hold end at a moment; does nothing once somebody else has the phone. */
export async function holdUntil(
  database: Transaction,
  { phoneId, heldBy }: Hold,
  until: number,
): Promise<void> {
  await database.phone.updateMany({
    where: { id: phoneId, heldBy },
    data: { heldUntil: new Date(until) },
  });
}
