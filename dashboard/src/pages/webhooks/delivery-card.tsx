import { Anchor, Button, Card, Code, Collapse, Group, Stack, Text } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { Link } from 'wouter';
import { useDo } from '../../api/hooks.ts';
import type { WebhookDeliveriesQuery } from '../../gql/graphql.ts';
import { formatDuration } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { DeliveryStatus } from './delivery-status.tsx';
import { Redeliver } from './webhook-documents.ts';

type Delivery = WebhookDeliveriesQuery['webhook']['deliveries']['edges'][number]['node'];

/** A message and what became of it. */
export function DeliveryCard({
  delivery,
  onChanged,
}: {
  readonly delivery: Delivery;
  readonly onChanged: () => void;
}) {
  const { id, type, status, sessionId, eventIndex, attempts, responseStatus, responseBody, error } = delivery;
  const { durationMs, createdAt, attemptedAt, retryAt } = delivery;
  const [isOpen, { toggle }] = useDisclosure();
  const details = useId();
  const { run, isRunning } = useDo(Redeliver);
  return (
    <Card withBorder component="li" padding="sm">
      <Group justify="space-between">
        <Group gap="xs">
          <DeliveryStatus status={status} />
          <Text fw={600}>{type}</Text>
          <Text size="sm" c="dimmed">
            {responseStatus === null ? (error ?? 'no answer') : `answered ${responseStatus}`} ·{' '}
            <RelativeTime at={attemptedAt} />
          </Text>
        </Group>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={toggle} aria-expanded={isOpen} aria-controls={details}>
            Details
          </Button>
          <ScopedButton
            scope="admin"
            size="xs"
            variant="default"
            loading={isRunning}
            onClick={async () => {
              if (await run({ deliveryId: id })) onChanged();
            }}
          >
            Redeliver
          </ScopedButton>
        </Group>
      </Group>
      <Collapse expanded={isOpen} id={details}>
        <Stack gap={4} mt="sm">
          <Text size="sm">
            Sent {attempts} {attempts === 1 ? 'time' : 'times'}, first <RelativeTime at={createdAt} />; the
            last try took {formatDuration(durationMs)}
            {retryAt && (
              <>
                ; sent again <RelativeTime at={retryAt} />
              </>
            )}
            .
          </Text>
          <Text size="sm">
            Its <Code>webhook-id</Code> is <Code>{id}</Code>
            {sessionId && (
              <>
                , it brings event {eventIndex} of{' '}
                <Anchor component={Link} href={`/sessions/${sessionId}`}>
                  a session
                </Anchor>
              </>
            )}
            .
          </Text>
          {error && <Text size="sm">No answer: {error}</Text>}
          {responseStatus !== null && (
            <Text size="sm">
              The last answer was {responseStatus}
              {responseBody ? ', and said:' : ', and said nothing.'}
            </Text>
          )}
          {responseBody && (
            <Code block dir="auto">
              {responseBody}
            </Code>
          )}
        </Stack>
      </Collapse>
    </Card>
  );
}
