import { Anchor, Group, Paper, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useWaiting } from '../../api/attention.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { sessionName } from './session-words.tsx';

/** So many are named. */
const SHOWN = 5;

/** Leads to the sessions that go on when a person has done something. */
export function WaitingSessions() {
  const waiting = useWaiting();
  if (waiting.length === 0) return null;
  return (
    <Paper withBorder p="xs" component="section" aria-label="Sessions that wait for you">
      {waiting.slice(0, SHOWN).map((session) => (
        <Anchor key={session.id} component={Link} href={`/sessions/${session.id}`} display="block" py={2}>
          <Group gap="xs" wrap="nowrap">
            <StatusBadge status={session.status} pauseReason={session.pauseReason} />
            <Text span dir="auto" truncate size="sm">
              {sessionName(session)}
            </Text>
          </Group>
        </Anchor>
      ))}
      {waiting.length > SHOWN && (
        <Text size="sm" c="dimmed">
          and {waiting.length - SHOWN} more
        </Text>
      )}
    </Paper>
  );
}
