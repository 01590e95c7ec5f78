import { graphql } from '../gql/index.ts';

export const RecordEvaluation = graphql(`
  mutation RecordEvaluation($input: RecordEvaluationInput!) {
    recordEvaluation(input: $input) { id }
  }
`);
