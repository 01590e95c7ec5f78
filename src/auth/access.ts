import type { ApiKeyId, OrganizationId, SignInId } from '../domain/ids.ts';
import type { Clock } from '../lib/clock.ts';
import type { Database } from '../storage/database.ts';
import { type ApiKeyService, apiKeyService } from './api-key-service.ts';
import { type OrganizationService, organizationService } from './organization-service.ts';
import { type SignInService, signInService } from './sign-in-service.ts';
import { type CreateViewToken, viewTokenMaker } from './view-token-service.ts';
import type { ViewTokens } from './view-tokens.ts';

/** Everything that an edge may ask of who has access to what. */
export type Access = {
  readonly apiKeys: ApiKeyService;
  readonly organizations: OrganizationService;
  readonly createViewToken: CreateViewToken;
  readonly signIns: SignInService;
};

/** What access works with. */
export type AccessContext = {
  readonly database: Database;
  readonly clock: Clock;
  readonly viewTokens: Pick<ViewTokens, 'issue'>;
  /** The default organisation. */
  readonly operatorId: OrganizationId;
  /** Told of each key that was revoked. */
  readonly onRevoked?: (id: ApiKeyId) => void;
  /** Told of each browser that was signed out. */
  readonly onSignedOut?: (id: SignInId) => void;
  /** Told of each organisation whose limits have changed. */
  readonly onLimitsChanged?: (id: OrganizationId) => void;
};

/** @returns the use cases over a database. */
export function access(context: AccessContext): Access {
  const { database, clock, operatorId, viewTokens } = context;
  const { onRevoked = () => undefined, onSignedOut = () => undefined } = context;
  const { onLimitsChanged = () => undefined } = context;
  return {
    apiKeys: apiKeyService(database, clock, onRevoked),
    organizations: organizationService({ database, clock, operatorId, onLimitsChanged }),
    createViewToken: viewTokenMaker(viewTokens, clock),
    signIns: signInService(database, clock, onSignedOut),
  };
}
