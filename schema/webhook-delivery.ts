import { formatId } from '../src/domain/ids.ts';
import type { DeliveryStatus } from '../src/domain/webhook.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';
import { addNodeType, Node } from './node.ts';

/** Where a message stands. */
export const DeliveryStatusEnum = builder.enumType('WebhookDeliveryStatus', {
  description:
    'Whether a message still is to be sent again (`pending`), was taken (`delivered`) or was given up (`failed`).',
  values: describedValues<DeliveryStatus>({
    pending: 'It is to be sent again.',
    delivered: 'It was taken.',
    failed: 'It was given up.',
  }),
});

/** What became of one message. */
export const WebhookDelivery = builder.prismaObject('WebhookDelivery', {
  interfaces: [Node],
  description: 'What became of one message to a webhook. Kept for 30 days.',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `msg_` and 32 hex digits. Every try of the message has it as its `webhook-id`.',
      select: { id: true },
      resolve: ({ id }) => formatId('msg', id),
    }),
    webhook: t.relation('webhook', { description: 'Where it was sent to.' }),
    type: t.exposeString('type', {
      description:
        'The type of the message: `session.` and the type of its event, the name that AGI has for it, or `webhook.ping`.',
    }),
    sessionId: t.id({
      nullable: true,
      description: 'The session whose event it brings; null for a ping.',
      select: { sessionId: true },
      resolve: ({ sessionId }) => sessionId && formatId('sess', sessionId),
    }),
    eventIndex: t.exposeInt('eventIndex', { nullable: true, description: 'The index of that event.' }),
    status: t.field({
      type: DeliveryStatusEnum,
      description: 'Where it stands.',
      select: { status: true },
      resolve: ({ status }) => status as DeliveryStatus,
    }),
    attempts: t.exposeInt('attempts', { description: 'How often it was sent.' }),
    responseStatus: t.exposeInt('responseStatus', {
      nullable: true,
      description: 'The HTTP status of the last answer; null when there was none.',
    }),
    responseBody: t.exposeString('responseBody', {
      nullable: true,
      description: 'The first kilobyte of the last answer.',
    }),
    error: t.exposeString('error', { nullable: true, description: 'Why the last try got no answer.' }),
    durationMs: t.exposeInt('durationMs', { description: 'How long the last try took, in milliseconds.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first sent.' }),
    attemptedAt: t.expose('attemptedAt', { type: 'DateTime', description: 'When it was last sent.' }),
    retryAt: t.expose('retryAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is sent again; null when it is not.',
    }),
  }),
});

addNodeType('msg', WebhookDelivery, ({ database }, query, { id, organizationId }) =>
  database.webhookDelivery.findMany({ ...query, where: { id, webhook: { organizationId } } }),
);
