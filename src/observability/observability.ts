import type { EventLog } from '../events/event-log.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Model } from '../models/model.ts';
import type { Database } from '../storage/database.ts';
import type { FrameStore } from '../storage/frame-store.ts';
import { countedModel } from './counted-model.ts';
import { type LiveReaders, liveReaders } from './live-readers.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { observedLog } from './observed-log.ts';
import { startTraces, type TracesOptions } from './traces.ts';

/** What watches a server at work. Disposal sends the last traces. */
export type Observability = AsyncDisposable & {
  readonly metrics: Metrics;
  readonly readers: LiveReaders;
  /** @returns the same log, whose events are counted and traced */
  readonly log: (log: EventLog) => EventLog;
  /** @returns the same model, whose failures are counted */
  readonly model: (model: Model) => Model;
  /** @returns the same store, whose frames are counted */
  readonly frames: (frames: FrameStore) => FrameStore;
};

/** @param traces how traces leave; undefined when nobody wants any, and nothing of them is loaded then */
export async function observability({
  database,
  clock,
  logger,
  traces: options,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly traces: Omit<TracesOptions, 'logger'> | undefined;
}): Promise<Observability> {
  const readers = liveReaders();
  const metrics = createMetrics(database, readers);
  const traces = options && (await startTraces({ ...options, logger }));
  const observers = [metrics.observe, ...(traces ? [traces.observe] : [])];
  return {
    metrics,
    readers,
    log: (log) => observedLog(log, observers, { clock, logger }),
    model: (model) => countedModel(model, metrics.onModelError),
    frames: (frames) => ({
      ...frames,
      async put(organizationId, frame, owner) {
        const id = await frames.put(organizationId, frame, owner);
        metrics.onFrame(frame.bytes.byteLength);
        return id;
      },
    }),
    [Symbol.asyncDispose]: async () => await traces?.[Symbol.asyncDispose](),
  };
}
