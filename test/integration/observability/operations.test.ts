import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../src/domain/ids.ts';
import { storeKey } from '../../../src/storage/api-keys.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { type CollectedSpan, type OtlpCollector, otlpCollector } from '../../support/otlp-collector.ts';
import { type OpposableProcess, startServe } from '../../support/process.ts';
import {
  API_KEY,
  createSession,
  fetchAt,
  followToEnd,
  startServer,
  type WireSession,
} from '../../support/server.ts';

const TOKEN = 'token-of-the-collector-of-metrics';
const THEIR_KEY = 'opp_test_key_of_another_organisation';
const INSTRUCTION = 'Open Clock';
const resources = new AsyncDisposableStack();

let server: OpposableProcess & { readonly url: string };
let collector: OtlpCollector;
let session: WireSession;

/** A request that says who asks by a Bearer token, or by nothing. */
function ask(path: string, token?: string): Promise<Response> {
  return fetch(new URL(path, server.url), token ? { headers: { authorization: `Bearer ${token}` } } : {});
}

/** @returns the figure of a line of the metrics, undefined when there is none */
async function figure(line: string): Promise<number | undefined> {
  const found = (await (await ask('/metrics', TOKEN)).text())
    .split('\n')
    .find((text) => text.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length));
}

beforeAll(async () => {
  const dataDir = resources.use(await temporaryFolder()).path;
  {
    await using database = await openDatabase(join(dataDir, 'opposable.db'));
    const others = newId('org');
    await database.organization.create({ data: { id: others, name: 'others' } });
    await storeKey(database, others, 'theirs', THEIR_KEY);
  }
  collector = resources.use(await otlpCollector());
  server = await startServe({
    ...{ OPPOSABLE_DATA_DIR: dataDir, OPPOSABLE_API_KEY: API_KEY, OPPOSABLE_METRICS_TOKEN: TOKEN },
    ...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' },
    OTEL_SERVICE_NAME: 'phones-of-the-test',
  });
  resources.use(server);
  const followed = { fetch: fetchAt(server.url) };
  session = await createSession(followed, INSTRUCTION);
  await followToEnd(followed, session.id);
});

afterAll(() => resources.disposeAsync());

test('a server that has all it needs is ready, whoever asks', async () => {
  const response = await ask('/ready');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    status: 'ready',
    checks: { database: 'ok', migrations: 'ok', appium: 'ok', not_ending: 'ok' },
  });
});

test('a server whose Appium does not answer is not ready, and says so', async () => {
  await using lonely = await startServer({ appiumUrl: 'http://127.0.0.1:9', virtualPhones: 0 });
  const response = await lonely.fetch('/ready');
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    status: 'not_ready',
    checks: { database: 'ok', appium: 'failed' },
  });
});

test.each([
  { who: 'nobody', token: undefined, status: 401 },
  { who: 'an unknown key', token: 'opp_nothing', status: 401 },
  { who: "another organisation's admin", token: THEIR_KEY, status: 403 },
  { who: 'the operator', token: API_KEY, status: 200 },
  { who: 'the token of the configuration', token: TOKEN, status: 200 },
])('the metrics answer $status to $who', async ({ token, status }) => {
  expect((await ask('/metrics', token)).status).toBe(status);
});

test('the metrics count a session, its turns and its frames', async () => {
  expect(await figure('opposable_sessions_created_total')).toBe(1);
  expect(await figure('opposable_sessions_ended_total{status="completed"}')).toBe(1);
  expect(await figure('opposable_sessions{status="running"}')).toBe(0);
  expect(await figure('opposable_queued_sessions')).toBe(0);
  expect(await figure('opposable_turn_seconds_count{part="model"}')).toBeGreaterThan(1);
  expect(await figure('opposable_events_appended_total{type="tool_use"}')).toBeGreaterThan(0);
  expect(await figure('opposable_tool_results_total{outcome="ok"}')).toBeGreaterThan(0);
  expect(await figure('opposable_frames_stored_total')).toBeGreaterThan(0);
  expect(await figure('process_cpu_seconds_total')).toBeGreaterThan(0);
});

test('the metrics hold no id and no text of a tenant', async () => {
  const text = await (await ask('/metrics', TOKEN)).text();
  expect(text).not.toContain(session.id.replace('sess_', ''));
  expect(text).not.toContain(INSTRUCTION);
  expect(text).not.toMatch(/[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}/);
});

test('the metrics count who follows a stream, until they leave', async () => {
  const paused = await createSession({ fetch: fetchAt(server.url) }, 'Take over');
  const left = new AbortController();
  const headers = { 'x-api-key': API_KEY, accept: 'text/event-stream' };
  const url = new URL(`/v1/sessions/${paused.id}/events`, server.url);
  await fetchAt(server.url)(`/v1/sessions/${paused.id}/pause`, { method: 'POST' });
  const stream = await fetch(url, { headers, signal: left.signal });
  expect(stream.status).toBe(200);
  expect(await figure('opposable_subscribers{transport="sse"}')).toBe(1);
  const address = new URL('/graphql', server.url.replace('http', 'ws')).href;
  const client = createClient({ url: address, connectionParams: { apiKey: API_KEY }, retryAttempts: 0 });
  const query = 'subscription ($id: ID!) { agentEvents(sessionId: $id) { index } }';
  const events = client.iterate({ query, variables: { id: paused.id } });
  await events.next();
  expect(await figure('opposable_subscribers{transport="websocket"}')).toBe(1);
  await events.return?.();
  await client.dispose();
  await expect.poll(() => figure('opposable_subscribers{transport="websocket"}')).toBe(0);
  left.abort();
  await expect.poll(() => figure('opposable_subscribers{transport="sse"}')).toBe(0);
  await fetchAt(server.url)(`/v1/sessions/${paused.id}/stop`, { method: 'POST' });
});

test('the end of the server sends the traces that are left, and nothing keeps the process', async () => {
  const { code, stderr } = await server.end('SIGTERM');
  expect(stderr).not.toContain('OTLP');
  expect(code).toBe(0);
  expect(collector.resource).toMatchObject({ 'service.name': 'phones-of-the-test' });
  expect(Object.keys(collector.resource).filter((name) => /^(process|host)\./.test(name))).toEqual([]);

  const root = collector.spans.find(
    ({ name, attributes }) => name === 'session' && attributes['opposable.session.id'] === session.id,
  );
  expect(root?.attributes).toMatchObject({
    'opposable.session.status': 'completed',
    'opposable.session.cost_usd': 0,
    'gen_ai.response.model': 'opposable-demo',
  });
  const under = (parent: CollectedSpan | undefined): readonly CollectedSpan[] =>
    collector.spans.filter(
      ({ parentSpanId, traceId }) => parentSpanId === parent?.spanId && traceId === parent?.traceId,
    );
  const turns = under(root);
  expect(new Set(turns.map(({ name }) => name))).toEqual(new Set(['turn']));
  expect(turns).toHaveLength(Number(root?.attributes['opposable.session.turns']));
  for (const turn of turns) {
    const [chat, ...actions] = [...under(turn)].sort((a, b) => a.name.localeCompare(b.name));
    expect(chat?.name).toBe('chat opposable-demo');
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action.name).toMatch(/^execute_tool \w+$/);
    for (const span of under(turn)) {
      expect(span.startMs).toBeGreaterThanOrEqual(turn.startMs);
      expect(span.endMs).toBeLessThanOrEqual(turn.endMs);
    }
  }
  expect(JSON.stringify(collector.spans)).not.toContain(INSTRUCTION);
});
