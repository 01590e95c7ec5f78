import type { ConnectionStatus } from '../domain/phone.ts';
import { isVirtualUdid } from '../domain/phone-registration.ts';
import type { Wake } from '../events/wake.ts';
import { againAndAgain } from '../lib/again-and-again.ts';
import type { Logger } from '../lib/logger.ts';
import type { Database } from '../storage/database.ts';
import { setConnectionStatus } from '../storage/phone-records.ts';
import { type WatchedPhone, watchedPhones } from '../storage/phone-registry.ts';

/** How often to look, in milliseconds. */
const WATCH_MS = 5_000;

/**
 * Asks whether an Appium server answers.
 *
 * @param appiumUrl null for the server's own
 */
export type IsReachable = (appiumUrl: string | null, signal: AbortSignal) => Promise<boolean>;

/** What keeping the connection status true takes. */
export type PhoneWatchContext = {
  readonly database: Database;
  readonly wake: Pick<Wake, 'announce'>;
  readonly isReachable: IsReachable;
  /** Told after each look: a phone may be free that somebody waits for. */
  readonly afterLook: () => Promise<void>;
  readonly logger: Logger;
};

/**
 * Keeps the phones' connection status true while the server runs: the virtual ones with these udids, and all
 * that were registered.
 *
 * @returns when `signal` aborts
 */
export async function watchPhones(
  context: PhoneWatchContext,
  virtualUdids: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const round = async (): Promise<void> => {
    await look(context, virtualUdids, signal);
    if (!signal.aborted) await context.afterLook();
  };
  await againAndAgain(round, WATCH_MS, signal, (error) =>
    context.logger.error({ error }, 'The connection status of the phones could not be kept'),
  );
}

async function look(
  { database, wake, isReachable, logger }: PhoneWatchContext,
  virtualUdids: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const phones = await watchedPhones(database, virtualUdids);
  const byServer = Map.groupBy(phones, ({ appiumUrl }) => appiumUrl);
  const looks = [...byServer].map(async ([appiumUrl, behind]) => {
    const isServerThere = await isReachable(appiumUrl, signal);
    const changed = behind.filter((phone) => phone.connectionStatus !== statusOf(phone, isServerThere));
    for (const [status, phones] of Map.groupBy(changed, (phone) => statusOf(phone, isServerThere))) {
      if (signal.aborted) return;
      logger.warn(
        { status, phones: phones.map(({ name }) => name) },
        'Phones changed their connection status',
      );
      const udids = phones.map(({ udid }) => udid);
      for (const id of await setConnectionStatus(database, udids, status)) wake.announce(id);
    }
  });
  await Promise.all(looks);
}

/** A server that answers has its virtual phones; of others, connecting them tells. */
function statusOf({ udid, connectionStatus }: WatchedPhone, isServerThere: boolean): ConnectionStatus {
  if (!isServerThere) return 'offline';
  if (isVirtualUdid(udid)) return 'online';
  return connectionStatus === 'offline' ? 'available' : connectionStatus;
}
