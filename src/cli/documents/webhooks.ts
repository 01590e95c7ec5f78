import { graphql } from '../gql/index.ts';

export const ListWebhooks = graphql(`
  query ListWebhooks {
    webhooks { ...WebhookSummary }
  }
  fragment WebhookSummary on Webhook {
    id url description eventTypes createdAt disabledAt disabledReason
  }
`);

export const CreateWebhook = graphql(`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) { secret webhook { ...WebhookSummary } }
  }
`);

export const DeleteWebhook = graphql(`
  mutation DeleteWebhook($id: ID!) {
    deleteWebhook(id: $id)
  }
`);

export const EnableWebhook = graphql(`
  mutation EnableWebhook($id: ID!) {
    enableWebhook(id: $id) { ...WebhookSummary }
  }
`);

export const RotateWebhookSecret = graphql(`
  mutation RotateWebhookSecret($id: ID) {
    rotateWebhookSecret(id: $id) { secret webhook { ...WebhookSummary } }
  }
`);

export const PingWebhook = graphql(`
  mutation PingWebhook($id: ID!) {
    pingWebhook(id: $id) { ...DeliverySummary }
  }
  fragment DeliverySummary on WebhookDelivery {
    id type sessionId eventIndex status attempts responseStatus responseBody error durationMs
    createdAt attemptedAt retryAt
  }
`);

export const ListDeliveries = graphql(`
  query ListDeliveries($id: ID!, $first: Int!, $status: WebhookDeliveryStatus) {
    webhook(id: $id) {
      deliveries(first: $first, status: $status) { edges { node { ...DeliverySummary } } }
    }
  }
`);

export const RedeliverMessage = graphql(`
  mutation RedeliverMessage($id: ID!) {
    redeliver(deliveryId: $id) { ...DeliverySummary }
  }
`);
