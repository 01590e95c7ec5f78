import { formatId, type PhoneId } from '../domain/ids.ts';
import type { WantedPhone } from '../domain/phone.ts';
import { againAndAgain } from '../lib/again-and-again.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Database, WriteTransaction } from '../storage/database.ts';
import { givePhone, idleHolders, releaseIdle } from '../storage/phone-queue.ts';
import type { SessionState } from '../storage/session-log.ts';
import { findSnapshot } from '../storage/snapshot-store.ts';
import { choosePhone } from './choose-phone.ts';
import { announceHandover, type HandoverContext, handOver } from './phone-handover.ts';

/** How often to look for conversations that hold a phone too long, at the least, in milliseconds. */
const LOOK_MS = 30_000;

/**
 * Gives a conversation the phone that it wants, which it has given back or never had. Call it in the
 * transaction that has it go on.
 *
 * @param mayWait whether it waits for a phone when none is free
 * @returns whether it has a phone now
 * @throws {DomainError} `PHONE_NOT_FOUND`, `PHONE_NOT_CONNECTED`, `PHONE_BUSY` when it may not wait
 */
export async function takeBack(
  tx: WriteTransaction,
  session: Pick<
    SessionState,
    'id' | 'organizationId' | 'wantedPhone' | 'phoneId' | 'isQueued' | 'restoreFromId'
  >,
  mayWait: boolean,
  now: number,
): Promise<boolean> {
  const { id, organizationId, isQueued } = session;
  const wanted = session.wantedPhone ?? (isQueued ? itsOwn(session.phoneId) : null);
  if (wanted === null) return true;
  const { restoreFromId } = session;
  const snapshot = restoreFromId ? await findSnapshot(tx, organizationId, { id: restoreFromId }) : undefined;
  const chosen = await choosePhone(tx, organizationId, { wanted, snapshot }, mayWait, now);
  await givePhone(tx, id, chosen, new Date(now));
  return !chosen.isQueued;
}

/** @returns the wish for a phone that a session had before. */
export function itsOwn(phoneId: PhoneId): WantedPhone {
  return { type: 'named', phone: formatId('phone', phoneId) };
}

/** Gives back the phones of the conversations that were left alone for that long. */
export async function releaseIdlePhones(
  context: HandoverContext & { readonly database: Database; readonly clock: Clock },
  idleMs: number,
): Promise<void> {
  const { database, clock, wake } = context;
  for (const holder of await idleHolders(database)) {
    if (clock.now() - holder.since.getTime() < idleMs) continue;
    const handover = await database.$transaction(async (tx) => {
      const phoneId = await releaseIdle(tx, holder, itsOwn(holder.phoneId));
      return phoneId && handOver(tx, phoneId);
    });
    if (!handover) continue;
    wake.announce(holder.id);
    await announceHandover(context, handover);
  }
}

/** Does so again and again, until `signal` aborts. */
export async function watchIdlePhones(
  context: Parameters<typeof releaseIdlePhones>[0] & { readonly logger: Logger },
  idleMs: number,
  signal: AbortSignal,
): Promise<void> {
  const release = () => releaseIdlePhones(context, idleMs);
  await againAndAgain(release, Math.min(idleMs, LOOK_MS), signal, (error) =>
    context.logger.error({ error }, "Idle conversations' phones could not be given back"),
  );
}
