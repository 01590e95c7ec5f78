import type { GraphQLResolveInfo } from 'graphql';
import { demandScope, demandSight, outOfSight, type Principal } from '../src/auth/principal.ts';
import { holdsScope, type Scope } from '../src/domain/scope.ts';
import type { Sight } from '../src/domain/sight.ts';
import { selectsOtherRecords } from './other-records.ts';

/** How resolvers ask who asks, before anything is looked up. */
export type WhoAsks = {
  /**
   * Who asks with an API key; `read` is what it must have unless another scope is named.
   *
   * @throws {DomainError} `AUTH_REQUIRED`, `INVALID_API_KEY`, `RATE_LIMITED` or `FORBIDDEN`
   */
  readonly principal: (scope?: Scope) => Promise<Principal>;
  /**
   * Who asks to see one session or phone, which a view token may do too, as long as what it selects
   * doesn't lead on to anything else.
   *
   * @throws {DomainError} as `principal` does
   */
  readonly sight: (wanted: Sight, info: GraphQLResolveInfo) => Promise<Principal>;
  /** @returns whether who asks has that scope, which a view token never has. */
  readonly holds: (scope: Scope) => Promise<boolean>;
};

/**
 * @param identify tells who asks; called once an operation
 * @returns what a context has to ask with
 */
export function whoAsks(identify: () => Promise<Principal>): WhoAsks {
  let identified: Promise<Principal> | undefined;
  const once = (): Promise<Principal> => {
    identified ??= identify();
    return identified;
  };
  return {
    async principal(scope = 'read') {
      const principal = await once();
      demandScope(principal, scope);
      return principal;
    },
    async sight(wanted, info) {
      const principal = await once();
      demandSight(principal, wanted);
      if (principal.view && selectsOtherRecords(info)) throw outOfSight(principal.view);
      return principal;
    },
    holds: async (scope) => holdsScope((await once()).scopes, scope),
  };
}
