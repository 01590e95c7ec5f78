import type { AgentChange, AgentRecord, CalledAgent, NewAgent } from '../domain/agent.ts';
import { DomainError } from '../domain/errors.ts';
import type { AgentId, OrganizationId } from '../domain/ids.ts';
import { given } from '../lib/given.ts';
import {
  type AgentValues,
  agentNames,
  changeAgent,
  deleteAgent,
  findAgent,
  insertAgent,
  listAgents,
} from '../storage/agent-records.ts';
import type { Database, Transaction } from '../storage/database.ts';
import { namesOf } from './agent-names.ts';
import { NOTHING_SAID } from './built-in-agents.ts';
import { phoneNamed } from './phone-named.ts';
import type { PickModel } from './pick-model.ts';

/** Everything that an edge may ask of agents, on behalf of an organisation. An agent goes by its id or name. */
export type AgentService = {
  /** @throws {DomainError} `AGENT_NOT_FOUND` */
  readonly get: (organizationId: OrganizationId, idOrName: string) => Promise<AgentRecord>;
  /** @returns the names of those of the ids that are the organisation's agents */
  readonly names: (
    organizationId: OrganizationId,
    ids: readonly AgentId[],
  ) => Promise<ReadonlyMap<AgentId, string>>;
  /** By name. */
  readonly list: (organizationId: OrganizationId) => Promise<readonly AgentRecord[]>;
  /** @throws {DomainError} `INVALID_INPUT`, `NAME_TAKEN`, `PHONE_NOT_FOUND` */
  readonly create: (organizationId: OrganizationId, input: NewAgent | CalledAgent) => Promise<AgentRecord>;
  /**
   * Changes what is given, for sessions to come.
   *
   * @throws {DomainError} also `AGENT_NOT_FOUND`
   */
  readonly update: (
    organizationId: OrganizationId,
    idOrName: string,
    input: AgentChange,
  ) => Promise<AgentRecord>;
  /** Deletes it; its sessions stay. @throws {DomainError} `AGENT_NOT_FOUND` */
  readonly remove: (organizationId: OrganizationId, idOrName: string) => Promise<void>;
};

/** @param pickModel refuses models that sessions couldn't have */
export function agentService(database: Database, pickModel: PickModel): AgentService {
  const valuesOf = async (
    tx: Transaction,
    organizationId: OrganizationId,
    { phoneId, maxCostUsd, ...rest }: AgentChange,
  ): Promise<Partial<AgentValues>> => {
    if (phoneId != null && rest.pool != null) {
      throw new DomainError('INVALID_INPUT', 'An agent has a phone or a pool, not both: leave one out.');
    }
    if (rest.model != null) pickModel(rest.model);
    const maxCostMicroUsd = maxCostUsd == null ? maxCostUsd : Math.round(maxCostUsd * 1e6);
    const phone = phoneId == null ? phoneId : (await phoneNamed(tx, organizationId, phoneId)).id;
    return given({
      ...rest,
      maxCostMicroUsd,
      // The one takes the place of the other.
      phoneId: rest.pool == null ? phone : null,
      pool: phoneId == null ? rest.pool : null,
    });
  };

  return {
    async get(organizationId, idOrName) {
      return await known(database, organizationId, idOrName);
    },
    names: (organizationId, ids) => agentNames(database, organizationId, ids),
    list: (organizationId) => listAgents(database, organizationId),
    create: (organizationId, input) =>
      database.$transaction(async (tx) => {
        const names = await namesOf(tx, organizationId, input, undefined);
        const values = { ...NOTHING_SAID, ...(await valuesOf(tx, organizationId, input)), ...names };
        return await insertAgent(tx, organizationId, values);
      }),
    update: (organizationId, idOrName, change) =>
      database.$transaction(async (tx) => {
        const { id } = await known(tx, organizationId, idOrName);
        const { name, displayName } = change;
        const isNamed = name !== undefined || displayName !== undefined;
        const names = isNamed && (await namesOf(tx, organizationId, { name, displayName }, id));
        return await changeAgent(tx, id, { ...(await valuesOf(tx, organizationId, change)), ...names });
      }),
    remove: (organizationId, idOrName) =>
      database.$transaction(async (tx) => {
        const { id } = await known(tx, organizationId, idOrName);
        await deleteAgent(tx, id);
      }),
  };
}

async function known(
  tx: Transaction,
  organizationId: OrganizationId,
  idOrName: string,
): Promise<AgentRecord> {
  const agent = await findAgent(tx, organizationId, idOrName);
  if (!agent) throw agentNotFound(idOrName);
  return agent;
}

/** @returns the failure of naming an agent that the organisation doesn't have. */
export function agentNotFound(idOrName: string): DomainError {
  return new DomainError(
    'AGENT_NOT_FOUND',
    `There is no agent "${idOrName}". List the agents to see their ids and names.`,
  );
}
