import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { ConnectionStatus, PhonePlatform } from '../../gql/graphql.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { PhoneOnPage } from './phone-documents.ts';

const COLORS = { online: 'green', available: 'blue', offline: 'gray' } as const satisfies Record<
  ConnectionStatus,
  string
>;
const PLATFORMS = { android: 'Android', ios: 'iOS', chromium: 'Browser' } as const satisfies Record<
  PhonePlatform,
  string
>;

/** Whether a phone can be reached. */
export function ConnectionBadge({ status }: { readonly status: ConnectionStatus }) {
  return (
    <Badge color={COLORS[status]} variant="dot" flex="none" data-connection={status}>
      {status}
    </Badge>
  );
}

/** What a phone is, where it belongs and who holds it. */
export function PhoneFacts({ phone }: { readonly phone: PhoneOnPage }) {
  const { platform, widthPx, heightPx, pool, origin, session } = phone;
  const facts = [
    PLATFORMS[platform],
    ...(origin === 'virtual' ? ['virtual'] : []),
    ...(widthPx !== null && heightPx !== null ? [`${widthPx} × ${heightPx}`] : []),
    ...(pool === null ? [] : [`pool ${pool}`]),
  ];
  return (
    <>
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
      {session ? (
        <Group gap={6} wrap="nowrap">
          <StatusBadge {...session} />
          <Anchor component={Link} href={`/sessions/${session.id}`} size="sm" truncate dir="auto">
            {session.title ?? session.instruction}
          </Anchor>
        </Group>
      ) : (
        <Text size="sm">No session holds it</Text>
      )}
    </>
  );
}
