import { DomainError } from '../domain/errors.ts';
import type { OrganizationId } from '../domain/ids.ts';
import { coveredFrame } from './covered-frame.ts';
import type { TakeLiveLook } from './live-view.ts';
import type { OpenPhones } from './open-phones.ts';

/** What looking at phones that people watch takes. */
export type LiveLookContext = {
  readonly phones: OpenPhones;
  /** Whether the organisation has secrets, which a screen may show. */
  readonly hasSecrets: (organizationId: OrganizationId) => Promise<boolean>;
};

/**
 * @returns what takes the frames of phones that people watch: through the driver of the session that has the phone
 *   open, or else by hand, which ends as soon as a session takes the phone
 */
export function liveLook({ phones, hasSecrets }: LiveLookContext): TakeLiveLook {
  return async (phone, signal) => {
    const driver = phones.sessionDriver(phone.id);
    if (driver) {
      const mayShowSecrets = driver.mayShowSecrets() || (await hasSecrets(phone.organizationId));
      return { ...(await coveredFrame(driver, mayShowSecrets, signal)), isShared: true };
    }
    if (phones.isTaken(phone.id)) return undefined;
    try {
      const seen = await phones.use(
        phone,
        (atHand, either) => coveredFrame(atHand.driver, atHand.driver.mayShowSecrets(), either),
        signal,
      );
      return { ...seen, isShared: false };
    } catch (error) {
      // A session takes it just now.
      if (error instanceof DomainError && error.code === 'PHONE_BUSY') return undefined;
      throw error;
    }
  };
}
