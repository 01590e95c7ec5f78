import { z } from 'zod';
import { type ApiKeyRecord, organizationName } from '../domain/api-key.ts';
import { DomainError } from '../domain/errors.ts';
import { type OrganizationId, parseId } from '../domain/ids.ts';
import { type LimitsChange, limitsChange } from '../domain/limits.ts';
import { holdsScope, SCOPES } from '../domain/scope.ts';
import { validate } from '../domain/validate.ts';
import type { Clock } from '../lib/clock.ts';
import { insertKey } from '../storage/api-keys.ts';
import type { Database } from '../storage/database.ts';
import { insertOrganization, updateOrganizationLimits } from '../storage/organizations.ts';
import { demandScope, newApiKey, type Principal } from './principal.ts';

/** A new organisation with the key that administers it, which nothing shows again. */
export type CreatedOrganization = {
  readonly organizationId: OrganizationId;
  readonly key: string;
  readonly apiKey: ApiKeyRecord;
};

/** What the operator of the server may do: whoever administers its default organisation. */
export type OrganizationService = {
  /** Whether somebody operates the server. */
  readonly isOperator: (principal: Principal) => boolean;
  /** @throws {DomainError} `FORBIDDEN` for everybody but the operator, whatever it is about */
  readonly demandOperator: (principal: Principal) => void;
  /** @throws {DomainError} `FORBIDDEN`, `INVALID_INPUT`, `ORGANIZATION_EXISTS` */
  readonly create: (principal: Principal, name: string) => Promise<CreatedOrganization>;
  /** @throws {DomainError} `FORBIDDEN`, `INVALID_INPUT`, `ORGANIZATION_NOT_FOUND` */
  readonly setLimits: (principal: Principal, id: string, change: LimitsChange) => Promise<OrganizationId>;
};

/** What the use cases of organisations work with. */
export type OrganizationServiceContext = {
  readonly database: Database;
  readonly clock: Clock;
  /** The default organisation. */
  readonly operatorId: OrganizationId;
  /** Told of each organisation whose limits have changed. */
  readonly onLimitsChanged: (id: OrganizationId) => void;
};

/** @returns the use cases over a database. */
export function organizationService(context: OrganizationServiceContext): OrganizationService {
  const { database, clock, operatorId, onLimitsChanged } = context;
  const isOperator = ({ organizationId, scopes }: Principal): boolean =>
    organizationId === operatorId && holdsScope(scopes, 'admin');
  const demandOperator = (principal: Principal): void => {
    demandScope(principal, 'admin');
    if (isOperator(principal)) return;
    throw new DomainError(
      'FORBIDDEN',
      'Only the operator of the server, with an admin key of its default organisation, may do that.',
    );
  };
  return {
    isOperator,
    demandOperator,
    async create(principal, text) {
      demandOperator(principal);
      const { name } = validate(z.object({ name: organizationName }), { name: text });
      const now = new Date(clock.now());
      const key = newApiKey();
      return await database.$transaction(async (tx) => {
        const organizationId = await insertOrganization(tx, name, now);
        if (!organizationId) {
          throw new DomainError('ORGANIZATION_EXISTS', `There is an organisation "${name}" already.`);
        }
        const admin = { name: 'admin', scopes: SCOPES };
        return { organizationId, key, apiKey: await insertKey(tx, organizationId, key, admin, now) };
      });
    },
    async setLimits(principal, text, input) {
      demandOperator(principal);
      const change = validate(limitsChange, input);
      const id = parseId('org', text);
      if (!id || !(await updateOrganizationLimits(database, id, change))) {
        throw new DomainError('ORGANIZATION_NOT_FOUND', 'There is no such organisation.');
      }
      onLimitsChanged(id);
      return id;
    },
  };
}
