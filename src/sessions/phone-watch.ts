import type { ConnectionStatus } from '../domain/phone.ts';
import type { Wake } from '../events/wake.ts';
import type { Logger } from '../lib/logger.ts';
import { sleep } from '../lib/sleep.ts';
import type { Database } from '../storage/database.ts';
import { setConnectionStatus } from '../storage/phone-records.ts';

/** How often to look, in milliseconds. */
const WATCH_MS = 5_000;

/**
 * Keeps the phones' connection status true while the server runs, and announces the phones whose changes.
 *
 * @param udids the phones
 * @param isReachable asks whether the phones' Appium server answers
 * @returns when `signal` aborts
 */
export async function watchPhones(
  database: Database,
  udids: readonly string[],
  isReachable: (signal: AbortSignal) => Promise<boolean>,
  wake: Pick<Wake, 'announce'>,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  let known: ConnectionStatus | undefined;
  while (!signal.aborted) {
    try {
      const status = (await isReachable(signal)) ? 'online' : 'offline';
      if (status !== known && !signal.aborted) {
        if (known) logger.warn({ status }, 'The phones changed their connection status');
        for (const id of await setConnectionStatus(database, udids, status)) wake.announce(id);
        known = status;
      }
      await sleep(WATCH_MS, signal);
    } catch (error) {
      if (signal.aborted) return;
      logger.error({ error }, 'The connection status of the phones could not be kept');
      await sleep(WATCH_MS, signal).catch(() => undefined);
    }
  }
}
