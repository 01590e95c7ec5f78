import { type AgentEvent, type EventDraft, endsSession, type LoggedEvent } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import { type WebhookRecord, wantsEvent } from '../domain/webhook.ts';
import type { EventFeed } from '../events/event-feed.ts';
import type { Logger } from '../lib/logger.ts';
import type { Transaction } from '../storage/database.ts';
import {
  type CursorKey,
  dropCursor,
  type FullCursor,
  findCursor,
  isSessionOver,
  liveSessionsOf,
  moveCursor,
} from '../storage/webhook-cursors.ts';
import { saveTry } from '../storage/webhook-deliveries.ts';
import { changeWebhook } from '../storage/webhook-records.ts';
import { type AttemptContext, attempt } from './attempt.ts';
import { eventMessage, type Message } from './message.ts';
import { type Outcome, outcomeOf } from './retries.ts';
import type { Answer } from './send.ts';

/** How many events one read fetches at the most. */
const PAGE = 50;

/** What became of one try, for whoever counts. */
export type Tried = { readonly outcome: Outcome['type']; readonly durationMs: number };

/** What deliveries work with. */
export type DeliveryContext = AttemptContext & {
  readonly feed: Pick<EventFeed, 'read'>;
  /** Writes into a session's log that a webhook was disabled, as long as the log is open. */
  readonly tell: (sessionId: SessionId, draft: EventDraft<'webhook_disabled'>) => Promise<void>;
  /** @returns a number in [0, 1) */
  readonly random: () => number;
  readonly logger: Logger;
  /** Told of each try. */
  readonly onTry?: (tried: Tried) => void;
};

/** A session's way to a webhook. */
export type Lane = CursorKey & {
  /** The index of the last event that was looked at. */
  seen: number;
};

/** How things stand with a lane when there is nothing more to do now: `over` for good. */
export type Rest =
  | { readonly type: 'idle' | 'over' }
  /** Milliseconds since the epoch. */
  | { readonly type: 'retry'; readonly atMs: number };

const NO_SECRET = 'Its secret is missing or cannot be read: rotate it, then enable the webhook.';

/**
 * Delivers what a session has for a webhook, one event after the other, until there is nothing left, one
 * couldn't be delivered, or `signal` aborts: a try that is under way then counts as not made.
 */
export async function deliverSession(
  context: DeliveryContext,
  lane: Lane,
  signal: AbortSignal,
): Promise<Rest> {
  let page: readonly LoggedEvent[] = [];
  let isOver = false;
  while (!signal.aborted) {
    const cursor = await findCursor(context.database, lane);
    if (!cursor || cursor.webhook.disabledAt !== null) return { type: 'over' };
    const retryAtMs = cursor.retryAt?.getTime() ?? 0;
    if (retryAtMs > context.clock.now()) return { type: 'retry', atMs: retryAtMs };
    const first = Math.max(lane.seen + 1, cursor.nextIndex);
    page = page.filter(({ index }) => index >= first);
    if (page.length === 0) page = await context.feed.read(lane.sessionId, { after: first - 1, limit: PAGE });
    const event = page.find((known) => wantsEvent(cursor.webhook, known.type));
    const last = page.at(-1);
    if (event) {
      const rest = await deliver(context, cursor, event, signal);
      if (rest) return rest;
      lane.seen = event.index;
    } else if (last && !endsSession(last)) {
      lane.seen = last.index;
    } else if (!last && !isOver) {
      isOver = await isSessionOver(context.database, lane.sessionId);
      // Its last events may have come between: it is read once more.
      if (!isOver) return { type: 'idle' };
    } else {
      await context.database.$transaction((tx) => dropCursor(tx, cursor));
      return { type: 'over' };
    }
  }
  return { type: 'idle' };
}

