import { expect, test } from 'vitest';
import { NO_USAGE } from '../../../src/domain/usage.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { silentLogger } from '../../../src/lib/logger.ts';
import type { ModelRequest } from '../../../src/models/model.ts';
import { observability } from '../../../src/observability/observability.ts';
import { ScriptedModel, says } from '../../support/scripted-model.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();
const open = () =>
  observability({ database: db().database, clock: systemClock, logger: silentLogger, traces: undefined });

test('who follows live is counted by transport, and leaves once', async () => {
  await using watched = await open();
  const { readers, metrics } = watched;
  const leave = readers.enter('websocket');
  readers.enter('websocket');
  leave();
  leave();
  const text = await metrics.text();
  expect(text).toContain('opposable_subscribers{transport="websocket"} 1\n');
  expect(text).toContain('opposable_subscribers{transport="mjpeg"} 0\n');
});

test('tries to deliver are counted by what became of them', async () => {
  await using watched = await open();
  watched.metrics.onDelivery('delivered', 20);
  watched.metrics.onDelivery('retry', 10_000);
  const text = await watched.metrics.text();
  expect(text).toContain('opposable_webhook_deliveries_total{outcome="retry"} 1\n');
  expect(text).toContain('opposable_webhook_delivery_seconds_sum{outcome="delivered"} 0.02\n');
});

test('a request to the model that fails is counted by its kind, and fails as before', async () => {
  await using watched = await open();
  const model = watched.model(new ScriptedModel().failsWith('rate_limited'));
  const stream = model.stream({} as ModelRequest, new AbortController().signal);
  await expect(stream.next()).rejects.toThrow('It went wrong.');
  expect(await watched.metrics.text()).toContain('opposable_model_errors_total{kind="rate_limited"} 1\n');
});

test('a model stays what it is', async () => {
  await using watched = await open();
  const scripted = new ScriptedModel().answers(says('Done.'));
  const model = watched.model(scripted);
  expect(model.costMicroUsd('scripted', NO_USAGE)).toBe(scripted.price);
  const events = await Array.fromAsync(model.stream({} as ModelRequest, new AbortController().signal));
  expect(events).toContainEqual({ type: 'block', block: says('Done.') });
});
