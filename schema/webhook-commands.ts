import { parseId, type WebhookId, type WebhookMessageId } from '../src/domain/ids.ts';
import { webhookDeliveryNotFound } from '../src/webhooks/webhook-service.ts';
import { EventType } from './agent-event.ts';
import { builder } from './builder.ts';
import { Webhook, webhookIdOf } from './webhook.ts';
import { WebhookDelivery } from './webhook-delivery.ts';

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

function messageIdOf(text: string | number): WebhookMessageId {
  const id = parseId('msg', String(text));
  if (!id) throw webhookDeliveryNotFound();
  return id;
}
