import { randomBytes } from 'node:crypto';
import { DomainError } from '../domain/errors.ts';
import type { SignInId } from '../domain/ids.ts';
import type { Clock } from '../lib/clock.ts';
import { findKey } from '../storage/api-keys.ts';
import type { Database } from '../storage/database.ts';
import { deleteSignIn, findSignIn, insertSignIn, type SignInKind } from '../storage/sign-ins.ts';
import { newBrowserToken, type Principal } from './principal.ts';
import { signInAttempts } from './sign-in-attempts.ts';

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

/** Who a token is made for: it ends with their key. */
type Holder = Pick<Principal, 'organizationId' | 'apiKeyId' | 'expiresAt'>;

/** How browsers come by what a key may do, without keeping the key. */
export type SignInService = {
  /**
   * Signs a browser in with a key, or with the token of a login link, which works once.
   *
   * @param address what the attempt comes from: too many that fail are refused
   * @throws {DomainError} `INVALID_API_KEY`, `INVALID_LOGIN_LINK`, `RATE_LIMITED`
   */
  readonly signIn: (
    credential: { readonly apiKey: string } | { readonly loginToken: string },
    address: string,
  ) => Promise<SignedIn>;
  /** Signs out the browser that keeps this token. @returns whether it was signed in */
  readonly signOut: (token: string) => Promise<boolean>;
  /** Makes a link that signs a browser in as whoever asks, within a day. */
  readonly createLink: (who: Holder) => Promise<LoginLink>;
};

/**
 * @param onSignedOut told of each browser that was signed out, once it is
 * @returns the use cases over a database
 */
export function signInService(
  database: Database,
  clock: Clock,
  onSignedOut: (id: SignInId) => void,
): SignInService {
  const attempts = signInAttempts();

  const insert = async (who: Holder, kind: SignInKind, token: string): Promise<Date> => {
    const createdAt = new Date(clock.now());
    const lastsUntil = new Date(createdAt.getTime() + LASTS_MS[kind]);
    const expiresAt = who.expiresAt && who.expiresAt < lastsUntil ? who.expiresAt : lastsUntil;
    await insertSignIn(database, token, who, kind, { createdAt, expiresAt });
    return expiresAt;
  };

  const ofLink = async (token: string): Promise<Principal> => {
    const found = await findSignIn(database, token, 'link', new Date(clock.now()));
    // Whoever takes it away has it.
    if (found && (await deleteSignIn(database, token, 'link')) !== undefined)
      return { ...found, expiresAt: found.keyExpiresAt };
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
    async signIn(credential, address) {
      const principal = await attempts.attempt(address, () =>
        'apiKey' in credential ? ofKey(credential.apiKey.trim()) : ofLink(credential.loginToken),
      );
      const token = newBrowserToken();
      return { token, expiresAt: await insert(principal, 'browser', token), principal };
    },
    async signOut(token) {
      const id = await deleteSignIn(database, token, 'browser');
      if (id !== undefined) onSignedOut(id);
      return id !== undefined;
    },
    async createLink(who) {
      const token = `${LINK_PREFIX}${randomBytes(32).toString('base64url')}`;
      return { expiresAt: await insert(who, 'link', token), path: `/#${token}` };
    },
  };
}
