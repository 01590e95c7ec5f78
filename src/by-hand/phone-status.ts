import type { OrganizationId } from '../domain/ids.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import { phoneNamed } from '../sessions/phone-named.ts';
import { listPhones, type PhoneSettings, setPhoneSettings } from '../storage/phone-records.ts';
import { connectable, type HeldPhoneContext } from './held-phone.ts';
import type { LiveViews } from './live-views.ts';

/** How a phone stands. */
export type PhoneStatus = {
  readonly phone: PhoneRecord;
  /** Whether a lock screen lies over everything; false also for a phone that nobody uses, which isn't asked. */
  readonly isLocked: boolean;
  /** Whether somebody watches it live. */
  readonly isWatched: boolean;
};

/** What an edge may ask of how phones stand, and set of them, on behalf of an organisation. */
export type PhoneStatuses = {
  /** @throws {DomainError} `PHONE_NOT_FOUND` */
  readonly get: (organizationId: OrganizationId, phone: string) => Promise<PhoneStatus>;
  /** @throws {DomainError} `PHONE_NOT_FOUND`, `PHONE_NOT_CONNECTED` */
  readonly reachable: (organizationId: OrganizationId, phone: string) => Promise<PhoneRecord>;
  /** @returns the first phone by name that can be reached, else the first; undefined when there is none */
  readonly first: (organizationId: OrganizationId) => Promise<PhoneStatus | undefined>;
  /** Changes what is given. @throws {DomainError} `PHONE_NOT_FOUND` */
  readonly set: (
    organizationId: OrganizationId,
    phone: string,
    settings: Partial<PhoneSettings>,
  ) => Promise<PhoneRecord>;
};

/** How long a phone may take to say whether it is locked, in milliseconds. */
const LOCK_MS = 2_000;

/** @returns what tells how phones stand. */
export function phoneStatuses(
  context: HeldPhoneContext & { readonly views: Pick<LiveViews, 'isWatched'> },
): PhoneStatuses {
  const { database, phones, views, wake } = context;

  const isLocked = async (phone: PhoneRecord): Promise<boolean> => {
    const deadline = AbortSignal.timeout(LOCK_MS);
    try {
      const driver = phones.sessionDriver(phone.id);
      if (driver) return await driver.isLocked(deadline);
      if (!phones.isWarm(phone.id)) return false;
      return await phones.use(phone, (atHand, signal) => atHand.driver.isLocked(signal), deadline);
    } catch {
      // Whatever keeps it from saying so: the status itself is known.
      return false;
    }
  };
  const statusOf = async (phone: PhoneRecord): Promise<PhoneStatus> => ({
    phone,
    isLocked: await isLocked(phone),
    isWatched: views.isWatched(phone.id),
  });

  return {
    get: async (organizationId, idOrName) =>
      await statusOf(await phoneNamed(context.database, organizationId, idOrName)),
    reachable: (organizationId, idOrName) => connectable(context, organizationId, idOrName),
    async first(organizationId) {
      const all = await listPhones(database, organizationId);
      const phone = all.find(({ connectionStatus }) => connectionStatus !== 'offline') ?? all[0];
      return phone && (await statusOf(phone));
    },
    async set(organizationId, idOrName, settings) {
      const { id } = await phoneNamed(context.database, organizationId, idOrName);
      const phone = await setPhoneSettings(database, id, settings);
      wake.announce(id);
      return phone;
    },
  };
}
