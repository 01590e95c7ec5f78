import { randomUUID } from 'node:crypto';
import { DomainError } from '../domain/errors.ts';
import type { OrganizationId, SessionId } from '../domain/ids.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import type { PhoneDriver } from '../phones/phone-driver.ts';
import { domainFailure } from '../sessions/domain-failure.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { OpenPhones } from './open-phones.ts';
import type { WatchSession } from './session-view.ts';

/** How long a look or an action may take, the connection included, in milliseconds. */
const PATIENCE_MS = 60_000;

/** A session's screen as somebody sees it who watches. */
export type SessionGlance = {
  readonly jpeg: Uint8Array;
  /** The app in front, null where the platform can't tell. */
  readonly app: { readonly id: string; readonly name: string } | null;
};

/** What clients do with the phone of a session besides speaking to its agent. */
export type SessionHands = {
  /**
   * Opens an address on the session's phone. An agent at work is interrupted for it, and goes on.
   *
   * @throws {DomainError} `SESSION_NOT_FOUND`, `INVALID_TRANSITION` when it has ended, and as phones fail
   */
  readonly openUrl: (organizationId: OrganizationId, id: SessionId, url: string) => Promise<void>;
  /** Looks at the session's screen; its agent goes on meanwhile. @throws {DomainError} the same */
  readonly look: (organizationId: OrganizationId, id: SessionId) => Promise<SessionGlance>;
};

/** What it works with. */
export type SessionHandsContext = {
  readonly sessions: Pick<SessionService, 'get' | 'holdPhone' | 'prepare' | 'takeover' | 'act' | 'release'>;
  readonly phones: Pick<OpenPhones, 'use' | 'sessionDriver'>;
  readonly watchSession: WatchSession;
};

/** @returns the use cases over sessions and what is connected. */
export function sessionHands({ sessions, phones, watchSession }: SessionHandsContext): SessionHands {
  const withDriver = async <T>(
    phone: PhoneRecord,
    work: (driver: PhoneDriver, signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const driver = phones.sessionDriver(phone.id);
    try {
      if (driver) return await work(driver, patience);
      return await phones.use(phone, (atHand, signal) => work(atHand.driver, signal), patience);
    } catch (error) {
      throw domainFailure(error);
    }
  };

  /** Nobody may see the phone of a session before it is what that session begins with. */
  const hold = async (organizationId: OrganizationId, id: SessionId): Promise<PhoneRecord> => {
    const phone = await sessions.holdPhone(organizationId, id);
    await sessions.prepare(organizationId, id);
    return phone;
  };

  return {
    async openUrl(organizationId, id, url) {
      const action = { type: 'open_url', url } as const;
      const { status, pauseReason } = await sessions.get(organizationId, id);
      const isAtWork = status === 'running' || pauseReason === 'takeover';
      if (!isAtWork) {
        // Nobody works on it: its agent looks anew before it goes on.
        const phone = await hold(organizationId, id);
        await withDriver(phone, (driver, signal) => driver.perform(action, signal));
        return;
      }
      if (status === 'running') await sessions.takeover(organizationId, id, `To open ${url}`);
      try {
        const { data } = await sessions.act(organizationId, id, randomUUID(), action);
        if (data.isError) throw new DomainError('ACTION_FAILED', data.text);
      } finally {
        if (status === 'running') await sessions.release(organizationId, id);
      }
    },

    async look(organizationId, id) {
      const phone = await hold(organizationId, id);
      const patience = AbortSignal.timeout(PATIENCE_MS);
      for await (const { jpeg } of watchSession(id, patience)) {
        return { jpeg, app: await withDriver(phone, appInFront).catch(() => null) };
      }
      throw new DomainError('PHONE_TIMEOUT', 'The screen could not be seen in time. Try again.');
    },
  };
}

async function appInFront(driver: PhoneDriver, signal: AbortSignal): Promise<SessionGlance['app']> {
  const app = await driver.currentApp(signal);
  if (!app) return null;
  const installed = await driver.apps(signal).catch(() => []);
  const name = installed.find(({ id }) => id === app.packageName)?.name;
  return { id: app.packageName, name: name ?? app.packageName };
}