/** Delivers one event. @returns how the lane rests then; undefined when it goes on */
async function deliver(
  context: DeliveryContext,
  cursor: FullCursor,
  event: AgentEvent,
  signal: AbortSignal,
): Promise<Rest | undefined> {
  const { webhook } = cursor;
  const message = eventMessage(webhook.id, event);
  let answer: Answer | undefined;
  try {
    answer = await attempt(context, webhook, message, signal);
  } catch (error) {
    if (signal.aborted) return { type: 'idle' };
    throw error;
  }
  const nowMs = context.clock.now();
  // What failed before may have been an event that the webhook doesn't want any more.
  const before = event.index === cursor.nextIndex ? cursor : { failures: 0, failingSince: null };
  const outcome: Outcome = answer
    ? outcomeOf(answer, before, nowMs, context.random())
    : { type: 'give_up', reason: NO_SECRET, error: NO_SECRET };
  const isKnown = await context.database.$transaction((tx) =>
    record(
      tx,
      { ...cursor, failures: before.failures, failingSince: before.failingSince },
      event,
      message,
      answer,
      outcome,
      nowMs,
    ),
  );
  context.onTry?.({ outcome: outcome.type, durationMs: answer?.durationMs ?? 0 });
  // The webhook was deleted meanwhile.
  if (!isKnown) return { type: 'over' };
  if (outcome.type === 'delivered') return endsSession(event) ? { type: 'over' } : undefined;
  if (outcome.type === 'retry') return { type: 'retry', atMs: outcome.atMs };
  context.logger.warn({ webhookId: webhook.id, reason: outcome.reason }, 'A webhook was disabled');
  const data = { webhookId: webhook.id, reason: outcome.reason };
  // The session itself may be long over, but what others do is sent nowhere any more either.
  for (const sessionId of await liveSessionsOf(context.database, webhook.id)) {
    await context.tell(sessionId, { type: 'webhook_disabled', data });
  }
  return { type: 'over' };
}

/** Stores what a try led to. @returns whether the webhook still waited for it */
async function record(
  tx: Transaction,
  cursor: FullCursor,
  event: AgentEvent,
  message: Message,
  answer: Answer | undefined,
  outcome: Outcome,
  nowMs: number,
): Promise<boolean> {
  const at = new Date(nowMs);
  const isDelivered = outcome.type === 'delivered';
  const retryAt = outcome.type === 'retry' ? new Date(outcome.atMs) : null;
  const ends = isDelivered && endsSession(event);
  const isKnown = ends
    ? await dropCursor(tx, cursor)
    : await moveCursor(tx, cursor, {
        nextIndex: isDelivered ? event.index + 1 : event.index,
        failures: retryAt ? cursor.failures + 1 : 0,
        failingSince: retryAt ? (cursor.failingSince ?? at) : null,
        retryAt,
      });
  if (!isKnown) return false;
  await saveTry(tx, {
    ...savedTry(cursor.webhook, message, answer, at),
    status: isDelivered ? 'delivered' : retryAt ? 'pending' : 'failed',
    error: isDelivered ? null : outcome.error,
    retryAt,
  });
  if (outcome.type === 'give_up') {
    const { organizationId, id } = cursor.webhook;
    await changeWebhook(tx, organizationId, id, { disabledAt: at, disabledReason: outcome.reason });
  }
  return true;
}

/** @returns what is remembered of a try, but for what it led to */
export function savedTry(
  webhook: WebhookRecord,
  { id, sessionId, eventIndex, type }: Message,
  answer: Answer | undefined,
  attemptedAt: Date,
): Omit<Parameters<typeof saveTry>[1], 'status' | 'retryAt'> {
  return {
    ...{ id, sessionId, eventIndex, type, attemptedAt },
    webhookId: webhook.id,
    responseStatus: answer?.type === 'answered' ? answer.status : null,
    responseBody: answer?.type === 'answered' ? answer.body : null,
    error: answer?.type === 'unreachable' ? answer.error : null,
    durationMs: answer?.durationMs ?? 0,
  };
}
