import { randomBytes } from 'node:crypto';
import type { RootDialect } from '../domain/dialect.ts';
import { DomainError } from '../domain/errors.ts';
import type { ApiKeyId, OrganizationId, SignInId } from '../domain/ids.ts';
import { holdsScope, type Scope } from '../domain/scope.ts';
import { type Sight, shows, type View } from '../domain/sight.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { findKey, findKeyById } from '../storage/api-keys.ts';
import type { Database } from '../storage/database.ts';
import { findSignIn } from '../storage/sign-ins.ts';
import { VIEW_PREFIX, type ViewTokens } from './view-tokens.ts';

/** Who a key, or a view token made with it, stands for, and what it may do. */
export type Principal = {
  readonly organizationId: OrganizationId;
  readonly apiKeyId: ApiKeyId;
  /** What the browser was signed in with that asks. */
  readonly signInId?: SignInId | undefined;
  /** The REST dialect that the root `/v1` speaks to it; null to tell by each request. */
  readonly dialect?: RootDialect | null | undefined;
  /** None for a view token. */
  readonly scopes: readonly Scope[];
  /** What a view token shows: this, and nothing else. */
  readonly view?: View | undefined;
  /** When the key or the token ends, and with it what it follows live; null for never. */
  readonly expiresAt?: Date | null | undefined;
  /** How many requests the key may make a minute; null for as many as the server's setting says. */
  readonly requestsPerMinute?: number | null | undefined;
};

/** @throws {DomainError} `FORBIDDEN` when the key may not do that, whatever it would be done to */
export function demandScope({ scopes, view }: Principal, wanted: Scope): void {
  if (view) throw outOfSight(view);
  if (holdsScope(scopes, wanted)) return;
  throw new DomainError(
    'FORBIDDEN',
    `This API key has no scope "${wanted}". Use one that has it, or ask who administers the keys for it.`,
    { scope: wanted },
  );
}

/**
 * Asks for what a view token may see too; a key needs the scope `read` for it.
 *
 * @throws {DomainError} `FORBIDDEN`, for a token the same whether there is such a thing or not
 */
export function demandSight(principal: Principal, wanted: Sight): void {
  if (!principal.view) demandScope(principal, 'read');
  else if (!shows(principal.view, wanted)) throw outOfSight(principal.view);
}

/** @returns the failure of asking with a view token for anything but what it shows. */
export function outOfSight(view: View): DomainError {
  const shown = 'sessionId' in view ? 'session' : 'phone';
  return new DomainError(
    'FORBIDDEN',
    `This view token shows one ${shown}, by its id, and nothing else. Use an API key for the rest.`,
  );
}

/** What begins the token that a signed in browser keeps. */
const BROWSER_PREFIX = 'browser_';

/** @returns a new API key: `opp_` and 32 random bytes in base64url. */
export function newApiKey(): string {
  return `opp_${randomBytes(32).toString('base64url')}`;
}

/** @returns a new token of a browser: `browser_` and 32 random bytes in base64url. */
export function newBrowserToken(): string {
  return `${BROWSER_PREFIX}${randomBytes(32).toString('base64url')}`;
}

/** Tells who a key or a view token stands for. */
export type Authenticate = (key: string | undefined) => Promise<Principal>;

/** What authentication works with besides the database. */
export type AuthenticatorOptions = {
  /** Reads view tokens. */
  readonly viewTokens: Pick<ViewTokens, 'read'>;
  readonly clock?: Clock;
  /** Told of each key that was used, itself or by a token. */
  readonly onUse?: (apiKeyId: ApiKeyId) => void;
};

/**
 * Every call asks the database, so that a revoked key ends at once.
 *
 * @throws {DomainError} `AUTH_REQUIRED` without a key, `INVALID_API_KEY` with one that is unknown or has ended
 */
export function authenticator(
  database: Database,
  { viewTokens, clock = systemClock, onUse = () => undefined }: AuthenticatorOptions,
): Authenticate {
  return async (key) => {
    if (!key) {
      throw new DomainError(
        'AUTH_REQUIRED',
        'An API key is required: send it in the header X-API-Key, or as Authorization: Bearer.',
      );
    }
    const principal = await findPrincipal(database, viewTokens, key, new Date(clock.now()));
    if (!principal) {
      throw new DomainError('INVALID_API_KEY', 'The API key is unknown, revoked or expired.');
    }
    onUse(principal.apiKeyId);
    return principal;
  };
}

async function findPrincipal(
  database: Database,
  viewTokens: Pick<ViewTokens, 'read'>,
  key: string,
  at: Date,
): Promise<Principal | undefined> {
  if (key.startsWith(VIEW_PREFIX)) return await findViewer(database, viewTokens, key, at);
  if (key.startsWith(BROWSER_PREFIX)) return await findSignIn(database, key, 'browser', at);
  const found = await findKey(database, key, at);
  if (!found) return undefined;
  const { id, organizationId, dialect, scopes, expiresAt, requestsPerMinute } = found;
  return { organizationId, apiKeyId: id, dialect, scopes, expiresAt, requestsPerMinute };
}

/** @returns who may see what the token shows, as long as the key works that it was made with */
async function findViewer(
  database: Database,
  viewTokens: Pick<ViewTokens, 'read'>,
  token: string,
  at: Date,
): Promise<Principal | undefined> {
  const granted = viewTokens.read(token);
  if (!granted || granted.expiresAt <= at) return undefined;
  const key = await findKeyById(database, granted.apiKeyId, at);
  if (!key) return undefined;
  const { organizationId, requestsPerMinute } = key;
  const isOutlived = key.expiresAt !== null && key.expiresAt < granted.expiresAt;
  const expiresAt = isOutlived ? key.expiresAt : granted.expiresAt;
  return { ...granted, organizationId, expiresAt, requestsPerMinute, scopes: [] };
}

/** Headers, or what stands for them; names are asked for in lower case. */
type NamedValues = { readonly get: (name: string) => string | null | undefined };

/** @returns the key that a request carries, in `X-API-Key` or as a Bearer token. */
export function keyOf(headers: NamedValues): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '');
  return headers.get('x-api-key')?.trim() || bearer?.[1];
}
