import { DomainError } from '../domain/errors.ts';
import type { ApiKeyId, OrganizationId, PhoneId } from '../domain/ids.ts';
import type { Size } from '../domain/phone.ts';
import { isVirtualUdid, type PhoneChange, type PhoneRegistration } from '../domain/phone-registration.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import type { Wake } from '../events/wake.ts';
import type { Clock } from '../lib/clock.ts';
import { webAddressProblem } from '../lib/public-address.ts';
import type { PhoneConnector, PhoneDriver } from '../phones/phone-driver.ts';
import type { Database, Transaction } from '../storage/database.ts';
import type { FrameStore } from '../storage/frame-store.ts';
import { findPhone, phoneConnection, setFrameSize } from '../storage/phone-records.ts';
import { changePhone, insertPhone, isUdidTaken, retirePhone } from '../storage/phone-registry.ts';
import { phoneNamed } from './phone-named.ts';
import { phoneTestProblem } from './phone-test-problem.ts';
import type { IsReachable } from './phone-watch.ts';
import type { TakePhone } from './session-phone.ts';

/** How long a test of a phone may take, in milliseconds; a first connection installs helpers on it. */
const TEST_MS = 110_000;

/** How a test of a phone went. */
export type PhoneTest = {
  readonly phone: PhoneRecord;
  /** What is wrong, for people; undefined when nothing is. */
  readonly problem: string | undefined;
  /** The size of the frame that was taken. */
  readonly frame: Size | undefined;
  readonly durationMs: number;
};

/** What an edge may ask about which phones there are, on behalf of an organisation. */
export type PhoneRegistry = {
  /**
   * @throws {DomainError} `FORBIDDEN` for the server's own Appium server, unless it is the operator who asks;
   *   `INVALID_INPUT`, `NAME_TAKEN`
   */
  readonly register: (organizationId: OrganizationId, phone: PhoneRegistration) => Promise<PhoneRecord>;
  /**
   * Changes what is given. Sessions see it from their next connection on.
   *
   * @throws {DomainError} also `PHONE_NOT_FOUND`
   */
  readonly update: (
    organizationId: OrganizationId,
    idOrName: string,
    change: PhoneChange,
  ) => Promise<PhoneRecord>;
  /**
   * Removes a phone that was registered, and the pictures that were taken of it by hand. Nobody sees it any more.
   *
   * @throws {DomainError} `PHONE_NOT_FOUND`, `INVALID_INPUT` for a virtual one, `PHONE_BUSY`
   */
  readonly remove: (organizationId: OrganizationId, idOrName: string) => Promise<void>;
  /**
   * Connects a phone, takes a frame and gives the phone back. A session comes first: one that takes the phone
   * meanwhile makes the test fail. What the same key did by hand a moment ago is over with it.
   *
   * @throws {DomainError} `PHONE_NOT_FOUND`; `PHONE_BUSY` while a session has it, or another key by hand
   */
  readonly test: (organizationId: OrganizationId, idOrName: string, apiKeyId: ApiKeyId) => Promise<PhoneTest>;
};

/** What the registry works with. */
export type PhoneRegistryContext = {
  readonly database: Database;
  readonly wake: Pick<Wake, 'announce'>;
  readonly clock: Clock;
  /** The default organisation: what runs beside the server's own Appium server is its own. */
  readonly operatorId: OrganizationId;
  readonly isReachable: IsReachable;
  readonly connectPhone: PhoneConnector;
  readonly takePhone: TakePhone;
  /** Ends what is done by hand with a phone that was removed. */
  readonly dropPhone: (id: PhoneId) => Promise<void>;
  readonly frames: Pick<FrameStore, 'forget' | 'discard'>;
  /** Whether Appium servers may be at private addresses. */
  readonly allowPrivateAddresses: boolean;
};

