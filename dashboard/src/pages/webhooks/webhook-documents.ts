import { graphql } from '../../gql/gql.ts';

/** The webhooks of all the sessions. */
export const ListWebhooks = graphql(`
  query WebhooksPage {
    webhooks { id url description eventTypes createdAt disabledAt disabledReason }
  }
`);

/** A webhook. */
export const GetWebhook = graphql(`
  query WebhookPage($id: ID!) {
    webhook(id: $id) { id url description eventTypes createdAt updatedAt disabledAt disabledReason }
  }
`);

/** A page of what became of its messages. */
export const ListDeliveries = graphql(`
  query WebhookDeliveries($id: ID!, $status: WebhookDeliveryStatus, $after: String) {
    webhook(id: $id) {
      id
      deliveries(first: 20, after: $after, status: $status) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges {
          node {
            id type sessionId eventIndex status attempts responseStatus responseBody error durationMs createdAt
            attemptedAt retryAt
          }
        }
      }
    }
  }
`);

/** Creates a webhook and shows its secret, this once. */
export const CreateWebhook = graphql(`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) { secret webhook { id } }
  }
`);

/** Changes a webhook. */
export const UpdateWebhook = graphql(`
  mutation UpdateWebhook($id: ID!, $input: UpdateWebhookInput!) {
    updateWebhook(id: $id, input: $input) { id updatedAt }
  }
`);

/** Deletes a webhook. */
export const DeleteWebhook = graphql(`
  mutation DeleteWebhook($id: ID!) {
    deleteWebhook(id: $id)
  }
`);

/** Makes a new secret and shows it, this once. */
export const RotateSecret = graphql(`
  mutation RotateWebhookSecret($id: ID!) {
    rotateWebhookSecret(id: $id) { secret }
  }
`);

/** Ends the secret before the present one. */
export const DropOldSecret = graphql(`
  mutation DropOldWebhookSecret($id: ID!) {
    dropOldWebhookSecret(id: $id)
  }
`);

/** Lets a disabled webhook go on. */
export const EnableWebhook = graphql(`
  mutation EnableWebhook($id: ID!) {
    enableWebhook(id: $id) { id disabledAt }
  }
`);

/** Sends a message that says nothing. */
export const PingWebhook = graphql(`
  mutation PingWebhook($id: ID!) {
    pingWebhook(id: $id) { id status responseStatus error }
  }
`);

/** Sends a message once more. */
export const Redeliver = graphql(`
  mutation Redeliver($deliveryId: ID!) {
    redeliver(deliveryId: $deliveryId) { id status responseStatus error }
  }
`);
