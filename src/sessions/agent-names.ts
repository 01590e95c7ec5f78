import { type AgentRecord, agentFields } from '../domain/agent.ts';
import { DomainError } from '../domain/errors.ts';
import type { AgentId, OrganizationId } from '../domain/ids.ts';
import { agentNamesLike, findAgent } from '../storage/agent-records.ts';
import type { Transaction } from '../storage/database.ts';

/** How long a made up name is at the most, in characters, before its number. */
const BASE_LENGTH = 56;

/** What an agent's name may not hold. */
const UNFIT = /[^\p{L}\p{N} _.-]+/gu;

type Names = Pick<AgentRecord, 'name' | 'displayName'>;

/**
 * @param asked a name, which must be free, or else what to call the agent: that is its name when it can be one and is
 *   free; otherwise its name is like it, with a number if need be
 * @param except the agent itself, whose name is free to it
 * @throws {DomainError} `NAME_TAKEN`
 */
export async function namesOf(
  tx: Transaction,
  organizationId: OrganizationId,
  asked: { readonly name?: string | undefined; readonly displayName?: string | undefined },
  except: AgentId | undefined,
): Promise<Names> {
  const { name, displayName: called = '' } = asked;
  if (name !== undefined) {
    await refuseTaken(tx, organizationId, name, except);
    return { name, displayName: null };
  }
  const base = agentFields.name.safeParse(called).success ? called : nameLike(called);
  const begin = beginOf(base);
  const taken = new Set(await agentNamesLike(tx, organizationId, begin, except));
  const free = taken.has(base) ? numbered(begin, taken) : base;
  return { name: free, displayName: free === called ? null : called };
}

/** @returns the first part of what an agent is called that can be a name. */
function nameLike(called: string): string {
  const fit = called
    .replace(/^agent_/, 'agent ')
    .replace(UNFIT, ' ')
    .replace(/\s+/g, ' ');
  return beginOf(fit.replace(/^[^\p{L}\p{N}]+/u, '')) || 'agent';
}

function beginOf(text: string): string {
  return [...text].slice(0, BASE_LENGTH).join('').trimEnd();
}

function numbered(base: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const name = `${base} ${number}`;
    if (!taken.has(name)) return name;
  }
}

async function refuseTaken(
  tx: Transaction,
  organizationId: OrganizationId,
  name: string,
  except: AgentId | undefined,
): Promise<void> {
  const namesake = await findAgent(tx, organizationId, name);
  if (!namesake || namesake.id === except) return;
  throw new DomainError(
    'NAME_TAKEN',
    `There is an agent "${name}" already. Take another name, or change that one.`,
  );
}
