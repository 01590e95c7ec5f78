import { Group, Paper, Text } from '@mantine/core';
import { formatCost, formatDuration } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { FrameThumbnail } from './frame-thumbnail.tsx';
import styles from './session-list.module.css';
import { SelectBox, type SessionListProps } from './session-table.tsx';
import { SessionWords } from './session-words.tsx';

/** Sessions one below the other, for phones. */
export function SessionCards({ rows, selection }: SessionListProps) {
  return (
    <ul className={styles['cards']} aria-label="Sessions">
      {rows.map((row) => (
        <Paper key={row.id} component="li" withBorder p="xs" data-session={row.id}>
          <div className={styles['card']}>
            <SelectBox row={row} selection={selection} />
            <FrameThumbnail frame={row.latestFrame} />
            <div>
              <Group gap="xs" mb={4} justify="space-between">
                <StatusBadge {...row} />
                <Text size="xs" c="dimmed">
                  <RelativeTime at={row.createdAt} />
                </Text>
              </Group>
              <SessionWords row={row} />
              <Text size="xs" c="dimmed" mt={4}>
                {row.phone?.name ?? 'A removed phone'} · {row.usage.turns}{' '}
                {row.usage.turns === 1 ? 'turn' : 'turns'} · {formatCost(row.usage.costUsd)} ·{' '}
                {formatDuration(row.durationMs)}
              </Text>
            </div>
          </div>
        </Paper>
      ))}
    </ul>
  );
}
