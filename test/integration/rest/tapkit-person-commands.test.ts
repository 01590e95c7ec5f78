import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createSession,
  followToEnd,
  startServer,
  type TestServer,
  untilEvent,
  type WireEvent,
} from '../../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ settle: false });
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

const ASK = { policy: { approvals: [{ tool: 'open_app', decision: 'ask' }] } };
const MISSING = `sess_${'0'.repeat(32)}`;

/** A session that waits for a yes. */
async function asking(extra: object = {}): Promise<{ readonly id: string; readonly use: string }> {
  const { id } = await createSession(server, 'Open Notes', { ...ASK, ...extra });
  await untilEvent(server, id, ({ to }) => to === 'paused');
  return { id, use: find(await events(id), 'approval_requested').data.tool_use_id };
}

async function events(id: string): Promise<readonly WireEvent[]> {
  const answer = (await (await server.fetch(`/v1/sessions/${id}/events`)).json()) as { events: WireEvent[] };
  return answer.events;
}

function find(all: readonly WireEvent[], type: string): WireEvent {
  const found = all.find((event) => event.type === type);
  if (!found) throw new Error(`There is no ${type} in ${JSON.stringify(all)}`);
  return found;
}

async function post(path: string, body?: unknown): Promise<Response> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  return await server.fetch(`/v1/sessions/${path}`, { method: 'POST', ...init });
}

test('an action is approved without a word', async () => {
  const { id, use } = await asking();
  expect(find(await events(id), 'approval_requested').data).toMatchObject({
    ...{ name: 'open_app', input: { name: 'Notes' }, rule: 'policy', expires_at: expect.any(String) },
    frame_url: expect.stringMatching(/^\/v1\/frames\//),
  });
  expect((await post(`${id}/approvals/${use}/approve`)).status).toBe(204);
  const all = await followToEnd(server, id);
  expect(find(all, 'approval_resolved').data).toEqual({ tool_use_id: use, decision: 'approved' });
  const again = await post(`${id}/approvals/${use}/approve`);
  expect([again.status, await again.json()]).toMatchObject([404, { error: 'APPROVAL_NOT_FOUND' }]);
});

test('an action is changed, and the input keeps its spelling', async () => {
  const { id, use } = await asking();
  const input = { name: 'Clock', theirOwn_key: 1 };
  expect((await post(`${id}/approvals/${use}/approve`, { input })).status).toBe(204);
  const all = await followToEnd(server, id);
  expect(find(all, 'approval_resolved').data).toMatchObject({ decision: 'edited', input });
  // An input that the tool doesn't know is held against the tool, as the model's is.
  expect(find(all, 'tool_result').data).toMatchObject({
    ...{ is_error: true, text: expect.stringContaining('theirOwn_key') },
  });
});

test('an action is denied with a reason', async () => {
  const { id, use } = await asking();
  expect((await post(`${id}/approvals/${use}/deny`, { reason: 'Not now' })).status).toBe(204);
  await untilEvent(server, id, ({ type }) => type === 'tool_result');
  const all = await events(id);
  expect(find(all, 'approval_resolved').data).toMatchObject({ decision: 'denied', reason: 'Not now' });
  expect(find(all, 'tool_result').data).toMatchObject({ tool_use_id: use, is_error: true });
  await post(`${id}/stop`);
});

test('a person takes the phone, uses it and gives it back', async () => {
  const { id } = await asking();
  const early = await post(`${id}/actions`, { type: 'press_button', button: 'home' });
  expect([early.status, await early.json()]).toMatchObject([409, { error: 'INVALID_TRANSITION' }]);
  expect((await post(`${id}/release`)).status).toBe(409);
  expect((await post(`${id}/takeover`, { reason: 'Let me' })).status).toBe(204);
  expect((await post(`${id}/takeover`)).status).toBe(204);
  const swipe = { type: 'swipe', from: { x: 300, y: 900 }, to: { x: 300, y: 300 }, duration_ms: 200 };
  const done = await post(`${id}/actions`, swipe);
  expect([done.status, await done.json()]).toMatchObject([
    200,
    {
      type: 'user_action_result',
      data: {
        is_error: false,
        text: 'Done.',
        screen: { frame_url: expect.stringMatching(/^\/v1\/frames\//) },
      },
    },
  ]);
  expect((await post(`${id}/release`, { note: 'All yours' })).status).toBe(204);
  const all = await events(id);
  expect(all.filter(({ type }) => type === 'takeover_started').map(({ data }) => data)).toEqual([
    { requested_by: 'user', reason: 'Let me' },
  ]);
  expect(find(all, 'user_action').data).toMatchObject({ action: swipe });
  expect(find(all, 'takeover_ended').data).toEqual({ note: 'All yours' });
  await post(`${id}/stop`);
});

test('a budget is set, and what can not be one is refused', async () => {
  const { id } = await asking();
  expect((await post(`${id}/budget`, { max_cost_usd: 2.5 })).status).toBe(204);
  expect((await post(`${id}/budget`, { max_cost_usd: null })).status).toBe(204);
  const set = (await events(id)).filter(({ type }) => type === 'budget_changed').map(({ data }) => data);
  expect(set).toEqual([{ max_cost_usd: 2.5 }, { max_cost_usd: null }]);
  await post(`${id}/stop`);
  expect((await post(`${id}/budget`, { max_cost_usd: 3 })).status).toBe(409);
});

test('a point has two coordinates and nothing else', async () => {
  const response = await post(`${MISSING}/actions`, { type: 'tap', at: { x: 1, y: 1, z: 1 } });
  expect(await response.json()).toMatchObject({ detail: [{ loc: ['body', 'at', 'z'] }] });
});

test.each([
  ['approvals/t/approve', { input: [] }, 'input'],
  ['approvals/t/approve', { inputs: {} }, 'inputs'],
  ['approvals/t/deny', { reason: '' }, 'reason'],
  ['takeover', { reason: 1 }, 'reason'],
  ['release', { note: 'x'.repeat(2_001) }, 'note'],
  ['actions', { type: 'tap' }, 'at'],
  ['actions', { type: 'type_text', text: '' }, 'text'],
  ['actions', { type: 'press_button', button: 'home', at: { x: 1, y: 1 } }, 'at'],
  ['actions', { type: 'explode' }, 'type'],
  ['budget', { max_cost_usd: 0 }, 'max_cost_usd'],
  ['budget', {}, 'max_cost_usd'],
] as const)('%s refuses %j', async (path, body, field) => {
  const response = await post(`${MISSING}/${path}`, body);
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ detail: [{ loc: ['body', field] }] });
});
