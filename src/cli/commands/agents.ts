import type { Client } from '../client.ts';
import { CreateAgent, DeleteAgent, ListAgents } from '../documents/agents.ts';
import type { AgentSummaryFragment } from '../gql/graphql.ts';
import { readJsonFile } from '../read-json-file.ts';
import { printTable } from '../table.ts';
import { toolProfile } from '../tool-profile.ts';

type Options = { readonly json: boolean };

/** What a new agent is to be. */
export type NewAgentOptions = Options & {
  readonly description?: string;
  readonly model?: string;
  readonly systemPrompt?: string;
  readonly phone?: string;
  readonly pool?: string;
  readonly maxTurns?: number;
  readonly timeout?: number;
  /** US dollars. */
  readonly maxCost?: number;
  readonly profile?: string;
  readonly allowApp?: readonly string[];
  /** The path of a file with a policy. */
  readonly policy?: string;
};

/** Prints the agents. */
export async function listAgents(client: Client, { json }: Options): Promise<void> {
  const { agents } = await client.request(ListAgents, {});
  if (json) {
    process.stdout.write(`${JSON.stringify(agents)}\n`);
    return;
  }
  if (agents.length === 0)
    process.stdout.write('No agents yet. Create one with: opposable agents create <name>\n');
  printTable(agents.map(agentRow));
}

/** Creates an agent. */
export async function createAgent(client: Client, name: string, options: NewAgentOptions): Promise<void> {
  const { description, model, systemPrompt, phone, pool, maxTurns, timeout, maxCost } = options;
  const { createAgent: created } = await client.request(CreateAgent, {
    input: {
      name,
      ...(description !== undefined && { description }),
      ...(model !== undefined && { model }),
      ...(systemPrompt !== undefined && { systemPrompt }),
      ...(phone !== undefined && { phoneId: phone }),
      ...(pool !== undefined && { pool }),
      ...(maxTurns !== undefined && { maxTurns }),
      ...(timeout !== undefined && { timeoutS: timeout }),
      ...(maxCost !== undefined && { maxCostUsd: maxCost }),
      ...(options.profile !== undefined && { toolProfile: toolProfile(options.profile) }),
      ...(options.allowApp && { allowedApps: [...options.allowApp] }),
      ...(options.policy !== undefined && { policy: await readJsonFile('policy', options.policy) }),
    },
  });
  process.stdout.write(
    options.json
      ? `${JSON.stringify(created)}\n`
      : `Created ${created.id}. Use it with: opposable run --agent "${created.name}" "…"\n`,
  );
}

/** Deletes an agent; its sessions stay. */
export async function removeAgent(client: Client, id: string, { json }: Options): Promise<void> {
  await client.request(DeleteAgent, { id });
  process.stdout.write(json ? `${JSON.stringify({ id, deleted: true })}\n` : `Deleted "${id}".\n`);
}

function agentRow(agent: AgentSummaryFragment): readonly string[] {
  const { id, name, model, phone, pool, description } = agent;
  const where = phone ? `on ${phone.name}` : pool ? `in the pool ${pool}` : 'on any phone';
  return [id, name, model ?? "the server's model", where, description ?? ''];
}
