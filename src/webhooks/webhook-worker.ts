import type { OrganizationId, WebhookId } from '../domain/ids.ts';
import type { Wake } from '../events/wake.ts';
import { sleep } from '../lib/sleep.ts';
import { type CursorKey, cursorsOf, laggingCursors, type OwnedCursor } from '../storage/webhook-cursors.ts';
import { forgetOldDeliveries } from '../storage/webhook-deliveries.ts';
import { type DeliveryContext, deliverSession, type Lane } from './deliver-session.ts';

/**
 * How many deliveries may be under way at a time: in all, of one organisation, and to one webhook. Receivers that
 * don't answer hold theirs for as long as a try may take; one organisation's can't hold them all.
 */
const MAX_DELIVERIES = 512;
const MAX_DELIVERIES_OF_ORGANIZATION = 128;
const MAX_DELIVERIES_EACH = 8;
/** A retry may come this much later than it is due, in milliseconds. */
const TICK_MS = 1_000;
/** How long hints are collected before they are looked into, in milliseconds: a busy log gives many. */
const COLLECT_MS = 20;
/** How often it is looked for what no hint told of, in milliseconds. */
const SCAN_MS = 60_000;
/** How long a lane rests whose delivery failed in here, such as for a full disk, in milliseconds. */
const REST_MS = 30_000;

/** What the worker works with. */
export type WebhookWorkerContext = DeliveryContext & { readonly wake: Pick<Wake, 'attachAll'> };

type LaneState = Lane & {
  readonly organizationId: OrganizationId;
  hasNews: boolean;
  isRunning: boolean;
  /** When a delivery is to be tried again, in milliseconds since the epoch. */
  retryAtMs: number | undefined;
};

/**
 * Starts to deliver events to webhooks: those of a session to a webhook in order, those of different sessions
 * at the same time. Disposal ends it at once; the next start goes on where it was.
 */
export function startWebhooks(context: WebhookWorkerContext): AsyncDisposable {
  const ending = new AbortController();
  const worker = new WebhookWorker(context, ending.signal);
  const running = worker.run();
  return {
    async [Symbol.asyncDispose]() {
      ending.abort(new Error('The server is shutting down.'));
      await running;
    },
  };
}

class WebhookWorker {
  readonly #context: WebhookWorkerContext;
  readonly #signal: AbortSignal;
  readonly #lanes = new Map<string, LaneState>();
  readonly #running = new Map<LaneState, Promise<void>>();
  /** How many deliveries are under way, by webhook and by organisation. */
  readonly #underWay = new Map<WebhookId | OrganizationId, number>();

  constructor(context: WebhookWorkerContext, signal: AbortSignal) {
    this.#context = context;
    this.#signal = signal;
  }

  async run(): Promise<void> {
    const { wake, clock, logger } = this.#context;
    using collector = wake.attachAll();
    let scanAtMs = Number.NEGATIVE_INFINITY;
    let topics: ReadonlySet<string> = new Set();
    while (!this.#signal.aborted) {
      try {
        if (topics.size > 0) await this.#hear(topics);
        if (clock.now() >= scanAtMs) {
          scanAtMs = clock.now() + SCAN_MS;
          await this.#scan();
        }
      } catch (error) {
        logger.error({ error }, 'The webhooks could not be looked after');
        scanAtMs = clock.now() + TICK_MS;
      }
      this.#startLanes();
      topics = await collector.wait(this.#signal, TICK_MS);
      if (topics.size > 0 && !this.#signal.aborted) {
        // Aborted, it is over at once, and so is the loop.
        await sleep(COLLECT_MS, this.#signal).catch(() => undefined);
        topics = new Set([...topics, ...(await collector.wait(this.#signal, 0))]);
      }
    }
    await Promise.all(this.#running.values());
  }

  async #hear(topics: ReadonlySet<string>): Promise<void> {
    for (const cursor of await cursorsOf(this.#context.database, [...topics])) this.#note(cursor);
  }

  async #scan(): Promise<void> {
    const { database, clock } = this.#context;
    const lagging = await laggingCursors(database);
    for (const cursor of lagging) this.#note(cursor);
    this.#forgetLanesBut(new Set(lagging.map(laneKey)));
    await forgetOldDeliveries(database, clock.now());
  }

  /** Forgets lanes that have nothing to do: most of them are of what was deleted, and the rest can be noted again. */
  #forgetLanesBut(kept: ReadonlySet<string>): void {
    for (const [key, { isRunning, hasNews, retryAtMs }] of this.#lanes) {
      const isAtRest = !isRunning && !hasNews && retryAtMs === undefined;
      if (isAtRest && !kept.has(key)) this.#lanes.delete(key);
    }
  }

  #note(cursor: OwnedCursor): void {
    const { webhookId, sessionId, organizationId, nextIndex, retryAt } = cursor;
    const key = laneKey(cursor);
    const retryAtMs = retryAt?.getTime();
    const lane = this.#lanes.get(key);
    if (lane) Object.assign(lane, { hasNews: true, retryAtMs });
    else {
      const fresh = { seen: nextIndex - 1, hasNews: true, isRunning: false, retryAtMs };
      this.#lanes.set(key, { webhookId, sessionId, organizationId, ...fresh });
    }
  }

  /** Starts what is due, as far as the bounds allow; called again whenever a lane rests. */
  #startLanes(): void {
    if (this.#signal.aborted) return;
    const now = this.#context.clock.now();
    for (const lane of this.#lanes.values()) {
      if (this.#running.size >= MAX_DELIVERIES) return;
      const isDue = lane.retryAtMs === undefined ? lane.hasNews : lane.retryAtMs <= now;
      if (lane.isRunning || !isDue || this.#isBoundReached(lane)) continue;
      this.#count(lane, 1);
      lane.isRunning = true;
      this.#running.set(lane, this.#runLane(lane));
    }
  }

  #isBoundReached({ webhookId, organizationId }: LaneState): boolean {
    return (
      (this.#underWay.get(webhookId) ?? 0) >= MAX_DELIVERIES_EACH ||
      (this.#underWay.get(organizationId) ?? 0) >= MAX_DELIVERIES_OF_ORGANIZATION
    );
  }

  #count({ webhookId, organizationId }: LaneState, more: 1 | -1): void {
    for (const holder of [webhookId, organizationId]) {
      const count = (this.#underWay.get(holder) ?? 0) + more;
      if (count > 0) this.#underWay.set(holder, count);
      else this.#underWay.delete(holder);
    }
  }

  async #runLane(lane: LaneState): Promise<void> {
    lane.hasNews = false;
    lane.retryAtMs = undefined;
    try {
      const rest = await deliverSession(this.#context, lane, this.#signal);
      if (rest.type === 'retry') lane.retryAtMs = rest.atMs;
      if (rest.type === 'over' && !lane.hasNews) this.#lanes.delete(laneKey(lane));
    } catch (error) {
      const { webhookId, sessionId } = lane;
      this.#context.logger.error({ error, webhookId, sessionId }, 'A webhook could not be served');
      lane.retryAtMs = this.#context.clock.now() + REST_MS;
    } finally {
      lane.isRunning = false;
      this.#running.delete(lane);
      this.#count(lane, -1);
      this.#startLanes();
    }
  }
}

function laneKey({ webhookId, sessionId }: CursorKey): string {
  return `${webhookId} ${sessionId}`;
}
