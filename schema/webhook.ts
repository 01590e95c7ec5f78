import { queryFromInfo } from '@pothos/plugin-prisma';
import type { AgentEventType } from '../src/domain/agent-event.ts';
import { formatId, parseId, type WebhookId, type WebhookMessageId } from '../src/domain/ids.ts';
import type { DeliveryStatus } from '../src/domain/webhook.ts';
import { webhookDeliveryNotFound, webhookNotFound } from '../src/webhooks/webhook-service.ts';
import { EventType } from './agent-event.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';
import { keysetPage, type Order } from './keyset.ts';
import { addNodeType, Node } from './node.ts';
import { Session } from './session.ts';

const DeliveryStatusEnum = builder.enumType('WebhookDeliveryStatus', {
  description:
    'Whether a message still is to be sent again (`pending`), was taken (`delivered`) or was given up (`failed`).',
  values: describedValues<DeliveryStatus>({
    pending: 'It is to be sent again.',
    delivered: 'It was taken.',
    failed: 'It was given up.',
  }),
});

const NEWEST_FIRST: Order = {
  column: { name: 'createdAt', kind: 'date', nullable: false },
  direction: 'desc',
};

/** What became of one message. */
const WebhookDelivery = builder.prismaObject('WebhookDelivery', {
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
      description: 'The type of the message: `session.` and the type of its event, or `webhook.ping`.',
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

/** Where events are sent to. */
const Webhook = builder.prismaObject('Webhook', {
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

addNodeType('webhook', Webhook, ({ database }, query, where) =>
  database.webhook.findMany({ ...query, where }),
);

addNodeType('msg', WebhookDelivery, ({ database }, query, { id, organizationId }) =>
  database.webhookDelivery.findMany({ ...query, where: { id, webhook: { organizationId } } }),
);

builder.prismaObjectField(Session, 'webhook', (t) =>
  t.relation('webhook', {
    nullable: true,
    description: 'Where its events are sent to, if it has such a place of its own.',
  }),
);

/** A webhook with the only sight of its secret. */
const WebhookWithSecret = builder
  .objectRef<{ readonly id: WebhookId | null; readonly secret: string }>('WebhookWithSecret')
  .implement({
    description: 'A new secret of a webhook. Keep it: nothing shows it again.',
    fields: (t) => ({
      secret: t.exposeString('secret', {
        description: 'What its messages are signed with: `whsec_` and 32 bytes in base64.',
      }),
      webhook: t.prismaField({
        type: Webhook,
        nullable: true,
        description: "Whose secret it is; null for that of the sessions' own webhooks.",
        resolve: (query, { id }, _args, { database }) =>
          id && database.webhook.findUniqueOrThrow({ ...query, where: { id } }),
      }),
    }),
  });

builder.queryFields((t) => ({
  webhook: t.prismaField({
    type: Webhook,
    description: 'A webhook. Fails with `WEBHOOK_NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'The id of the webhook.' }) },
    resolve: async (query, _root, { id }, { principal, database }) => {
      const { organizationId } = await principal();
      const where = { id: webhookIdOf(id), organizationId };
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

const CreateWebhookInput = builder.inputType('CreateWebhookInput', {
  description: 'What a webhook is to be.',
  fields: (t) => ({
    url: t.string({ required: true, description: 'Its address, `https://` or `http://`.' }),
    eventTypes: t.field({
      type: [EventType],
      description: 'The types of events that are sent; all when absent or empty.',
    }),
    description: t.string({ description: 'What it is for, at most 500 characters.' }),
  }),
});

const UpdateWebhookInput = builder.inputType('UpdateWebhookInput', {
  description: 'What is to change of a webhook; what is absent stays.',
  fields: (t) => ({
    url: t.string({ description: 'Its address, `https://` or `http://`.' }),
    eventTypes: t.field({
      type: [EventType],
      description: 'The types of events that are sent; all when empty.',
    }),
    description: t.string({ description: 'What it is for, at most 500 characters; null for nothing.' }),
  }),
});

const idArg = { required: true, description: 'The id of the webhook.' } as const;
const optionalIdArg = {
  description: "The id of the webhook; that of all the sessions' own webhooks when absent.",
} as const;

builder.mutationFields((t) => ({
  createWebhook: t.field({
    type: WebhookWithSecret,
    description:
      'Has the events of all sessions sent to an address from now on. Needs `admin`. Fails with `INVALID_INPUT`.',
    args: { input: t.arg({ type: CreateWebhookInput, required: true, description: 'What it is to be.' }) },
    resolve: async (_root, { input }, { principal, webhooks }) => {
      const { organizationId } = await principal('admin');
      const { webhook, secret } = await webhooks.create(organizationId, {
        ...input,
        eventTypes: input.eventTypes ?? undefined,
      });
      return { id: webhook.id, secret };
    },
  }),
  updateWebhook: t.prismaField({
    type: Webhook,
    description: 'Changes a webhook. Needs `admin`. Fails with `WEBHOOK_NOT_FOUND` or `INVALID_INPUT`.',
    args: {
      id: t.arg.id(idArg),
      input: t.arg({ type: UpdateWebhookInput, required: true, description: 'The change.' }),
    },
    resolve: async (query, _root, { id, input }, { principal, webhooks, database }) => {
      const { organizationId } = await principal('admin');
      const { id: changed } = await webhooks.update(organizationId, webhookIdOf(id), {
        url: input.url ?? undefined,
        eventTypes: input.eventTypes ?? undefined,
        description: input.description,
      });
      return await database.webhook.findUniqueOrThrow({ ...query, where: { id: changed } });
    },
  }),
  deleteWebhook: t.boolean({
    description:
      'Deletes a webhook with all that is known of its messages. Needs `admin`. Fails with `WEBHOOK_NOT_FOUND`.',
    args: { id: t.arg.id(idArg) },
    resolve: async (_root, { id }, { principal, webhooks }) => {
      const { organizationId } = await principal('admin');
      await webhooks.remove(organizationId, webhookIdOf(id));
      return true;
    },
  }),
  rotateWebhookSecret: t.field({
    type: WebhookWithSecret,
    description:
      'Makes a new secret. For 24 hours messages are signed with the one before as well. Needs `admin`. Fails with `WEBHOOK_NOT_FOUND`.',
    args: { id: t.arg.id(optionalIdArg) },
    resolve: async (_root, { id }, { principal, webhooks }) => {
      const { organizationId } = await principal('admin');
      const webhookId = id == null ? undefined : webhookIdOf(id);
      const secret = await webhooks.rotateSecret(organizationId, webhookId);
      return { id: webhookId ?? null, secret };
    },
  }),
  dropOldWebhookSecret: t.boolean({
    description:
      'Ends the secret before the present one at once; false when there is none. Needs `admin`. Fails with `WEBHOOK_NOT_FOUND`.',
    args: { id: t.arg.id(optionalIdArg) },
    resolve: async (_root, { id }, { principal, webhooks }) => {
      const { organizationId } = await principal('admin');
      return await webhooks.dropOldSecret(organizationId, id == null ? undefined : webhookIdOf(id));
    },
  }),
  enableWebhook: t.prismaField({
    type: Webhook,
    description:
      'Lets a disabled webhook go on where it was, with what happened meanwhile. Needs `admin`. Fails with `WEBHOOK_NOT_FOUND`, or with `INVALID_INPUT` without a secret.',
    args: { id: t.arg.id(idArg) },
    resolve: async (query, _root, { id }, { principal, webhooks, database }) => {
      const { organizationId } = await principal('admin');
      const { id: enabled } = await webhooks.enable(organizationId, webhookIdOf(id));
      return await database.webhook.findUniqueOrThrow({ ...query, where: { id: enabled } });
    },
  }),
  pingWebhook: t.prismaField({
    type: WebhookDelivery,
    description:
      'Sends a message that says nothing, once, and waits for what becomes of it. Needs `admin`. Fails with `WEBHOOK_NOT_FOUND`.',
    args: { id: t.arg.id(idArg) },
    resolve: async (query, _root, { id }, { principal, webhooks, database }) => {
      const { organizationId } = await principal('admin');
      const delivery = await webhooks.ping(organizationId, webhookIdOf(id));
      return await database.webhookDelivery.findUniqueOrThrow({ ...query, where: { id: delivery.id } });
    },
  }),
  redeliver: t.prismaField({
    type: WebhookDelivery,
    description:
      'Sends a message once more, whatever became of it, and waits for what becomes of it now. Needs `admin`. Fails with `WEBHOOK_DELIVERY_NOT_FOUND`.',
    args: { deliveryId: t.arg.id({ required: true, description: 'The id of the delivery.' }) },
    resolve: async (query, _root, { deliveryId }, { principal, webhooks, database }) => {
      const { organizationId } = await principal('admin');
      const { id } = await webhooks.redeliver(organizationId, messageIdOf(deliveryId));
      return await database.webhookDelivery.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));

function webhookIdOf(text: string | number): WebhookId {
  const id = parseId('webhook', String(text));
  if (!id) throw webhookNotFound();
  return id;
}

function messageIdOf(text: string | number): WebhookMessageId {
  const id = parseId('msg', String(text));
  if (!id) throw webhookDeliveryNotFound();
  return id;
}
