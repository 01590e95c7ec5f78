import { Paper, Stack, Text } from '@mantine/core';
import { formatCost, formatCount, formatDuration } from '../../ui/format.ts';
import type { SessionOnPage } from './session-fields.ts';

/** What a session took so far, and what is known of it. */
export function Facts({ session }: { readonly session: SessionOnPage }) {
  return (
    <Paper withBorder p="sm" component="section" aria-label="Figures">
      <Stack gap="xs">
        <Text size="sm">{formatCost(session.usage.costUsd)}</Text>
        <Text size="sm">
          {formatCount(session.usage.turns)} of {formatCount(session.maxTurns)} turns
        </Text>
        <Text size="sm">{formatDuration(session.durationMs)}</Text>
      </Stack>
    </Paper>
  );
}
