import { snapshotKindOf } from '../domain/snapshot.ts';
import { PrivateAddressError } from '../lib/public-address.ts';
import { unlessAborted } from '../lib/unless-aborted.ts';
import { type AppiumAddress, resolvedAddress } from './appium-address.ts';
import { AppiumPhone } from './appium-phone.ts';
import { type AppiumSession, openAppiumSession } from './appium-session.ts';
import { appiumIsReady, untilAppiumIsReady } from './appium-status.ts';
import { type PhoneConnection, type PhoneConnector, type PhoneDriver, PhoneError } from './phone-driver.ts';
import type { PhoneLogger } from './phone-logger.ts';
import { SessionEndings } from './session-endings.ts';
import { SNAPSHOT_COMMANDS } from './snapshots.ts';

const CONNECT_DEADLINE_MS = 120_000;
const COMMAND_DEADLINE_MS = 30_000;
const SERVER_DEADLINE_MS = 3_000;

/** What {@link connectAppium} needs. */
export type AppiumConnectorOptions = {
  /** The Appium server of phones that name none, ours or another; its URL is read at each connection. */
  readonly server: AppiumAddress;
  /** Whether phones may have Appium servers of their own at private addresses; false unless said otherwise. */
  readonly allowPrivateAddresses?: boolean;
  readonly logger: PhoneLogger;
  /** How long a phone may take to connect, in milliseconds; two minutes by default. */
  readonly connectDeadlineMs?: number;
  /** How long a server that is being started again is waited for, in milliseconds; three seconds by default. */
  readonly serverDeadlineMs?: number;
  /** How long a command may take before it fails with `timeout`, in milliseconds; 30 seconds by default. */
  readonly commandDeadlineMs?: number;
};

/**
 * Connects phones through an Appium server over WebDriver. Our own is waited for when it doesn't
 * answer, since it is back within seconds when it dies. A phone that is connected again is as it was left.
 *
 * @returns a connector that rejects with a PhoneError (`phone_lost` or `timeout`) when a phone can't be
 * reached, and with the signal's reason once it aborts. What it returns must be closed by its caller.
 * @see https://www.w3.org/TR/webdriver2/
 */
export function connectAppium(options: AppiumConnectorOptions): PhoneConnector {
  const endings = new SessionEndings();
  return async (phone: PhoneConnection, signal: AbortSignal): Promise<PhoneDriver> => {
    signal.throwIfAborted();
    await unlessAborted(endings.over(phone.udid), signal);
    const server = await unlessAborted(serverOf(phone, options), signal);
    if (server === options.server) {
      // A server that is not back by then makes a connection fail with the reason.
      await untilAppiumIsReady(server, options.serverDeadlineMs ?? SERVER_DEADLINE_MS, signal);
    } else if (!(await appiumIsReady(server, signal))) {
      signal.throwIfAborted();
      throw new PhoneError(
        'phone_lost',
        'Nothing at that address says that it is a WebDriver server and ready.',
      );
    }
    const opening = openAppiumSession(phone, {
      server,
      logger: options.logger,
      endings,
      connectDeadlineMs: options.connectDeadlineMs ?? CONNECT_DEADLINE_MS,
      commandDeadlineMs: options.commandDeadlineMs ?? COMMAND_DEADLINE_MS,
    });
    try {
      const kind = snapshotKindOf(phone);
      const session = await unlessAborted(opening, signal);
      return new AppiumPhone(phone.platform, session, kind && SNAPSHOT_COMMANDS[kind]);
    } catch (error) {
      if (signal.aborted) endings.add(phone.udid, endUnwanted(opening));
      throw error;
    }
  };
}

/** @throws {PhoneError} when the phone's own server may not be connected to, or its name leads nowhere */
async function serverOf(
  { appiumUrl }: PhoneConnection,
  { server, allowPrivateAddresses = false }: AppiumConnectorOptions,
): Promise<AppiumAddress> {
  if (appiumUrl == null) return server;
  try {
    return await resolvedAddress(appiumUrl, allowPrivateAddresses);
  } catch (error) {
    const why = error instanceof PrivateAddressError ? error.message : 'Its name is not known.';
    throw new PhoneError('phone_lost', `The Appium server of the phone can't be connected to. ${why}`);
  }
}

/** A session that nobody waits for any more is ended as soon as it is open: it would last for ever. */
async function endUnwanted(opening: Promise<AppiumSession>): Promise<void> {
  // A failure to open is nobody's business by now.
  const session = await opening.catch(() => undefined);
  await session?.end();
}
