import type { EventFeed } from '../events/event-feed.ts';
import type { EventLog } from '../events/event-log.ts';
import type { Wake } from '../events/wake.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { SessionQueue } from '../queue/session-queue.ts';
import type { Database } from '../storage/database.ts';
import type { FrameStore } from '../storage/frame-store.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import type { PickModel } from './pick-model.ts';
import type { SessionPhones } from './session-phone.ts';

/** What working on sessions takes. */
export type SessionRunnerContext = {
  readonly database: Database;
  readonly log: EventLog;
  readonly feed: EventFeed;
  readonly wake: Pick<Wake, 'announce'>;
  /** Where a session goes that has a phone now. */
  readonly queue: Pick<SessionQueue, 'enqueue'>;
  readonly frames: FrameStore;
  readonly pickModel: PickModel;
  readonly secrets: Pick<SecretStore, 'all'>;
  readonly phones: SessionPhones;
  readonly settle: boolean;
  /** How many tokens a prompt may have before a conversation begins anew. */
  readonly contextTokens: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
};
