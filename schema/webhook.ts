import { queryFromInfo } from '@pothos/plugin-prisma';
import type { AgentEventType } from '../src/domain/agent-event.ts';
import { formatId, parseId, type WebhookId } from '../src/domain/ids.ts';
import type { WebhookFormat } from '../src/domain/webhook.ts';
import { webhookNotFound } from '../src/webhooks/webhook-service.ts';
import { EventType } from './agent-event.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';
import { keysetPage, type Order } from './keyset.ts';
import { addNodeType, Node } from './node.ts';
import { Session } from './session.ts';
import { DeliveryStatusEnum, WebhookDelivery } from './webhook-delivery.ts';

const NEWEST_FIRST: Order = {
  column: { name: 'createdAt', kind: 'date', nullable: false },
  direction: 'desc',
};

const WebhookFormatEnum = builder.enumType('WebhookFormat', {
  description: 'How the messages of a webhook look.',
  values: describedValues<WebhookFormat>({
    opposable: 'Ours: one message an event.',
    agi: "Those of the AGI dialect: what its sessions' own webhooks are sent.",
  }),
});

/** Where events are sent to. */
export const Webhook = builder.prismaObject('Webhook', {
  interfaces: [Node],
  description: 'Where events are sent to as they happen: at least once, and those of a session in order.',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `webhook_` and 32 hex digits.',
      select: { id: true },
      resolve: ({ id }) => formatId('webhook', id),
    }),
    url: t.expose('url', { type: 'URL', description: 'The address.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    session: t.relation('session', {
      nullable: true,
      description: 'The session whose own it is; null for one of all the sessions.',
    }),
    eventTypes: t.field({
      type: [EventType],
      description: 'The types of events that are sent; an empty list for all.',
      select: { eventTypes: true },
      resolve: ({ eventTypes }) => JSON.parse(eventTypes) as AgentEventType[],
    }),
    format: t.field({
      type: WebhookFormatEnum,
      description: 'How its messages look.',
      select: { format: true },
      resolve: ({ format }) => format as WebhookFormat,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when nothing is sent; null while it is enabled.',
    }),
    disabledReason: t.exposeString('disabledReason', {
      nullable: true,
      description: 'Why nothing is sent, for people.',
    }),
    deliveries: t.connection(
      {
        type: WebhookDelivery,
        description: 'What became of its messages in the last 30 days, the newest first.',
        args: { status: t.arg({ type: DeliveryStatusEnum, description: 'Only those that stand there.' }) },
        select: { id: true },
        resolve: async ({ id }, args, context, info) => {
          const { database } = context;
          const where = { webhookId: id, ...(args.status && { status: args.status }) };
          const select = { id: true, createdAt: true };
          const query: { select?: object } = queryFromInfo({
            context,
            info,
            path: ['edges', 'node'],
            select,
          });
          const page = await keysetPage(args, NEWEST_FIRST, ({ AND, ...rest }) =>
            database.webhookDelivery.findMany({ ...query, ...rest, where: { AND: [where, ...AND] } }),
          );
          return { ...page, count: () => database.webhookDelivery.count({ where }) };
        },
      },
      {
        description: "A page of what became of a webhook's messages.",
        fields: (connection) => ({
          totalCount: connection.int({
            description: 'How many there are on all pages together.',
            resolve: async ({ count }) => await count(),
          }),
        }),
      },
      { description: 'What became of a message, on a page.' },
    ),
  }),
});

/** One of a session that was deleted has a last message to send, and is gone for its organisation. */
const isThere = { OR: [{ sessionId: null }, { session: { deletedAt: null } }] };

addNodeType('webhook', Webhook, ({ database }, query, where) =>
  database.webhook.findMany({ ...query, where: { AND: [where, isThere] } }),
);

builder.prismaObjectField(Session, 'webhook', (t) =>
  t.relation('webhook', {
    nullable: true,
    description: 'Where its events are sent to, if it has such a place of its own.',
  }),
);

builder.queryFields((t) => ({
  webhook: t.prismaField({
    type: Webhook,
    description: 'A webhook. Fails with `WEBHOOK_NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'The id of the webhook.' }) },
    resolve: async (query, _root, { id }, { principal, database }) => {
      const { organizationId } = await principal();
      const where = { id: webhookIdOf(id), organizationId, ...isThere };
      const webhook = await database.webhook.findFirst({ ...query, where });
      if (!webhook) throw webhookNotFound();
      return webhook;
    },
  }),
  webhooks: t.prismaField({
    type: [Webhook],
    description: "The organisation's webhooks, the oldest first, without the sessions' own.",
    resolve: async (query, _root, _args, { principal, database }) => {
      const { organizationId } = await principal();
      return await database.webhook.findMany({
        ...query,
        where: { organizationId, sessionId: null },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
    },
  }),
}));

/** @throws {DomainError} `WEBHOOK_NOT_FOUND` for what is no id: nobody can tell it from an unknown one */
export function webhookIdOf(text: string | number): WebhookId {
  const id = parseId('webhook', String(text));
  if (!id) throw webhookNotFound();
  return id;
}
