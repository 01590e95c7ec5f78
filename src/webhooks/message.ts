import type { AgentEvent } from '../domain/agent-event.ts';
import { formatId, newId, type SessionId, type WebhookId, type WebhookMessageId } from '../domain/ids.ts';
import { messageIdOf, PING } from '../domain/webhook.ts';
import { toWireEvent } from '../domain/wire-event.ts';

/**
 * What is sent to a webhook: a type, when it happened, and what.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#payload-structure
 */
export type Message = {
  /** The same for every try. */
  readonly id: WebhookMessageId;
  readonly sessionId: SessionId | null;
  readonly eventIndex: number | null;
  readonly type: string;
  /** The JSON, byte for byte: it is what is signed. */
  readonly body: string;
  /** What is said beside it, besides the signature. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** @returns the message that brings an event, in the form of the REST dialect and with its session. */
export function eventMessage(webhookId: WebhookId, event: AgentEvent): Message {
  const { sessionId, index } = event;
  const type = `session.${event.type}`;
  const data = { session_id: formatId('sess', sessionId), ...toWireEvent(event) };
  const body = JSON.stringify({ type, timestamp: event.ts.toISOString(), data });
  return { id: messageIdOf(webhookId, sessionId, index), sessionId, eventIndex: index, type, body };
}

/** @returns a message that says nothing, to try a webhook out. */
export function pingMessage(webhookId: WebhookId, at: Date, id: WebhookMessageId = newId('msg')): Message {
  const data = { webhook_id: formatId('webhook', webhookId) };
  const body = JSON.stringify({ type: PING, timestamp: at.toISOString(), data });
  return { id, sessionId: null, eventIndex: null, type: PING, body };
}
