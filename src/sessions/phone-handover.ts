import type { PhoneId, SessionId } from '../domain/ids.ts';
import type { Wake } from '../events/wake.ts';
import type { SessionQueue } from '../queue/session-queue.ts';
import type { Database, WriteTransaction } from '../storage/database.ts';
import { leaseToNext, phonesToGive } from '../storage/phone-queue.ts';

/** A phone that was given back, and the session that has it now. */
export type Handover = { readonly phoneId: PhoneId; readonly next: SessionId | undefined };

/** What telling of a handover takes. */
export type HandoverContext = {
  readonly wake: Pick<Wake, 'announce'>;
  readonly queue: Pick<SessionQueue, 'enqueue'>;
};

/**
 * Gives a phone that is free to whoever has waited for it the longest, in the transaction that made it free.
 * Call {@link announceHandover} after the commit.
 */
export function handOver(tx: WriteTransaction, phoneId: PhoneId): Handover {
  return { phoneId, next: leaseToNext(tx, phoneId) };
}

/** Tells that a phone has changed hands, and has the session handled that has it now. */
export async function announceHandover(
  { wake, queue }: HandoverContext,
  { phoneId, next }: Handover,
): Promise<void> {
  wake.announce(phoneId);
  if (!next) return;
  wake.announce(next);
  await queue.enqueue(next);
}

/**
 * Gives the phones that became free without a session's end to those who wait for them: after a start, and
 * when a phone can be reached again.
 */
export async function giveFreePhones(
  context: HandoverContext & { readonly database: Database },
): Promise<void> {
  const { database } = context;
  for (const phoneId of await phonesToGive(database)) {
    const handover = await database.$transaction(async (tx) => handOver(tx, phoneId));
    if (handover.next) await announceHandover(context, handover);
  }
}
