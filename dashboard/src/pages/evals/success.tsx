import { Text } from '@mantine/core';
import type { EvaluationFiguresFragment } from '../../gql/graphql.ts';
import { formatShare } from '../../ui/format.ts';

/** How many tasks of how many passed. */
export function Success({ figures }: { readonly figures: EvaluationFiguresFragment | undefined }) {
  if (!figures) return '–';
  const { passed, tasks } = figures;
  return (
    <>
      {formatShare(passed / tasks)}{' '}
      <Text span size="xs" style={{ whiteSpace: 'nowrap' }}>
        {passed} of {tasks}
      </Text>
    </>
  );
}
