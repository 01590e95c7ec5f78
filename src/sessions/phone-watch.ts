import type { ConnectionStatus } from '../domain/phone.ts';
import type { Logger } from '../lib/logger.ts';
import { sleep } from '../lib/sleep.ts';
import type { Database } from '../storage/database.ts';
import { setConnectionStatus } from '../storage/phone-records.ts';

/** How often to look, in milliseconds. */
const WATCH_MS = 5_000;

/**
 * Keeps the phones' connection status true while the server runs.
 *
 * @param isReachable asks whether the phones' Appium server answers
 * @returns when `signal` aborts
 */
export async function watchPhones(
  database: Database,
  isReachable: (signal: AbortSignal) => Promise<boolean>,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  let known: ConnectionStatus | undefined;
  while (!signal.aborted) {
    try {
      const status = (await isReachable(signal)) ? 'online' : 'offline';
      if (status !== known && !signal.aborted) {
        if (known) logger.warn({ status }, 'The phones are now');
        await setConnectionStatus(database, status);
        known = status;
      }
      await sleep(WATCH_MS, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
