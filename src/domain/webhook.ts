import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import { webAddressProblem } from '../lib/public-address.ts';
import { AGENT_EVENT_TYPES, type AgentEventType } from './agent-event.ts';
import type { OrganizationId, SessionId, WebhookId, WebhookMessageId } from './ids.ts';

/** What a session's own webhook is sent unless its client says otherwise. */
export const SESSION_WEBHOOK_EVENTS = [
  'status_changed',
  'question',
  'approval_requested',
  'result',
  'error',
] as const satisfies readonly AgentEventType[];

/** How messages look: our own, or those of the AGI dialect. */
export const WEBHOOK_FORMATS = ['opposable', 'agi'] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** The events that make what a session's own webhook is sent unless its client says otherwise. */
export const OWN_WEBHOOK_EVENTS: Readonly<Record<WebhookFormat, readonly AgentEventType[]>> = {
  opposable: SESSION_WEBHOOK_EVENTS,
  agi: [...SESSION_WEBHOOK_EVENTS, 'user_message'],
};

/** The type of the message that tries a webhook out. */
export const PING = 'webhook.ping';

/** Where events are sent to. */
export type WebhookRecord = {
  readonly id: WebhookId;
  readonly organizationId: OrganizationId;
  /** The session whose own it is; null for one that every session of the organisation has. */
  readonly sessionId: SessionId | null;
  readonly url: string;
  readonly description: string | null;
  /** The types of events that are sent; an empty list for all. */
  readonly eventTypes: readonly AgentEventType[];
  readonly format: WebhookFormat;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Since when nothing is sent, and why. */
  readonly disabledAt: Date | null;
  readonly disabledReason: string | null;
};

/** Whether a message still is to be sent, was taken, or was given up. */
export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

const DELIVERY_TRANSITIONS = {
  pending: ['pending', 'delivered', 'failed'],
  // What was taken once stays so, whatever becomes of a repetition.
  delivered: ['delivered'],
  // It may be sent again.
  failed: ['pending', 'delivered', 'failed'],
} as const satisfies Record<DeliveryStatus, readonly DeliveryStatus[]>;

/** @returns the status after a try: the one that it led to where the table has an arrow, else the old one. */
export function deliveryStatusAfter(before: DeliveryStatus | undefined, now: DeliveryStatus): DeliveryStatus {
  if (before === undefined) return now;
  return (DELIVERY_TRANSITIONS[before] as readonly DeliveryStatus[]).includes(now) ? now : before;
}

/** What became of one message. */
export type WebhookDeliveryRecord = {
  /** The same for every try of the same message. */
  readonly id: WebhookMessageId;
  readonly webhookId: WebhookId;
  /** The event that it brings; both null for a ping. */
  readonly sessionId: SessionId | null;
  readonly eventIndex: number | null;
  /** The type of the message: `session.` and that of its event, or {@link PING}. */
  readonly type: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  /** Of the last try: what was answered, the first kilobyte of it, or why there was no answer. */
  readonly responseStatus: number | null;
  readonly responseBody: string | null;
  readonly error: string | null;
  readonly durationMs: number;
  readonly createdAt: Date;
  readonly attemptedAt: Date;
  readonly retryAt: Date | null;
};

const MAX_URL = 2_048;

/** What a client may say of a webhook; whether its address may be a private one is for the server to say. */
export const webhookFields = {
  url: z
    .string()
    .max(MAX_URL)
    .superRefine((url, context) => {
      const problem = webAddressProblem(url, true);
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    }),
  description: z.string().max(500),
  eventTypes: z.array(z.enum(AGENT_EVENT_TYPES)).max(AGENT_EVENT_TYPES.length),
} as const;

/** @returns whether a webhook is sent events of that type. */
export function wantsEvent({ eventTypes }: Pick<WebhookRecord, 'eventTypes'>, type: AgentEventType): boolean {
  return eventTypes.length === 0 || eventTypes.includes(type);
}

/** @returns the id of the message that brings an event to a webhook: the same whoever makes it, and whenever. */
export function messageIdOf(webhookId: WebhookId, sessionId: SessionId, index: number): WebhookMessageId {
  return uuidv5(`${sessionId} ${index}`, webhookId) as WebhookMessageId;
}
