import type { OrganizationId, PhoneId } from '../domain/ids.ts';
import type { Clock } from '../lib/clock.ts';
import type { Database } from '../storage/database.ts';
import type { FrameStore } from '../storage/frame-store.ts';

/** How long what was seen by hand can be looked at again, in milliseconds. */
const KEPT_MS = 24 * 60 * 60 * 1_000;
/** How often a phone's old frames are looked for, in milliseconds, while it is used. */
const SWEEP_MS = 60 * 60 * 1_000;

/** What forgetting takes. */
export type OldFramesContext = {
  readonly database: Database;
  readonly frames: Pick<FrameStore, 'forget' | 'discard'>;
  readonly clock: Clock;
};

/** @returns a function that deletes the frames of a phone used by hand which are older than a day. */
export function oldFrames({ database, frames, clock }: OldFramesContext) {
  const sweptAt = new Map<PhoneId, number>();

  return async (organizationId: OrganizationId, phoneId: PhoneId): Promise<void> => {
    const now = clock.now();
    if (now - (sweptAt.get(phoneId) ?? 0) < SWEEP_MS) return;
    sweptAt.set(phoneId, now);
    const before = new Date(now - KEPT_MS);
    const hashes = await database.$transaction((tx) => frames.forget(tx, organizationId, phoneId, before));
    await frames.discard(hashes);
  };
}
