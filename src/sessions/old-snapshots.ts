import { againAndAgain } from '../lib/again-and-again.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { SnapshotStore } from '../storage/snapshot-store.ts';

/** How often to look for them, in milliseconds. */
const LOOK_MS = 60 * 60 * 1_000;

/** What deleting takes. */
export type OldSnapshotsContext = {
  readonly snapshots: Pick<SnapshotStore, 'expire'>;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Deletes what outlasted its session for that long and is nobody's default, again and again, until `signal` aborts. */
export async function watchOldSnapshots(
  { snapshots, clock, logger }: OldSnapshotsContext,
  keptMs: number,
  signal: AbortSignal,
): Promise<void> {
  const expire = () => snapshots.expire(new Date(clock.now() - keptMs));
  await againAndAgain(expire, LOOK_MS, signal, (error) =>
    logger.error({ error }, 'Old snapshots could not be deleted'),
  );
}
