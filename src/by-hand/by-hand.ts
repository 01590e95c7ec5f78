import { formatId, type PhoneId } from '../domain/ids.ts';
import type { Wake } from '../events/wake.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { PhoneConnector, WithSecrets } from '../phones/phone-driver.ts';
import { phoneNamed } from '../sessions/phone-named.ts';
import type { PickModel } from '../sessions/pick-model.ts';
import type { TakePhone } from '../sessions/session-phone.ts';
import type { Database } from '../storage/database.ts';
import type { FrameStore } from '../storage/frame-store.ts';
import { phoneConnection } from '../storage/phone-records.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import { type HandJobs, handJobs } from './hand-jobs.ts';
import { Jobs } from './jobs.ts';
import { liveLook } from './live-look.ts';
import { LiveViews } from './live-views.ts';
import { OpenPhones } from './open-phones.ts';
import { type PhoneHands, phoneHands } from './phone-hands.ts';
import { type PhoneStatuses, phoneStatuses } from './phone-status.ts';
import { type SessionHands, type SessionHandsContext, sessionHands } from './session-hands.ts';
import { sessionView, type WatchSession } from './session-view.ts';

/** Everything that people do with phones without a session, and watch. */
export type ByHand = AsyncDisposable & {
  readonly hands: PhoneHands;
  readonly jobs: HandJobs;
  readonly statuses: PhoneStatuses;
  readonly views: LiveViews;
  readonly watchSession: WatchSession;
  /** What is done with the phones of sessions, which come to be after this. */
  readonly handsOf: (sessions: SessionHandsContext['sessions']) => SessionHands;
  /** How sessions come by their phones. */
  readonly takePhone: TakePhone;
  /** Ends what is done with a phone that was removed, and with it every view of it. */
  readonly dropPhone: (phoneId: PhoneId) => Promise<void>;
};

/** What it works with. */
export type ByHandContext = {
  readonly database: Database;
  readonly frames: FrameStore;
  readonly secrets: Pick<SecretStore, 'all' | 'list'>;
  readonly connectPhone: PhoneConnector;
  readonly withSecrets: WithSecrets;
  readonly pickModel: PickModel;
  readonly wake: Pick<Wake, 'announce' | 'attach'>;
  /** Whether to wait until the screen rests after an action. */
  readonly settle: boolean;
  /** The longest edge of a screenshot, in pixels, as clients of jobs and watchers see it. */
  readonly edgePx: number;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Takes up what an earlier server left. @returns the use cases; disposal ends all that is done by hand */
export async function startByHand(context: ByHandContext): Promise<ByHand> {
  const { database, secrets, connectPhone, withSecrets } = context;
  await using started = new AsyncDisposableStack();
  const jobs = started.use(new Jobs(context));
  await jobs.takeUp();
  const phones = started.use(
    new OpenPhones(async ({ id, organizationId }, signal) => {
      // Whoever watches it may have found it before it was removed.
      await phoneNamed(context.database, organizationId, formatId('phone', id));
      const known = await secrets.all(organizationId);
      const driver = await connectPhone(await phoneConnection(database, id), signal);
      // Whoever had the phone before may have left a secret on the screen.
      return withSecrets(driver, known, known.length > 0);
    }),
  );
  const hasSecrets: Parameters<typeof liveLook>[0]['hasSecrets'] = async (organizationId) =>
    (await secrets.list(organizationId)).length > 0;
  const views = started.use(new LiveViews({ ...context, take: liveLook({ phones, hasSecrets }) }));
  const watchSession = sessionView({ ...context, views });
  const parts = started.move();
  return {
    hands: phoneHands({ ...context, phones }),
    jobs: handJobs({ ...context, phones, jobs }),
    statuses: phoneStatuses({ ...context, phones, views }),
    views,
    watchSession,
    handsOf: (sessions) => sessionHands({ sessions, phones, watchSession }),
    takePhone: phones.take,
    dropPhone: (phoneId) => phones.drop(phoneId),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
