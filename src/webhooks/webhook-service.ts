import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import { newId, type OrganizationId, type WebhookId, type WebhookMessageId } from '../domain/ids.ts';
import { validate } from '../domain/validate.ts';
import { PING, type WebhookDeliveryRecord, type WebhookRecord, webhookFields } from '../domain/webhook.ts';
import type { EventFeed } from '../events/event-feed.ts';
import type { Wake } from '../events/wake.ts';
import { webAddressProblem } from '../lib/public-address.ts';
import { resetCursors } from '../storage/webhook-cursors.ts';
import { findDelivery, saveTry } from '../storage/webhook-deliveries.ts';
import { changeWebhook, deleteWebhook, findWebhook, insertWebhook } from '../storage/webhook-records.ts';
import {
  activeSecrets,
  dropOldSecrets,
  putSecret,
  type SecretsOwner,
  sealSecret,
} from '../storage/webhook-secrets.ts';
import { type AttemptContext, attempt, secretsOwnerOf } from './attempt.ts';
import { savedTry } from './deliver-session.ts';
import { formatOf } from './formats.ts';
import { type Message, pingMessage } from './message.ts';
import { newWebhookSecret } from './signature.ts';

/** How many webhooks an organisation may have, besides its sessions' own. */
const MAX_WEBHOOKS = 50;

/** What a client says of a webhook. */
export type WebhookInput = {
  readonly url: string;
  readonly description?: string | null | undefined;
  /** Types of agent events; an empty list for all. */
  readonly eventTypes?: readonly string[] | undefined;
};

/**
 * Everything that an edge may ask of webhooks, on behalf of an organisation. Each of them throws
 * `WEBHOOK_NOT_FOUND` for what the organisation doesn't have.
 */
export type WebhookService = {
  /**
   * @returns the webhook and its secret, which can't be read again
   * @throws {DomainError} `INVALID_INPUT`
   */
  readonly create: (
    organizationId: OrganizationId,
    input: WebhookInput,
  ) => Promise<{ readonly webhook: WebhookRecord; readonly secret: string }>;
  /** @throws {DomainError} `INVALID_INPUT` */
  readonly update: (
    organizationId: OrganizationId,
    id: WebhookId,
    change: Omit<WebhookInput, 'url'> & { readonly url?: string | undefined },
  ) => Promise<WebhookRecord>;
  readonly remove: (organizationId: OrganizationId, id: WebhookId) => Promise<void>;
  /**
   * Gives a webhook, or without an id the sessions' own webhooks, a new secret. The one before goes on
   * signing for 24 hours.
   *
   * @returns the secret, which can't be read again
   */
  readonly rotateSecret: (organizationId: OrganizationId, id: WebhookId | undefined) => Promise<string>;
  /** Ends the 24 hours of the secret before. @returns whether there was one */
  readonly dropOldSecret: (organizationId: OrganizationId, id: WebhookId | undefined) => Promise<boolean>;
  /**
   * Lets a disabled webhook go on where it was.
   *
   * @throws {DomainError} `INVALID_INPUT` when it has no secret
   */
  readonly enable: (organizationId: OrganizationId, id: WebhookId) => Promise<WebhookRecord>;
  /** Sends a message that says nothing, once. */
  readonly ping: (organizationId: OrganizationId, id: WebhookId) => Promise<WebhookDeliveryRecord>;
  /**
   * Sends a message once more, under its id, whatever became of it.
   *
   * @throws {DomainError} `WEBHOOK_DELIVERY_NOT_FOUND`
   */
  readonly redeliver: (
    organizationId: OrganizationId,
    id: WebhookMessageId,
  ) => Promise<WebhookDeliveryRecord>;
};

/** What the service works with. */
export type WebhookServiceContext = AttemptContext & {
  readonly feed: Pick<EventFeed, 'read'>;
  readonly wake: Pick<Wake, 'announce'>;
  /** Whether webhooks may have private addresses. */
  readonly allowPrivate: boolean;
};

