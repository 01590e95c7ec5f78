import { type EventDraft, endsSession, type LoggedEvent } from '../domain/agent-event.ts';
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
import { changeWebhook, deleteWebhook } from '../storage/webhook-records.ts';
import { agiDeletedMessage } from './agi-message.ts';
import { type AttemptContext, attempt } from './attempt.ts';
import { formatOf } from './formats.ts';
import type { Message } from './message.ts';
import { type Outcome, outcomeOf, type Retries } from './retries.ts';
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

/** A message, and where it stands among those of its lane. */
type Item = {
  /** That of its event. */
  readonly index: number;
  readonly message: Message;
  /** Whether nothing comes behind it. */
  readonly isLast: boolean;
};

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
    if (cursor.deletedAt) return await deliverDeletion(context, cursor, cursor.deletedAt, signal);
    const first = Math.max(lane.seen + 1, cursor.nextIndex);
    page = page.filter(({ index }) => index >= first);
    if (page.length === 0) page = await context.feed.read(lane.sessionId, { after: first - 1, limit: PAGE });
    const event = page.find((known) => wantsEvent(cursor.webhook, known.type));
    const last = page.at(-1);
    if (event) {
      const message = await formatOf(cursor.webhook).messageOf(context.database, cursor.webhook, event);
      const item = message && { index: event.index, message, isLast: endsSession(event) };
      const rest = item && (await deliver(context, cursor, item, signal));
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

/** Delivers the last message of a session that is gone. */
async function deliverDeletion(
  context: DeliveryContext,
  cursor: FullCursor,
  deletedAt: Date,
  signal: AbortSignal,
): Promise<Rest> {
  const { webhook, sessionId, nextIndex: index } = cursor;
  const message = await agiDeletedMessage(context.database, webhook, sessionId, index, deletedAt);
  return (await deliver(context, cursor, { index, message, isLast: true }, signal)) ?? { type: 'over' };
}

/** Delivers one message. @returns how the lane rests then; undefined when it goes on */
async function deliver(
  context: DeliveryContext,
  cursor: FullCursor,
  item: Item,
  signal: AbortSignal,
): Promise<Rest | undefined> {
  const { webhook } = cursor;
  const { retries } = formatOf(webhook);
  const startedAt = new Date(context.clock.now());
  let answer: Answer | undefined;
  try {
    answer = await attempt(context, webhook, item.message, signal);
  } catch (error) {
    if (signal.aborted) return { type: 'idle' };
    throw error;
  }
  const nowMs = context.clock.now();
  // What failed before may have been an event that the webhook doesn't want any more.
  const isAgain = item.index === cursor.nextIndex;
  const failingSince = (isAgain ? cursor.failingSince : null) ?? startedAt;
  const before = { failures: isAgain ? cursor.failures : 0, failingSince };
  const outcome = answer
    ? outcomeOf(answer, before, nowMs, context.random(), retries)
    : unsignable(retries.givesUp);
  const isKnown = await context.database.$transaction((tx) =>
    record(tx, { ...cursor, ...before }, item, answer, outcome, nowMs),
  );
  context.onTry?.({ outcome: outcome.type, durationMs: answer?.durationMs ?? 0 });
  // The webhook was deleted meanwhile.
  if (!isKnown) return { type: 'over' };
  if (outcome.type === 'retry') return { type: 'retry', atMs: outcome.atMs };
  if (outcome.type !== 'give_up') return item.isLast ? { type: 'over' } : undefined;
  context.logger.warn({ webhookId: webhook.id, reason: outcome.reason }, 'A webhook was disabled');
  const data = { webhookId: webhook.id, reason: outcome.reason };
  // The session itself may be long over, but what others do is sent nowhere any more either.
  for (const sessionId of await liveSessionsOf(context.database, webhook.id)) {
    await context.tell(sessionId, { type: 'webhook_disabled', data });
  }
  return { type: 'over' };
}

function unsignable(givesUp: Retries['givesUp']): Outcome {
  return givesUp === 'message'
    ? { type: 'skip', error: NO_SECRET }
    : { type: 'give_up', reason: NO_SECRET, error: NO_SECRET };
}

/** Stores what a try led to. @returns whether the webhook still waited for it */
async function record(
  tx: Transaction,
  cursor: FullCursor,
  { index, message, isLast }: Item,
  answer: Answer | undefined,
  outcome: Outcome,
  nowMs: number,
): Promise<boolean> {
  const { organizationId, id } = cursor.webhook;
  const at = new Date(nowMs);
  const isDelivered = outcome.type === 'delivered';
  const isDone = isDelivered || outcome.type === 'skip';
  const retryAt = outcome.type === 'retry' ? new Date(outcome.atMs) : null;
  // What was deleted leaves nothing behind.
  if (isDone && cursor.deletedAt) return await deleteWebhook(tx, organizationId, id);
  const isKnown =
    isDone && isLast
      ? await dropCursor(tx, cursor)
      : await moveCursor(tx, cursor, {
          nextIndex: isDone ? index + 1 : index,
          failures: retryAt ? cursor.failures + 1 : 0,
          failingSince: retryAt && cursor.failingSince,
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
