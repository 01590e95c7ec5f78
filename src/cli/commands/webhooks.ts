import type { AgentEventType } from '../../domain/agent-event.ts';
import type { DeliveryStatus } from '../../domain/webhook.ts';
import type { Client } from '../client.ts';
import {
  CreateWebhook,
  DeleteWebhook,
  EnableWebhook,
  ListDeliveries,
  ListWebhooks,
  PingWebhook,
  RedeliverMessage,
  RotateWebhookSecret,
} from '../documents/webhooks.ts';
import type { DeliverySummaryFragment } from '../gql/graphql.ts';
import { shortened } from '../printable.ts';
import { printTable } from '../table.ts';

type Options = { readonly json: boolean };

/** What a new webhook is to be. */
export type NewWebhookOptions = Options & {
  readonly events?: readonly AgentEventType[];
  readonly description?: string;
};

/** Which deliveries to list. */
export type DeliveriesOptions = Options & { readonly status?: DeliveryStatus; readonly limit: number };

/** How much is shown of an answer, in characters. */
const MAX_ANSWER = 60;

/** Prints the organisation's webhooks. */
export async function listWebhooks(client: Client, { json }: Options): Promise<void> {
  const { webhooks } = await client.request(ListWebhooks, {});
  if (json) return print(webhooks);
  if (webhooks.length === 0) {
    process.stdout.write('No webhooks yet. Create one with: opposable webhooks create <url>\n');
  }
  printTable(
    webhooks.map(({ id, url, eventTypes, disabledReason }) => [
      id,
      url,
      eventTypes.join(',') || 'all events',
      disabledReason ? `disabled: ${disabledReason}` : '',
    ]),
  );
}

/** Creates a webhook and prints its secret: alone on the standard output, so that a script can take it from there. */
export async function createWebhook(
  client: Client,
  url: string,
  { json, events = [], description }: NewWebhookOptions,
): Promise<void> {
  const input = { url, eventTypes: [...events], description: description ?? null };
  const { createWebhook: created } = await client.request(CreateWebhook, { input });
  if (json) return print(created);
  process.stderr.write(`Created ${created.webhook?.id}. Keep its secret: nothing shows it again.\n`);
  process.stdout.write(`${created.secret}\n`);
}

/** Deletes a webhook. */
export async function removeWebhook(client: Client, id: string, { json }: Options): Promise<void> {
  await client.request(DeleteWebhook, { id });
  if (json) return print({ id, deleted: true });
  process.stdout.write(`Deleted ${id}.\n`);
}

/** Lets a disabled webhook go on. */
export async function enableWebhook(client: Client, id: string, { json }: Options): Promise<void> {
  const { enableWebhook: enabled } = await client.request(EnableWebhook, { id });
  if (json) return print(enabled);
  process.stdout.write(`Enabled ${enabled.id}.\n`);
}

/** Makes a new secret and prints it, as {@link createWebhook} does. @param id the sessions' own when absent */
export async function rotateSecret(client: Client, id: string | undefined, { json }: Options): Promise<void> {
  const { rotateWebhookSecret: rotated } = await client.request(RotateWebhookSecret, { id: id ?? null });
  if (json) return print(rotated);
  process.stderr.write('Keep the secret: nothing shows it again. The one before signs too for 24 hours.\n');
  process.stdout.write(`${rotated.secret}\n`);
}

/** Tries a webhook out. @returns whether it took the message */
export async function pingWebhook(client: Client, id: string, { json }: Options): Promise<boolean> {
  const { pingWebhook: delivery } = await client.request(PingWebhook, { id });
  return report(delivery, json);
}

/** Sends a message once more. @returns whether it was taken now */
export async function redeliver(client: Client, id: string, { json }: Options): Promise<boolean> {
  const { redeliver: delivery } = await client.request(RedeliverMessage, { id });
  return report(delivery, json);
}

/** Prints what became of a webhook's messages, the newest first. */
export async function listDeliveries(
  client: Client,
  id: string,
  { json, limit, status }: DeliveriesOptions,
): Promise<void> {
  const variables = { id, first: limit, status: status ?? null };
  const { webhook } = await client.request(ListDeliveries, variables);
  const deliveries = webhook.deliveries.edges.flatMap((edge) => edge?.node ?? []);
  if (json) return print(deliveries);
  printTable(deliveries.map(deliveryRow));
}

function report(delivery: DeliverySummaryFragment, json: boolean): boolean {
  if (json) print(delivery);
  else printTable([deliveryRow(delivery)]);
  const { responseStatus } = delivery;
  return typeof responseStatus === 'number' && responseStatus >= 200 && responseStatus < 300;
}

function deliveryRow(delivery: DeliverySummaryFragment): readonly string[] {
  const { id, attemptedAt, type, status, attempts, responseStatus, responseBody, error, durationMs } =
    delivery;
  const answer = error ?? `${responseStatus ?? ''} ${shortened(responseBody ?? '', MAX_ANSWER)}`.trim();
  const tries = attempts === 1 ? '1 try' : `${attempts} tries`;
  return [id, attemptedAt, type, status, tries, `${durationMs} ms`, answer];
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
