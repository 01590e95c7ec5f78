import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useAsk } from '../../api/hooks.ts';
import type { WebhookDeliveryStatus } from '../../gql/graphql.ts';
import { AskedContent } from '../../ui/asked-content.tsx';
import { Empty } from '../../ui/empty.tsx';
import { formatCount } from '../../ui/format.ts';
import { DeliveryCard } from './delivery-card.tsx';
import { ListDeliveries } from './webhook-documents.ts';

/** How often the newest messages are asked for anew, in milliseconds. */
const REFRESH_MS = 5_000;

/** What became of a webhook's messages, the newest first. */
export function Deliveries({ id }: { readonly id: string }) {
  const [status, setStatus] = useState<WebhookDeliveryStatus | 'all'>('all');
  /** The ends of the pages before this one. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const asked = useAsk(ListDeliveries, {
    id,
    status: status === 'all' ? null : status,
    after: cursors.at(-1) ?? null,
  });
  const isNewest = cursors.length === 0;
  const { start, stop } = useInterval(asked.refresh, REFRESH_MS);
  useEffect(() => {
    if (!isNewest) return;
    start();
    return stop;
  }, [isNewest, start, stop]);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h3">
          Deliveries
        </Title>
        <SegmentedControl
          aria-label="Which deliveries"
          value={status}
          data={['all', 'pending', 'delivered', 'failed']}
          onChange={(value) => {
            setStatus(value as typeof status);
            setCursors([]);
          }}
        />
      </Group>
      <AskedContent asked={asked}>
        {({ webhook: { deliveries } }) => (
          <>
            {deliveries.edges.length === 0 ? (
              <Empty>
                {status === 'all' ? 'Nothing was sent yet. Send a ping to try it.' : `None is ${status}.`}
              </Empty>
            ) : (
              <Stack component="ul" gap="xs" p={0} m={0}>
                {deliveries.edges.map(({ node }) => (
                  <DeliveryCard key={node.id} delivery={node} onChanged={asked.refresh} />
                ))}
              </Stack>
            )}
            <Group justify="space-between">
              <Text size="sm" c="dimmed">
                {formatCount(deliveries.totalCount)} in the last 30 days
              </Text>
              <Group gap="xs">
                <Button
                  size="xs"
                  variant="default"
                  disabled={isNewest}
                  onClick={() => setCursors(cursors.slice(0, -1))}
                >
                  Newer
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  disabled={!deliveries.pageInfo.hasNextPage}
                  onClick={() => setCursors([...cursors, deliveries.pageInfo.endCursor ?? ''])}
                >
                  Older
                </Button>
              </Group>
            </Group>
          </>
        )}
      </AskedContent>
    </Stack>
  );
}
