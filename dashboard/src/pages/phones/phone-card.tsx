import { Anchor, Card, Group, Stack, Text } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { Link } from 'wouter';
import { PhonePicture } from '../../phone/phone-picture.tsx';
import type { PhoneOnPage } from './phone-documents.ts';
import { ConnectionBadge, PhoneFacts } from './phone-facts.tsx';

/** A thumbnail is small and changes once a second at most. */
const EDGE_PX = 480;
const INTERVAL_MS = 1_000;

/** A phone of the wall; its picture is live while it is in sight. */
export function PhoneCard({ phone }: { readonly phone: PhoneOnPage }) {
  const { ref, entry } = useIntersection({ rootMargin: '100px' });
  const { id, name, displayName, connectionStatus } = phone;
  return (
    <Card ref={ref} withBorder padding="sm" component="article" aria-label={name}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Anchor component={Link} href={`/phones/${id}`} fw={600} truncate dir="auto">
            {displayName ?? name}
          </Anchor>
          <ConnectionBadge status={connectionStatus} />
        </Group>
        {connectionStatus === 'offline' ? (
          <Text c="dimmed" size="sm" p="xl" ta="center">
            The phone can’t be reached. Open it to test the connection.
          </Text>
        ) : (
          <PhonePicture
            of={{ phoneId: id }}
            label={`The screen of ${name}`}
            maxEdgePx={EDGE_PX}
            minIntervalMs={INTERVAL_MS}
            isPaused={entry?.isIntersecting !== true}
          />
        )}
        {displayName !== null && (
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
        )}
        <PhoneFacts phone={phone} />
      </Stack>
    </Card>
  );
}
