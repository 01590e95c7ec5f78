import type { Principal } from '../src/auth/principal.ts';
import type { Scope } from '../src/domain/scope.ts';
import type { EventFeed } from '../src/events/event-feed.ts';
import type { Clock } from '../src/lib/clock.ts';
import type { SecretService } from '../src/sessions/secret-service.ts';
import type { SessionService } from '../src/sessions/session-service.ts';
import type { Database } from '../src/storage/database.ts';

/** What resolvers work with. */
export type GraphQLContext = {
  readonly database: Database;
  readonly sessions: SessionService;
  readonly secrets: SecretService;
  readonly feed: EventFeed;
  readonly clock: Clock;
  /**
   * Who asks; `read` is what the key must have unless another scope is named.
   *
   * @throws {DomainError} `AUTH_REQUIRED`, `INVALID_API_KEY` or `FORBIDDEN`
   */
  readonly principal: (scope?: Scope) => Promise<Principal>;
};
