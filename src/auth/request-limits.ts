import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DomainError } from '../domain/errors.ts';
import type { OrganizationId } from '../domain/ids.ts';
import type { Database } from '../storage/database.ts';
import { organizationLimits } from '../storage/organizations.ts';
import type { Authenticate, Principal } from './principal.ts';

/** What a limit of requests counts, in seconds. */
const WINDOW_S = 60;
/** How long another process's change of an organisation's limit may go unnoticed, in milliseconds. */
const KNOWN_MS = 10_000;

/** Counts the requests of keys and organisations, in this process. */
export type RequestLimits = {
  /**
   * Counts one request of the principal.
   *
   * @throws {DomainError} `RATE_LIMITED`, with `retryAfterS` in its context
   */
  readonly count: (principal: Principal) => Promise<void>;
  /** Asks anew what the organisation's limit is. */
  readonly forget: (organizationId: OrganizationId) => void;
};

/** @param perMinute what a key without a limit of its own may ask a minute; undefined for any amount */
export function requestLimits(database: Database, perMinute: number | undefined): RequestLimits {
  // What is allowed differs by key: the limiter only counts.
  const limiter = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: WINDOW_S });
  const known = new Map<OrganizationId, { readonly limit: number | null; readonly until: number }>();

  const limitOf = async (organizationId: OrganizationId): Promise<number | null> => {
    const found = known.get(organizationId);
    if (found && found.until > performance.now()) return found.limit;
    const { requestsPerMinute: limit } = await organizationLimits(database, organizationId);
    known.set(organizationId, { limit, until: performance.now() + KNOWN_MS });
    return limit;
  };

  const consume = async (holder: 'key' | 'organization', id: string, limit: number): Promise<void> => {
    const { consumedPoints, msBeforeNext } = await limiter.consume(`${holder} ${id}`);
    if (consumedPoints <= limit) return;
    const retryAfterS = Math.max(1, Math.ceil(msBeforeNext / 1_000));
    const whose = holder === 'key' ? 'This API key' : 'This organisation';
    throw new DomainError(
      'RATE_LIMITED',
      `${whose} may make ${limit} requests a minute. Try again in ${retryAfterS} s.`,
      { limit: 'requestsPerMinute', holder, allowed: limit, retryAfterS },
    );
  };

  return {
    async count({ apiKeyId, organizationId, requestsPerMinute }) {
      const own = requestsPerMinute ?? perMinute;
      if (own !== undefined) await consume('key', apiKeyId, own);
      const shared = await limitOf(organizationId);
      if (shared !== null) await consume('organization', organizationId, shared);
    },
    forget: (organizationId) => {
      known.delete(organizationId);
    },
  };
}

/** @returns the same authentication, which counts each success as a request. */
export function counted(authenticate: Authenticate, limits: Pick<RequestLimits, 'count'>): Authenticate {
  return async (key) => {
    const principal = await authenticate(key);
    await limits.count(principal);
    return principal;
  };
}
