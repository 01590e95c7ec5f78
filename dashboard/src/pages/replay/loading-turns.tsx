import { Progress, Stack, Text } from '@mantine/core';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formatCount } from '../../ui/format.ts';
import type { Turns } from './use-turns.ts';

/** A session's events are on their way. */
export function LoadingTurns({ loaded, total, failure }: Turns) {
  if (failure) return <FailureAlert failure={failure} />;
  const share = total === 0 ? 0 : (100 * loaded) / total;
  return (
    <Stack gap="xs" role="status">
      <Text size="sm">
        {total === 0
          ? 'Loading the events'
          : `Loading the events: ${formatCount(loaded)} of ${formatCount(total)}`}
      </Text>
      <Progress value={share} aria-label="How many events are here" />
    </Stack>
  );
}
