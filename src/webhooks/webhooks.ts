import { outboundAgent } from '../lib/outbound-agent.ts';
import { type WebhookService, type WebhookServiceContext, webhookService } from './webhook-service.ts';
import { startWebhooks, type WebhookWorkerContext } from './webhook-worker.ts';

/** How long a try may take, in milliseconds. */
const TRY_MS = 10_000;

/** What webhooks work with. */
export type WebhooksContext = Omit<WebhookWorkerContext & WebhookServiceContext, 'dispatcher' | 'timeoutMs'>;

/** Opens everything about webhooks. Disposal ends the deliveries at once; the next start goes on with them. */
export function openWebhooks(
  context: WebhooksContext,
): AsyncDisposable & { readonly service: WebhookService } {
  const dispatcher = outboundAgent({ allowPrivate: context.allowPrivate });
  const shared = { ...context, dispatcher, timeoutMs: TRY_MS };
  const worker = startWebhooks(shared);
  return {
    service: webhookService(shared),
    async [Symbol.asyncDispose]() {
      await worker[Symbol.asyncDispose]();
      await dispatcher.destroy();
    },
  };
}
