import { Badge } from '@mantine/core';
import type { WebhookDeliveryStatus } from '../../gql/graphql.ts';

const COLORS = {
  pending: 'yellow',
  delivered: 'green',
  failed: 'red',
} as const satisfies Record<WebhookDeliveryStatus, string>;

/** Where a message stands. */
export function DeliveryStatus({ status }: { readonly status: WebhookDeliveryStatus }) {
  return (
    <Badge color={COLORS[status]} variant="dot">
      {status}
    </Badge>
  );
}
