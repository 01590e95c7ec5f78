import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { ReplayedSessionQuery } from '../../gql/graphql.ts';
import { formatCost, formatDuration } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';

/** Which session is replayed, and how it went. */
export function ReplayHead({ session }: { readonly session: ReplayedSessionQuery['session'] }) {
  const { id, title, instruction, modelLabel, durationMs, usage } = session;
  const turns = `${usage.turns} ${usage.turns === 1 ? 'turn' : 'turns'}`;
  return (
    <div>
      <Group gap="xs">
        <StatusBadge {...session} />
        <Text size="sm" c="dimmed">
          {[modelLabel, turns, formatDuration(durationMs), formatCost(usage.costUsd)].join(' · ')}
        </Text>
      </Group>
      <Anchor component={Link} href={`/sessions/${id}`} dir="auto" lineClamp={2} fw={500}>
        {title ?? instruction}
      </Anchor>
    </div>
  );
}
