import type { AgentRecord } from '../domain/agent.ts';
import type { OrganizationId } from '../domain/ids.ts';
import { type AgentValues, findAgent, insertAgent } from '../storage/agent-records.ts';
import type { Transaction } from '../storage/database.ts';
import { FAST_MODEL } from './pick-model.ts';

/** What an agent says that says nothing. */
export const NOTHING_SAID = {
  displayName: null,
  description: null,
  model: null,
  systemPrompt: null,
  toolProfile: null,
  pictureSize: null,
  maxTurns: null,
  timeoutS: null,
  maxCostMicroUsd: null,
  allowedApps: null,
  policy: null,
  phoneId: null,
  pool: null,
  capabilities: null,
  tags: [],
  memory: [],
  archivedAt: null,
} as const satisfies Omit<AgentValues, 'name'>;

/** The agents that the clients of other services name, and find here without making them first. */
const BUILT_IN: Readonly<Record<string, Pick<AgentValues, 'description' | 'model'>>> = {
  CLAUDE_CODE: { description: "The server's own agent, as Viben names it.", model: null },
  'agi-0': { description: "The server's own agent, as AGI names it.", model: null },
  'agi-0-fast': { description: "The server's fast agent, as AGI names it.", model: FAST_MODEL },
};

/**
 * @returns the organisation's agent with that id or name, if there is one; a built-in one comes into being when it is
 *   first named
 */
export async function agentNamed(
  tx: Transaction,
  organizationId: OrganizationId,
  idOrName: string,
): Promise<AgentRecord | undefined> {
  const found = await findAgent(tx, organizationId, idOrName);
  if (found || !Object.hasOwn(BUILT_IN, idOrName)) return found;
  return await insertAgent(tx, organizationId, { ...NOTHING_SAID, ...BUILT_IN[idOrName], name: idOrName });
}
