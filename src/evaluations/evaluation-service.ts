import { DomainError } from '../domain/errors.ts';
import {
  type EvaluatedTask,
  figuresByDifficulty,
  figuresOf,
  type NewEvaluation,
  newEvaluation,
} from '../domain/evaluation.ts';
import { type EvaluationId, newId, type OrganizationId } from '../domain/ids.ts';
import { validate } from '../domain/validate.ts';
import type { Clock } from '../lib/clock.ts';
import type { Database } from '../storage/database.ts';
import { deleteEvaluation, keepEvaluation } from '../storage/evaluation-records.ts';

/** What a client hands in; it is read with {@link newEvaluation}. */
export type GivenEvaluation = Omit<NewEvaluation, 'tasks'> & { readonly tasks: readonly EvaluatedTask[] };

/** The runs of evaluations that organisations keep. */
export type EvaluationService = {
  /**
   * Keeps a run; one that is kept already stays as it is.
   *
   * @returns its id
   * @throws {DomainError} `INVALID_INPUT`
   */
  readonly record: (organizationId: OrganizationId, given: GivenEvaluation) => Promise<EvaluationId>;
  /** @throws {DomainError} `EVALUATION_NOT_FOUND` */
  readonly remove: (organizationId: OrganizationId, id: EvaluationId) => Promise<void>;
};

/** @returns what keeps evaluations in `database` */
export function evaluationService(database: Database, clock: Clock): EvaluationService {
  return {
    async record(organizationId, given) {
      const evaluation = validate(newEvaluation, given);
      return await keepEvaluation(database, {
        ...evaluation,
        id: newId('eval'),
        organizationId,
        recordedAt: new Date(clock.now()),
        figures: figuresOf(evaluation.tasks),
        byDifficulty: figuresByDifficulty(evaluation.tasks),
      });
    },
    async remove(organizationId, id) {
      if (!(await deleteEvaluation(database, organizationId, id))) throw evaluationNotFound();
    },
  };
}

/** @returns the failure of naming an evaluation that the organisation doesn't have */
export function evaluationNotFound(): DomainError {
  return new DomainError(
    'EVALUATION_NOT_FOUND',
    'There is no such evaluation. List the evaluations to see their ids.',
  );
}