/** @returns the use cases over a database and a way to phones */
export function phoneRegistry(context: PhoneRegistryContext): PhoneRegistry {
  const { database, wake, clock, isReachable, dropPhone, frames } = context;

  const statusBehind = async (appiumUrl: string | null | undefined) =>
    (await isReachable(appiumUrl ?? null, AbortSignal.timeout(TEST_MS))) ? 'available' : 'offline';

  const refuseAddress = (appiumUrl: string | null | undefined): void => {
    const problem =
      appiumUrl == null ? undefined : webAddressProblem(appiumUrl, context.allowPrivateAddresses);
    if (problem) throw new DomainError('INVALID_INPUT', `appiumUrl: ${problem}.`);
  };

  const refuseOwnServer = (organizationId: OrganizationId, appiumUrl: string | null | undefined): void => {
    if (appiumUrl != null || organizationId === context.operatorId) return;
    throw new DomainError(
      'FORBIDDEN',
      "Only the operator of the server registers phones behind the server's own Appium server: name one of yours as `appiumUrl`.",
    );
  };

  return {
    async register(organizationId, phone) {
      refuseOwnServer(organizationId, phone.appiumUrl);
      refuseAddress(phone.appiumUrl);
      const status = await statusBehind(phone.appiumUrl);
      const registered = await database.$transaction(async (tx) => {
        await refuseTakenName(tx, organizationId, phone.name, undefined);
        if (isVirtualUdid(phone.udid) || (await isUdidTaken(tx, phone.udid))) {
          throw new DomainError(
            'INVALID_INPUT',
            `udid: "${phone.udid}" can't be registered, since it is in use.`,
          );
        }
        return await insertPhone(tx, organizationId, phone, status);
      });
      wake.announce(registered.id);
      return registered;
    },

    async update(organizationId, idOrName, change) {
      const { name, capabilities, appiumUrl } = change;
      refuseAddress(appiumUrl);
      const connectionStatus = appiumUrl === undefined ? undefined : await statusBehind(appiumUrl);
      const changed = await database.$transaction(async (tx) => {
        const { id, origin } = await phoneNamed(tx, organizationId, idOrName);
        if (origin === 'virtual' && (name ?? capabilities ?? appiumUrl) !== undefined) {
          throw new DomainError(
            'INVALID_INPUT',
            'A virtual phone keeps its name and its connection: only its pool and display name can change.',
          );
        }
        if (capabilities !== undefined || appiumUrl !== undefined) {
          const present = appiumUrl === undefined ? (await phoneConnection(tx, id)).appiumUrl : appiumUrl;
          refuseOwnServer(organizationId, present);
        }
        if (name !== undefined) await refuseTakenName(tx, organizationId, name, id);
        return await changePhone(tx, id, { ...change, connectionStatus });
      });
      wake.announce(changed.id);
      return changed;
    },

    async remove(organizationId, idOrName) {
      const phone = await phoneNamed(database, organizationId, idOrName);
      if (phone.origin === 'virtual') {
        throw new DomainError(
          'INVALID_INPUT',
          'A virtual phone is not registered: start the server with fewer OPPOSABLE_VIRTUAL_PHONES.',
        );
      }
      const now = new Date(clock.now());
      const hashes = await database.$transaction(async (tx) => {
        if (await retirePhone(tx, phone, now)) return await frames.forget(tx, organizationId, phone.id);
        throw new DomainError(
          'PHONE_BUSY',
          `The phone "${phone.name}" is in use, or sessions wait for it. Stop them first.`,
        );
      });
      wake.announce(phone.id);
      await dropPhone(phone.id);
      await frames.discard(hashes);
    },

    async test(organizationId, idOrName, apiKeyId) {
      const phone = await phoneNamed(database, organizationId, idOrName);
      const { leaseId, heldBy, heldUntil } = phone;
      const now = clock.now();
      if (leaseId !== null || (heldBy !== apiKeyId && (heldUntil?.getTime() ?? 0) > now)) {
        throw new DomainError('PHONE_BUSY', `The phone "${phone.name}" is in use. Test it when it is free.`);
      }
      const found = await tried(context, phone);
      return { phone, ...found, durationMs: clock.now() - now };
    },
  };
}

async function tried(
  { database, wake, isReachable, connectPhone, takePhone }: PhoneRegistryContext,
  { id, name }: PhoneRecord,
): Promise<Pick<PhoneTest, 'problem' | 'frame'>> {
  const signal = AbortSignal.timeout(TEST_MS);
  const connection = await phoneConnection(database, id);
  let driver: PhoneDriver | undefined;
  try {
    driver = await takePhone(id, () => connectPhone(connection, signal));
    const { widthPx, heightPx } = await driver.capture(signal);
    const frame = { widthPx, heightPx };
    await setFrameSize(database, id, frame);
    wake.announce(id);
    return { problem: undefined, frame };
  } catch (error) {
    const { platform, appiumUrl = null } = connection;
    const problem = phoneTestProblem({
      ...{ name, platform, appiumUrl, error },
      doesServerAnswer: await isReachable(appiumUrl, AbortSignal.timeout(TEST_MS)),
      isConnected: driver !== undefined,
      tooLongMs: signal.aborted ? TEST_MS : undefined,
    });
    return { problem, frame: undefined };
  } finally {
    await driver?.close();
  }
}

async function refuseTakenName(
  tx: Transaction,
  organizationId: OrganizationId,
  name: string,
  except: string | undefined,
): Promise<void> {
  const namesake = await findPhone(tx, organizationId, name);
  if (!namesake || namesake.id === except) return;
  throw new DomainError(
    'NAME_TAKEN',
    `There is a phone "${name}" already. Take another name, or change that one.`,
  );
}
