import { z } from 'zod';
import { type AgentRecord, MAX_NOTES } from '../domain/agent.ts';
import { type AgentId, newId, type OrganizationId, parseId } from '../domain/ids.ts';
import { policy } from '../domain/policy.ts';
import { onceEach } from '../lib/once-each.ts';
import type { Database, Transaction } from './database.ts';
import type { Agent } from './generated/sqlite/client.ts';
import { capabilitiesOf } from './records.ts';

const strings = z.array(z.string());

/** What an agent's row says besides whose it is and since when. */
export type AgentValues = Omit<AgentRecord, 'id' | 'organizationId' | 'createdAt' | 'updatedAt'>;

/** @returns the stored agent; its name must be free */
export async function insertAgent(
  tx: Transaction,
  organizationId: OrganizationId,
  values: AgentValues,
): Promise<AgentRecord> {
  const data = { id: newId('agent'), organizationId, ...toColumns(values) };
  return toAgentRecord(await tx.agent.create({ data }));
}

/** @returns the agent as it is then; what isn't given stays */
export async function changeAgent(
  tx: Transaction,
  id: AgentId,
  values: Partial<AgentValues>,
): Promise<AgentRecord> {
  return toAgentRecord(await tx.agent.update({ where: { id }, data: toColumns(values) }));
}

/** Deletes an agent; its sessions stay, and forget it. */
export async function deleteAgent(tx: Transaction, id: AgentId): Promise<void> {
  await tx.agent.delete({ where: { id } });
}

/** @returns the organisation's agent with that id or name, if there is one. */
export async function findAgent(
  { quick }: Transaction,
  organizationId: OrganizationId,
  idOrName: string,
): Promise<AgentRecord | undefined> {
  const find = (column: 'id' | 'name', value: string): Agent | undefined =>
    quick.row(`SELECT * FROM "Agent" WHERE "organizationId" = ? AND "${column}" = ?`, organizationId, value);
  const id = parseId('agent', idOrName);
  const row = (id && find('id', id)) ?? find('name', idOrName);
  return row && toAgentRecord(row);
}

/** @returns the names of the organisation's agents with these ids. */
export async function agentNames(
  { quick }: Database,
  organizationId: OrganizationId,
  ids: readonly AgentId[],
): Promise<ReadonlyMap<AgentId, string>> {
  if (ids.length === 0) return new Map();
  const sql =
    'SELECT "id", "name" FROM "Agent" WHERE "organizationId" = ? AND "id" IN (SELECT "value" FROM json_each(?))';
  return nameById(quick.rows<Named>(sql, organizationId, JSON.stringify(ids)));
}

type Named = { readonly id: AgentId; readonly name: string };
const nameById = onceEach(
  (rows: readonly Named[]): ReadonlyMap<AgentId, string> => new Map(rows.map(({ id, name }) => [id, name])),
);

/** @returns the names of the organisation's agents that begin like that, besides that of `except`. */
export async function agentNamesLike(
  tx: Transaction,
  organizationId: OrganizationId,
  begin: string,
  except: AgentId | undefined,
): Promise<readonly string[]> {
  const rows = await tx.agent.findMany({
    where: { organizationId, name: { startsWith: begin }, ...(except && { id: { not: except } }) },
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}

/** @returns the organisation's agents by name. */
export async function listAgents(
  tx: Transaction,
  organizationId: OrganizationId,
): Promise<readonly AgentRecord[]> {
  const rows = await tx.agent.findMany({ where: { organizationId }, orderBy: { name: 'asc' } });
  return rows.map(toAgentRecord);
}

/** @returns what an agent noted for its later sessions, the oldest first; nothing once it is deleted */
export async function agentMemory(tx: Transaction, id: AgentId | null): Promise<readonly string[]> {
  const row = id === null ? null : await tx.agent.findUnique({ where: { id }, select: { memory: true } });
  return row ? strings.parse(JSON.parse(row.memory)) : [];
}

/** Keeps one more note of an agent, in place of its oldest when there are too many. */
export async function keepNote(database: Database, id: AgentId | null, note: string): Promise<void> {
  if (id === null) return;
  await database.$transaction(async (tx) => {
    const others = (await agentMemory(tx, id)).filter((known) => known !== note);
    const memory = JSON.stringify([...others, note].slice(-MAX_NOTES));
    await tx.agent.updateMany({ where: { id }, data: { memory } });
  });
}

function toColumns<V extends Partial<AgentValues>>({
  allowedApps,
  policy: rules,
  capabilities,
  tags,
  memory,
  ...rest
}: V) {
  return {
    ...rest,
    ...(allowedApps !== undefined && { allowedApps: allowedApps && JSON.stringify(allowedApps) }),
    ...(rules !== undefined && { policy: rules && JSON.stringify(rules) }),
    ...(capabilities !== undefined && { capabilities: capabilities && JSON.stringify(capabilities) }),
    ...(tags !== undefined && { tags: JSON.stringify(tags) }),
    ...(memory !== undefined && { memory: JSON.stringify(memory) }),
  };
}

function toAgentRecord(row: Agent): AgentRecord {
  return {
    ...(row as unknown as AgentRecord),
    allowedApps: row.allowedApps === null ? null : strings.parse(JSON.parse(row.allowedApps)),
    policy: row.policy === null ? null : policy.parse(JSON.parse(row.policy)),
    capabilities: capabilitiesOf(row),
    tags: strings.parse(JSON.parse(row.tags)),
    memory: strings.parse(JSON.parse(row.memory)),
  };
}
