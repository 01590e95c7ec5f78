import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type AgentEvent, endsSession } from '../domain/agent-event.ts';
import { LIVE_STATUSES } from '../domain/session.ts';
import type { TurnTiming } from '../domain/usage.ts';
import type { ModelErrorKind } from '../models/model.ts';
import type { Database } from '../storage/database.ts';
import { sessionCounts } from '../storage/session-counts.ts';
import { type LiveReaders, TRANSPORTS } from './live-readers.ts';
import type { EventObserver } from './observed-log.ts';
import { processMetrics } from './process-metrics.ts';

/** What a turn's time is parted into. */
const PARTS = {
  model: 'modelMs',
  action: 'actionMs',
  settle: 'settleMs',
  capture: 'captureMs',
  encode: 'encodeMs',
} as const satisfies Record<string, keyof TurnTiming>;

/** From a fast action to a slow model, in seconds. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** Figures for Prometheus. No label holds a text of a user or an id of a tenant. */
export type Metrics = {
  readonly observe: EventObserver;
  readonly onModelError: (kind: ModelErrorKind) => void;
  readonly onFrame: (byteLength: number) => void;
  /** @param outcome one of a few words */
  readonly onDelivery: (outcome: string, durationMs: number) => void;
  /** Everything in Prometheus' text format, with how things stand at this moment. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
};

/** @returns figures on a registry of their own, from zero. */
export function createMetrics(database: Database, readers: LiveReaders): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter<Label>({ name: `opposable_${name}`, help, labelNames: [...labelNames], registers });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge<Label>({ name: `opposable_${name}`, help, labelNames: [...labelNames], registers });
  const histogram = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Histogram<Label>({
      ...{ name: `opposable_${name}`, help, labelNames: [...labelNames], buckets: BUCKETS, registers },
    });

  const sessions = gauge('sessions', 'Sessions that have not ended, by status.', ['status']);
  const queued = gauge('queued_sessions', 'Sessions that wait for a phone to be free.');
  const subscribers = gauge(
    'subscribers',
    'Connections that something is followed live over, by transport.',
    ['transport'],
  );
  const created = counter('sessions_created_total', 'Sessions that were created.');
  const ended = counter('sessions_ended_total', 'Sessions that ended, by final status.', ['status']);
  const events = counter('events_appended_total', 'Agent events that were stored, by type.', ['type']);
  const turnTime = histogram('turn_seconds', 'Where the time of a turn went.', ['part']);
  const tokens = counter('tokens_total', 'Tokens of completed turns, by price class.', ['class']);
  const cost = counter('cost_usd_total', 'Cost of completed turns whose price is known.');
  const actions = counter('tool_results_total', 'Tool uses of the agent, by outcome.', ['outcome']);
  const actionTime = histogram('tool_seconds', 'Time that a tool use took.', ['outcome']);
  const errors = counter('session_errors_total', 'Errors that ended sessions, by code.', ['code']);
  const modelErrors = counter('model_errors_total', 'Requests to a model that failed, by kind.', ['kind']);
  const deliveries = counter('webhook_deliveries_total', 'Tries to deliver a webhook, by outcome.', [
    'outcome',
  ]);
  const deliveryTime = histogram('webhook_delivery_seconds', 'Time that a try to deliver took.', ['outcome']);
  const frames = counter('frames_stored_total', 'Screenshots that were stored.');
  const frameBytes = counter('frame_bytes_stored_total', 'Bytes of the screenshots that were stored.');

  const count = (event: AgentEvent): void => {
    events.inc({ type: event.type });
    if (event.type === 'status_changed') {
      if (event.data.from === null) created.inc();
      if (endsSession(event)) ended.inc({ status: event.data.to });
    } else if (event.type === 'turn_completed') {
      const { timing, usage, costMicroUsd } = event.data;
      for (const [part, name] of Object.entries(PARTS)) turnTime.observe({ part }, timing[name] / 1_000);
      tokens.inc({ class: 'input' }, usage.inputTokens);
      tokens.inc({ class: 'cache_read' }, usage.cacheReadTokens);
      tokens.inc({ class: 'cache_write' }, usage.cacheWrite5mTokens + usage.cacheWrite1hTokens);
      tokens.inc({ class: 'output' }, usage.outputTokens);
      cost.inc((costMicroUsd ?? 0) / 1e6);
    } else if (event.type === 'tool_result') {
      const outcome = event.data.isError ? 'error' : 'ok';
      actions.inc({ outcome });
      actionTime.observe({ outcome }, event.data.durationMs / 1_000);
    } else if (event.type === 'error') {
      errors.inc({ code: event.data.code });
    }
  };

  return {
    observe: (stored) => stored.forEach(count),
    onModelError: (kind) => modelErrors.inc({ kind }),
    onFrame(byteLength) {
      frames.inc();
      frameBytes.inc(byteLength);
    },
    onDelivery(outcome, durationMs) {
      deliveries.inc({ outcome });
      deliveryTime.observe({ outcome }, durationMs / 1_000);
    },
    async text() {
      const counts = await sessionCounts(database);
      for (const status of LIVE_STATUSES) sessions.set({ status }, counts.byStatus[status] ?? 0);
      queued.set(counts.queued);
      for (const transport of TRANSPORTS) subscribers.set({ transport }, readers.count(transport));
      return await Registry.merge([registry, processMetrics()]).metrics();
    },
    contentType: registry.contentType,
  };
}
