import type { AgentRecord } from '../domain/agent.ts';
import { configOf } from '../domain/capability.ts';
import type { CapabilityUse } from '../domain/capability-use.ts';
import { formatId } from '../domain/ids.ts';
import { given } from '../lib/given.ts';
import type { CreateSession } from './session-input.ts';

/**
 * @returns what a session is to be. What is said at the creation comes before what is set about its capabilities, and
 *   that before what its agent's profile says
 */
export function withProfile(
  asked: CreateSession,
  agent: AgentRecord | undefined,
  capabilities: readonly CapabilityUse[],
): CreateSession {
  const places = [asked, configOf(capabilities, 'phone') ?? {}, agent ? placeOf(agent) : {}];
  const { phone, pool } = places.find((place) => place.phone !== undefined || place.pool !== undefined) ?? {};
  const set = {
    policy: configOf(capabilities, 'approvals')?.policy,
    outputSchema: configOf(capabilities, 'structured_output')?.schema,
  };
  return { ...(agent && profileOf(agent)), ...given(set), ...given(asked), phone, pool };
}

function placeOf({ phoneId, pool }: AgentRecord): Pick<CreateSession, 'phone' | 'pool'> {
  return { phone: phoneId === null ? undefined : formatId('phone', phoneId), pool: pool ?? undefined };
}

function profileOf(agent: AgentRecord): CreateSession {
  return {
    model: agent.model ?? undefined,
    toolProfile: agent.toolProfile ?? undefined,
    pictureSize: agent.pictureSize ?? undefined,
    maxTurns: agent.maxTurns ?? undefined,
    timeoutS: agent.timeoutS ?? undefined,
    maxCostUsd: agent.maxCostMicroUsd === null ? undefined : agent.maxCostMicroUsd / 1e6,
    allowedApps: agent.allowedApps ?? undefined,
    policy: agent.policy ?? undefined,
  };
}
