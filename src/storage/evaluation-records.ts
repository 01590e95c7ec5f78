import type { EvaluationRecord } from '../domain/evaluation.ts';
import type { EvaluationId, OrganizationId } from '../domain/ids.ts';
import type { Database } from './database.ts';
import { isTaken } from './is-taken.ts';

/**
 * Keeps an evaluation, unless the organisation has one of the same run.
 *
 * @returns the id of the one that is kept
 */
export async function keepEvaluation(
  database: Database,
  { figures, byDifficulty, tasks, ...rest }: EvaluationRecord,
): Promise<EvaluationId> {
  const { tasks: taskCount, ...sums } = figures;
  const data = {
    ...{ ...rest, ...sums, taskCount },
    byDifficulty: JSON.stringify(byDifficulty),
    tasks: JSON.stringify(tasks),
  };
  try {
    await database.evaluation.create({ data, select: { id: true } });
    return rest.id;
  } catch (error) {
    if (!isTaken(error)) throw error;
    const { organizationId, runKey } = rest;
    const kept = await database.evaluation.findUniqueOrThrow({
      where: { organizationId_runKey: { organizationId, runKey } },
      select: { id: true },
    });
    return kept.id as EvaluationId;
  }
}

/** @returns whether there was one to delete */
export async function deleteEvaluation(
  database: Database,
  organizationId: OrganizationId,
  id: EvaluationId,
): Promise<boolean> {
  const { count } = await database.evaluation.deleteMany({ where: { id, organizationId } });
  return count > 0;
}
