import type { AgentRecord } from '../../domain/agent.ts';
import { DomainError } from '../../domain/errors.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { AgentService } from '../../sessions/agent-service.ts';
import { idOfWire } from './ids.ts';
import { refuse } from './wire/refuse.ts';

/**
 * @param text the id of an agent, or its name
 * @throws {DomainError} `AGENT_NOT_FOUND` for an id; `INVALID_INPUT` for what is neither an id nor the name of one
 */
export async function agentNamed(
  agents: Pick<AgentService, 'get'>,
  organizationId: OrganizationId,
  text: string,
): Promise<AgentRecord> {
  const isId = idOfWire('agent', text) !== undefined;
  try {
    return await agents.get(organizationId, text);
  } catch (error) {
    const isNotFound = error instanceof DomainError && error.code === 'AGENT_NOT_FOUND';
    if (isNotFound && !isId) return refuse('Invalid agent ID');
    throw error;
  }
}
