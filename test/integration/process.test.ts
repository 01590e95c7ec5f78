import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestAppium, type TestAppium } from '../support/appium.ts';
import { gate } from '../support/claude/gate.ts';
import { finishes, type Script, says } from '../support/claude/script.ts';
import { type Claude, startClaude } from '../support/claude/server.ts';
import { temporaryFolder } from '../support/folder.ts';
import { startServe } from '../support/process.ts';
import { readServerSentEvents, type WireEvent } from '../support/server.ts';

const KEY = 'opp_test_key_of_the_default_organisation';
let appium: TestAppium;

beforeAll(async () => {
  appium = await startTestAppium('opposable-virtual');
});

afterAll(async () => {
  await appium?.[Symbol.asyncDispose]();
});

type Server = { readonly url: string };

async function call(server: Server, path: string, init: RequestInit = {}): Promise<Response> {
  return await fetch(new URL(path, server.url), { ...init, headers: { 'x-api-key': KEY, ...init.headers } });
}

async function create(server: Server, instruction: string): Promise<string> {
  const body = JSON.stringify({ phone_id: 'virtual-1', instruction });
  const answer = (await (await call(server, '/v1/sessions', { method: 'POST', body })).json()) as {
    id: string;
  };
  return answer.id;
}

async function follow(server: Server, id: string): Promise<readonly WireEvent[]> {
  const response = await call(server, `/v1/sessions/${id}/events`, {
    headers: { accept: 'text/event-stream' },
  });
  return readServerSentEvents(await response.text());
}

/** Follows a session whose log doesn't end until its stream fits. */
async function followUntil(server: Server, id: string, pattern: RegExp): Promise<readonly WireEvent[]> {
  const response = await call(server, `/v1/sessions/${id}/events`, {
    headers: { accept: 'text/event-stream' },
  });
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (pattern.test(text) && text.endsWith('\n\n')) break;
  }
  return readServerSentEvents(text);
}

async function get(server: Server, id: string): Promise<Record<string, unknown>> {
  return (await (await call(server, `/v1/sessions/${id}`)).json()) as Record<string, unknown>;
}

function environment(dataDir: string, claude: Claude): Record<string, string> {
  return {
    OPPOSABLE_DATA_DIR: dataDir,
    OPPOSABLE_API_KEY: KEY,
    APPIUM_URL: appium.url,
    ANTHROPIC_API_KEY: claude.apiKey,
    ANTHROPIC_BASE_URL: claude.baseURL,
  };
}

test('a session on Claude follows every rule of the Messages API and is priced', async () => {
  await using claude = await startClaude({
    turns: [
      says('I open the app.').opens('Clock'),
      says('I look.').swipes([270, 900], [270, 400]),
      finishes({ summary: 'Seen.' }),
    ],
  });
  await using folder = await temporaryFolder();
  await using server = await startServe(environment(folder.path, claude));
  const id = await create(server, 'Look at the clock');
  const events = await follow(server, id);
  const session = await get(server, id);
  expect(session).toMatchObject({ status: 'completed', num_turns: 3 });
  expect(session['cost_usd']).toBeGreaterThan(0);
  const costs = events.filter((event) => event.type === 'turn_completed').map((event) => event.data.cost_usd);
  expect(session['cost_usd']).toBeCloseTo(
    costs.reduce((sum, cost) => sum + cost, 0),
    9,
  );
  expect(events[0]?.data.reason).toContain('claude-sonnet-5-5');
  expect(claude.violations).toEqual([]);
});

test('the first line names the model that drives the session, not the default one', async () => {
  await using claude = await startClaude({ turns: [finishes({ summary: 'Nothing to do.' })] });
  await using folder = await temporaryFolder();
  await using server = await startServe(environment(folder.path, claude));
  const body = JSON.stringify({ phone_id: 'virtual-1', instruction: 'x', model: 'claude-opus-5-5' });
  const { id } = (await (await call(server, '/v1/sessions', { method: 'POST', body })).json()) as {
    id: string;
  };
  const [first] = await follow(server, id);
  expect(first?.data.reason).toBe('Driven by Claude (claude-opus-5-5).');
});

test('virtual phones that are no longer wanted are offline', async () => {
  await using claude = await startClaude({ turns: [finishes({ summary: 'x' })] });
  await using folder = await temporaryFolder();
  const variables = environment(folder.path, claude);
  const first = await startServe({ ...variables, OPPOSABLE_VIRTUAL_PHONES: '2' });
  await first.end('SIGTERM');
  await using second = await startServe({ ...variables, OPPOSABLE_VIRTUAL_PHONES: '1' });
  expect(await (await call(second, '/v1/phones')).json()).toMatchObject([
    { name: 'virtual-1', connection_status: 'online' },
    { name: 'virtual-2', connection_status: 'offline' },
  ]);
  const body = JSON.stringify({ phone_id: 'virtual-2', instruction: 'x' });
  const refused = await call(second, '/v1/sessions', { method: 'POST', body });
  expect([refused.status, await refused.json()]).toMatchObject([400, { error: 'PHONE_NOT_CONNECTED' }]);
});

test.each([
  ['kill -9', 'SIGKILL'],
  ['SIGTERM', 'SIGTERM'],
] as const)('a session goes on after %s, and nothing is done twice', async (_name, signal) => {
  const held = gate();
  const script: Script = [
    says('One.').opens('Clock'),
    says('Two.').holds(held).opens('Notes'),
    finishes({ summary: 'Both are open.' }),
  ];
  await using claude = await startClaude({ turns: script });
  await using folder = await temporaryFolder();
  const dataDir = join(folder.path, 'data');
  const first = await startServe(environment(dataDir, claude));
  const id = await create(first, 'Open the clock, then the notes');
  await held.reached;
  const ended = await first.end(signal);
  if (signal === 'SIGTERM') expect(ended.code).toBe(0);
  held.open();

  await using second = await startServe(environment(dataDir, claude));
  const events = await follow(second, id);
  expect(await get(second, id)).toMatchObject({ status: 'completed' });
  expect(events.map((event) => event.index)).toEqual(events.map((_, position) => position));
  expect(events.filter((event) => event.type === 'recovered')).toHaveLength(1);
  const opened = events.filter((event) => event.type === 'tool_use').map((event) => event.data.input.name);
  expect(opened).toEqual(['Clock', 'Notes', undefined]);
  expect(claude.violations).toEqual([]);
});

test('a session whose phone is gone at the next start waits for it, and says why', async () => {
  const held = gate();
  await using claude = await startClaude({
    turns: [says('One.').holds(held).opens('Clock'), finishes({ summary: 'x' })],
  });
  await using folder = await temporaryFolder();
  const dataDir = join(folder.path, 'data');
  const first = await startServe(environment(dataDir, claude));
  const id = await create(first, 'Open the clock');
  await held.reached;
  await first.end('SIGKILL');
  await using second = await startServe({
    ...environment(dataDir, claude),
    APPIUM_URL: 'http://127.0.0.1:9/',
  });
  const paused = (await followUntil(second, id, /"phone_lost"/)).at(-1);
  expect(paused?.data).toMatchObject({
    to: 'paused',
    reason: expect.stringContaining('http://127.0.0.1:9/'),
  });
  expect(await get(second, id)).toMatchObject({ status: 'paused', error: null });
});
