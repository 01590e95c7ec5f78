import { randomBytes } from 'node:crypto';
import { DomainError } from '../domain/errors.ts';
import type { ApiKeyId, OrganizationId } from '../domain/ids.ts';
import type { Clock } from '../lib/clock.ts';
import { findKey } from '../storage/api-keys.ts';
import type { Database } from '../storage/database.ts';
import { deleteSignIn, findSignIn, insertSignIn, type SignInKind } from '../storage/sign-ins.ts';
import { newBrowserToken, type Principal } from './principal.ts';

const DAY_MS = 86_400_000;
/** How long a browser stays signed in, and a link may wait to be opened, in milliseconds. */
const LASTS_MS = { browser: 30 * DAY_MS, link: DAY_MS } as const satisfies Record<SignInKind, number>;

/** What begins the token of a link. */
const LINK_PREFIX = 'login_';

/** A browser that was signed in. */
export type SignedIn = {
  /** What the browser keeps. */
  readonly token: string;
  readonly expiresAt: Date;
  readonly principal: Principal;
};

/** A link that signs a browser in, once. */
export type LoginLink = {
  /** A path on the server, with the token behind `#`, where no log and no other site comes to see it. */
  readonly path: string;
  readonly expiresAt: Date;
};

/** How browsers come by what a key may do, without keeping the key. */
export type SignInService = {
  /**
   * Signs a browser in with a key, or with the token of a login link, which works once.
   *
   * @throws {DomainError} `INVALID_API_KEY`, `INVALID_LOGIN_LINK`
   */
  readonly signIn: (
    credential: { readonly apiKey: string } | { readonly loginToken: string },
  ) => Promise<SignedIn>;
  /** Signs out the browser that keeps this token. @returns whether it was signed in */
  readonly signOut: (token: string) => Promise<boolean>;
  /** Makes a link that signs a browser in as whoever asks, within a day. */
  readonly createLink: (who: Pick<Principal, 'organizationId' | 'apiKeyId'>) => Promise<LoginLink>;
};

/** @returns the use cases over a database. */
export function signInService(database: Database, clock: Clock): SignInService {
  const insert = async (
    who: { readonly organizationId: OrganizationId; readonly apiKeyId: ApiKeyId },
    kind: SignInKind,
    token: string,
  ): Promise<Date> => {
    const createdAt = new Date(clock.now());
    const expiresAt = new Date(createdAt.getTime() + LASTS_MS[kind]);
    await insertSignIn(database, token, who, kind, { createdAt, expiresAt });
    return expiresAt;
  };

  const ofLink = async (token: string): Promise<Principal> => {
    const found = await findSignIn(database, token, 'link', new Date(clock.now()));
    // Whoever takes it away has it.
    if (found && (await deleteSignIn(database, token))) return found;
    throw new DomainError(
      'INVALID_LOGIN_LINK',
      'This link was used already, or has expired. Make another one with `npx opposable open`, or sign in with an API key.',
    );
  };

  const ofKey = async (key: string): Promise<Principal> => {
    const found = await findKey(database, key, new Date(clock.now()));
    if (!found) throw new DomainError('INVALID_API_KEY', 'The API key is unknown, revoked or expired.');
    return { ...found, apiKeyId: found.id };
  };

  return {
    async signIn(credential) {
      const principal = await ('apiKey' in credential
        ? ofKey(credential.apiKey.trim())
        : ofLink(credential.loginToken));
      const token = newBrowserToken();
      return { token, expiresAt: await insert(principal, 'browser', token), principal };
    },
    signOut: (token) => deleteSignIn(database, token),
    async createLink(who) {
      const token = `${LINK_PREFIX}${randomBytes(32).toString('base64url')}`;
      return { expiresAt: await insert(who, 'link', token), path: `/#${token}` };
    },
  };
}
