import { DomainError } from '../domain/errors.ts';
import type { ApiKeyId, OrganizationId } from '../domain/ids.ts';
import type { Size } from '../domain/phone.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import type { Wake } from '../events/wake.ts';
import type { Clock } from '../lib/clock.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import { domainFailure } from '../sessions/domain-failure.ts';
import { phoneNamed } from '../sessions/phone-named.ts';
import type { Database } from '../storage/database.ts';
import { holdPhone, holdUntil } from '../storage/phone-holds.ts';
import { setFrameSize } from '../storage/phone-records.ts';
import { type OpenPhones, type PhoneAtHand, takenBySession } from './open-phones.ts';

/** How long a use of a phone may take, its connection included, and so a hold that nobody ends. In milliseconds. */
const USE_MS = 120_000;
/** How long the same key alone goes on after an action, in milliseconds. */
const GRACE_MS = 5_000;

/** Whose hand it is. */
export type Who = { readonly organizationId: OrganizationId; readonly apiKeyId: ApiKeyId };

/** What using a phone by hand works with. */
export type HeldPhoneContext = {
  readonly database: Database;
  readonly phones: OpenPhones;
  readonly wake: Pick<Wake, 'announce'>;
  readonly clock: Clock;
};

/** What is done with a phone. */
export type Work<T> = (phone: PhoneAtHand, record: PhoneRecord, signal: AbortSignal) => Promise<T>;

/**
 * Does something with a phone that a key holds meanwhile and a moment longer, so that no other key comes between
 * two touches. A session may take the phone at any time, and ends the hold by it.
 *
 * @throws {DomainError} `PHONE_NOT_FOUND`, `PHONE_NOT_CONNECTED`, `PHONE_BUSY`, and what becomes of a phone's
 *   failures
 */
export async function usePhone<T>(
  context: HeldPhoneContext,
  { organizationId, apiKeyId: heldBy }: Who,
  idOrName: string,
  work: Work<T>,
): Promise<T> {
  const { database, phones, clock } = context;
  const phone = await connectable(context, organizationId, idOrName);
  const hold = { phoneId: phone.id, heldBy };
  const leave = phones.enter(phone.id, heldBy);
  try {
    const now = clock.now();
    if (!(await holdPhone(database, hold, { now, until: now + USE_MS }))) {
      throw busy(await phoneNamed(context.database, organizationId, idOrName));
    }
    return await connected(context, phone, work);
  } finally {
    // What the key still does with the phone goes on holding it.
    if (leave()) await holdUntil(database, hold, clock.now() + GRACE_MS);
  }
}

/**
 * Looks at a phone that no session holds; whoever uses it by hand isn't kept from it.
 *
 * @throws {DomainError} the same
 */
export async function lookAtPhone<T>(
  context: HeldPhoneContext,
  organizationId: OrganizationId,
  idOrName: string,
  work: Work<T>,
): Promise<T> {
  const phone = await connectable(context, organizationId, idOrName);
  if (phone.leaseId !== null) throw takenBySession();
  return await connected(context, phone, work);
}

/** @throws {DomainError} `PHONE_NOT_FOUND`, or `PHONE_NOT_CONNECTED` for one that is offline */
export async function connectable(
  context: HeldPhoneContext,
  organizationId: OrganizationId,
  idOrName: string,
): Promise<PhoneRecord> {
  const phone = await phoneNamed(context.database, organizationId, idOrName);
  if (phone.connectionStatus !== 'offline') return phone;
  throw notConnected(phone);
}

async function connected<T>({ phones }: HeldPhoneContext, phone: PhoneRecord, work: Work<T>): Promise<T> {
  const deadline = new AbortController();
  const tooLong = new PhoneError(
    'timeout',
    'The phone took too long. Take a screenshot before acting again.',
  );
  const timer = setTimeout(() => deadline.abort(tooLong), USE_MS);
  try {
    return await phones.use(phone, (atHand, signal) => work(atHand, phone, signal), deadline.signal);
  } catch (error) {
    throw domainFailure(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Notes how large a phone's frames are, and tells when that is new. */
export async function noteFrameSize(
  { database, wake }: Pick<HeldPhoneContext, 'database' | 'wake'>,
  { id }: Pick<PhoneRecord, 'id'>,
  size: Size,
): Promise<void> {
  if (await setFrameSize(database, id, size)) wake.announce(id);
}

function notConnected({ name }: PhoneRecord): DomainError {
  return new DomainError('PHONE_NOT_CONNECTED', `The phone "${name}" is offline. Connect it and try again.`);
}

function busy({ leaseId, heldUntil }: PhoneRecord): DomainError {
  if (leaseId !== null || heldUntil === null) return takenBySession();
  return new DomainError('PHONE_BUSY', 'Another key uses the phone by hand. Try again when it has let go.', {
    heldUntil: heldUntil.toISOString(),
  });
}