/** @returns the use cases over a database. */
export function webhookService(context: WebhookServiceContext): WebhookService {
  const { database, vault, wake, clock, allowPrivate } = context;
  const url = webhookFields.url.superRefine((text, { addIssue }) => {
    const problem = webAddressProblem(text, allowPrivate);
    if (problem !== undefined) addIssue({ code: 'custom', message: problem });
  });
  const description = webhookFields.description.nullish();
  const eventTypes = webhookFields.eventTypes.optional();
  const newWebhook = z.object({ url, description, eventTypes });
  const changedWebhook = z.object({ url: url.optional(), description, eventTypes });

  const get = async (organizationId: OrganizationId, id: WebhookId): Promise<WebhookRecord> =>
    (await findWebhook(database, organizationId, id)) ?? notFound();

  const ownerOf = async (organizationId: OrganizationId, id: WebhookId | undefined): Promise<SecretsOwner> =>
    id === undefined ? { organizationId, webhookId: null } : secretsOwnerOf(await get(organizationId, id));

  /** Sends a message once. @param before what became of it so far */
  const sendOnce = async (
    webhook: WebhookRecord,
    message: Message,
    before: Pick<WebhookDeliveryRecord, 'status' | 'retryAt'>,
    at: Date = new Date(clock.now()),
  ): Promise<WebhookDeliveryRecord> => {
    const answer = await attempt(context, webhook, message, new AbortController().signal);
    const isTaken = answer?.type === 'answered' && answer.status >= 200 && answer.status < 300;
    const { status, retryAt } = isTaken ? { status: 'delivered' as const, retryAt: null } : before;
    const saved = savedTry(webhook, message, answer, at);
    const error = answer ? saved.error : 'The webhook has no secret that can be read: rotate it.';
    return await database.$transaction(async (tx) => {
      // It may have been deleted meanwhile.
      if (!(await findWebhook(tx, webhook.organizationId, webhook.id))) notFound();
      return await saveTry(tx, { ...saved, error, status, retryAt });
    });
  };

  return {
    async create(organizationId, input) {
      const valid = validate(newWebhook, input);
      const id = newId('webhook');
      const secret = newWebhookSecret();
      const sealed = sealSecret(vault, { organizationId, webhookId: id }, secret);
      const webhook = await database.$transaction(async (tx) => {
        if ((await tx.webhook.count({ where: { organizationId, sessionId: null } })) >= MAX_WEBHOOKS) {
          throw new DomainError(
            'INVALID_INPUT',
            `An organisation may have ${MAX_WEBHOOKS} webhooks. Delete one first, or let one receiver do the work of several.`,
          );
        }
        const inserted = await insertWebhook(tx, {
          id,
          organizationId,
          sessionId: null,
          url: valid.url,
          description: valid.description ?? null,
          eventTypes: valid.eventTypes ?? [],
          format: 'opposable',
          createdAt: new Date(clock.now()),
        });
        await putSecret(tx, sealed, clock.now());
        return inserted;
      });
      return { webhook, secret };
    },

    async update(organizationId, id, change) {
      const { url: to, description: text, eventTypes: types } = validate(changedWebhook, change);
      const known = {
        ...(to !== undefined && { url: to }),
        ...(text !== undefined && { description: text }),
        ...(types !== undefined && { eventTypes: types }),
      };
      return (await changeWebhook(database, organizationId, id, known)) ?? notFound();
    },

    async remove(organizationId, id) {
      if (!(await deleteWebhook(database, organizationId, id))) notFound();
    },

    async rotateSecret(organizationId, id) {
      const owner = await ownerOf(organizationId, id);
      const secret = newWebhookSecret();
      const sealed = sealSecret(vault, owner, secret);
      await database.$transaction((tx) => putSecret(tx, sealed, clock.now()));
      return secret;
    },

    async dropOldSecret(organizationId, id) {
      return await dropOldSecrets(database, await ownerOf(organizationId, id));
    },

    async enable(organizationId, id) {
      const owner = secretsOwnerOf(await get(organizationId, id));
      const secrets = await activeSecrets(database, vault, owner, clock.now());
      if (secrets.length === 0 && owner.webhookId !== null) {
        throw new DomainError('INVALID_INPUT', 'The webhook has no secret to sign with: rotate it first.');
      }
      const { webhook, sessions } = await database.$transaction(async (tx) => ({
        webhook: await changeWebhook(tx, organizationId, id, { disabledAt: null, disabledReason: null }),
        sessions: await resetCursors(tx, id),
      }));
      for (const sessionId of sessions) wake.announce(sessionId);
      return webhook ?? notFound();
    },

    async ping(organizationId, id) {
      const webhook = await get(organizationId, id);
      // The first time is when it was created, by which it can be made again.
      const at = new Date(clock.now());
      return await sendOnce(webhook, pingMessage(id, at), { status: 'failed', retryAt: null }, at);
    },

    async redeliver(organizationId, id) {
      const found = await findDelivery(database, organizationId, id);
      if (!found) return deliveryNotFound();
      const { delivery, webhook } = found;
      const message = await messageAgain(context, webhook, delivery);
      return message ? await sendOnce(webhook, message, delivery) : deliveryNotFound();
    },
  };
}

/** @returns a message as it was sent, unless its event is gone */
async function messageAgain(
  { database, feed }: Pick<WebhookServiceContext, 'database' | 'feed'>,
  webhook: WebhookRecord,
  { id, type, sessionId, eventIndex, createdAt }: WebhookDeliveryRecord,
): Promise<Message | undefined> {
  if (type === PING) return pingMessage(webhook.id, createdAt, id);
  if (sessionId === null || eventIndex === null) return undefined;
  const [event] = await feed.read(sessionId, { after: eventIndex - 1, limit: 1 });
  return event?.index === eventIndex
    ? await formatOf(webhook).messageOf(database, webhook, event)
    : undefined;
}

/** The same for what never was and for what belongs to another organisation. */
export function webhookNotFound(): DomainError {
  return new DomainError('WEBHOOK_NOT_FOUND', 'There is no such webhook.');
}

function notFound(): never {
  throw webhookNotFound();
}

/** The same for what is forgotten, what never was, and what belongs to another organisation. */
export function webhookDeliveryNotFound(): DomainError {
  return new DomainError('WEBHOOK_DELIVERY_NOT_FOUND', 'There is no such delivery, or its event is gone.');
}

function deliveryNotFound(): never {
  throw webhookDeliveryNotFound();
}
