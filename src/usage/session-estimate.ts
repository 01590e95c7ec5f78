import type { AgentId, OrganizationId } from '../domain/ids.ts';
import type { EstimateBasis, EstimatedFigure, SessionEstimate } from '../domain/session-estimate.ts';
import { quantile } from '../lib/quantile.ts';
import type { Database } from '../storage/database.ts';
import { type PastSession, pastSessions } from '../storage/past-sessions.ts';

/** So many sessions are looked back on. */
const LAST = 50;

/** What the session is to be, as far as it is known; an agent that names a model has it here. */
export type EstimateRequest = {
  readonly agent?: { readonly id: AgentId } | undefined;
  readonly model?: string | undefined;
};

/**
 * Tells what a session will take from the newest of the organisation that ended: those of the agent with the
 * model, else those of the model; all when neither is known.
 */
export async function estimateSession(
  database: Database,
  organizationId: OrganizationId,
  { agent, model }: EstimateRequest,
): Promise<SessionEstimate> {
  const ofModel = model === undefined ? {} : { model };
  const attempts: readonly (readonly [EstimateBasis, Parameters<typeof pastSessions>[2]])[] = [
    ...(agent ? [['agent', { agentId: agent.id, ...ofModel }] as const] : []),
    model === undefined ? ['all', {}] : ['model', ofModel],
  ];
  for (const [basis, like] of attempts) {
    const found = await pastSessions(database, organizationId, like, LAST);
    if (found.length > 0) return estimateOf(basis, found);
  }
  return estimateOf(null, []);
}

function estimateOf(basis: EstimateBasis | null, past: readonly PastSession[]): SessionEstimate {
  return {
    basis,
    sessions: past.length,
    costMicroUsd: figureOf(past.flatMap(({ costMicroUsd }) => costMicroUsd ?? [])),
    runningMs: figureOf(past.map(({ runningMs }) => runningMs)),
    turns: figureOf(past.map(({ numTurns }) => numTurns)),
  };
}

function figureOf(values: readonly number[]): EstimatedFigure {
  return { median: quantile(values, 0.5), p90: quantile(values, 0.9) };
}
