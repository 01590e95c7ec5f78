import { graphql } from '../../gql/gql.ts';

/** A page of runs. */
export const ListEvaluations = graphql(`
  query EvaluationList($after: String) {
    evaluations(first: 50, after: $after) {
      totalCount
      edges { node { ...EvaluationSummary } }
      pageInfo { hasNextPage endCursor }
    }
  }

  fragment EvaluationSummary on Evaluation {
    id startedAt durationMs model modelLabel toolProfile isInterrupted
    figures { ...EvaluationFigures }
    byDifficulty { difficulty figures { ...EvaluationFigures } }
  }

  fragment EvaluationFigures on EvaluationFigures {
    tasks passed medianTurns medianMs costUsd
  }
`);

/** A run with its tasks. */
export const GetEvaluation = graphql(`
  query EvaluationPage($id: ID!) {
    evaluation(id: $id) { ...EvaluationWithTasks }
  }

  fragment EvaluationWithTasks on Evaluation {
    ...EvaluationSummary
    tasks {
      taskId title instruction difficulty apps passed wrong status claimed said error turns costUsd durationMs
    }
  }
`);

/** Two runs with their tasks. */
export const GetTwoEvaluations = graphql(`
  query EvaluationComparison($one: ID!, $other: ID!) {
    one: evaluation(id: $one) { ...EvaluationWithTasks }
    other: evaluation(id: $other) { ...EvaluationWithTasks }
  }
`);

/** Deletes a run. */
export const DeleteEvaluation = graphql(`
  mutation DeleteEvaluation($id: ID!) {
    deleteEvaluation(id: $id)
  }
`);
