import type { AgentEvent } from '../domain/agent-event.ts';
import type { WebhookFormat, WebhookRecord } from '../domain/webhook.ts';
import type { Database } from '../storage/database.ts';
import { agiMessage } from './agi-message.ts';
import { eventMessage, type Message } from './message.ts';
import { BRIEF, PATIENT, type Retries } from './retries.ts';

/** How the messages of a webhook look, and how they are tried. */
export type Format = {
  /** @returns the message that an event makes, the same whenever it is asked; undefined when it makes none */
  readonly messageOf: (
    database: Database,
    webhook: WebhookRecord,
    event: AgentEvent,
  ) => Promise<Message | undefined>;
  readonly retries: Retries;
};

const FORMATS: Readonly<Record<WebhookFormat, Format>> = {
  opposable: { messageOf: async (_database, { id }, event) => eventMessage(id, event), retries: PATIENT },
  agi: { messageOf: agiMessage, retries: BRIEF },
};

/** @returns the form of a webhook's messages */
export function formatOf({ format }: Pick<WebhookRecord, 'format'>): Format {
  return FORMATS[format];
}
