import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { json as readJson } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestAppium, type TestAppium } from '../../support/appium.ts';
import { openVirtualRemote } from '../../support/appium-virtual.ts';
import {
  API_KEY,
  createSession,
  followToEnd,
  readServerSentEvents,
  startServer,
  type TestServer,
  untilEvent,
  type WireSession,
} from '../../support/server.ts';

let appium: TestAppium;
let server: TestServer;

beforeAll(async () => {
  appium = await startTestAppium('opposable-virtual');
  server = await startServer({ appiumUrl: appium.url });
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await appium?.[Symbol.asyncDispose]();
});

async function get(id: string): Promise<WireSession> {
  return (await (await server.fetch(`/v1/sessions/${id}`)).json()) as WireSession;
}

async function command(id: string, name: string): Promise<number> {
  return (await server.fetch(`/v1/sessions/${id}/${name}`, { method: 'POST' })).status;
}

const DOCUMENTED = [
  'id',
  'phone_id',
  'instruction',
  'status',
  'cost_usd',
  'duration_ms',
  'num_turns',
  'error',
  'created_at',
  'started_at',
  'completed_at',
].sort();

describe('a session', () => {
  test('is answered at once with the documented fields, and polled until it has completed', async () => {
    const created = await createSession(server, 'Open Instagram and like the first 3 posts');
    expect(Object.keys(created).sort()).toEqual(DOCUMENTED);
    expect(created).toMatchObject({ status: 'creating', cost_usd: null, duration_ms: null, num_turns: null });
    expect(created.id).toMatch(/^sess_[0-9a-f]{32}$/);
    expect(created['phone_id']).toMatch(/^phone_[0-9a-f]{32}$/);

    await followToEnd(server, created.id);
    const ended = await get(created.id);
    expect(ended).toMatchObject({ status: 'completed', error: null, cost_usd: 0 });
    expect(ended.num_turns).toBeGreaterThan(3);
    expect(ended.duration_ms).toBeGreaterThan(0);
    expect(Object.keys(ended).sort()).toEqual(DOCUMENTED);

    await using remote = await openVirtualRemote(appium.url, 'opposable-virtual-1');
    const state = (await remote.execute('mobile: virtualState')) as {
      apps: { momento: { posts: { author: string; liked: boolean; sponsored: boolean }[] } };
    };
    const posts = state.apps.momento.posts;
    const firstThree = posts
      .filter((post) => !post.sponsored)
      .slice(0, 3)
      .map((post) => post.author);
    expect(posts.filter((post) => post.liked).map((post) => post.author)).toEqual(firstThree);
  });

  test('streams its events live, each once and in order, and the stream ends with the session', async () => {
    const { id } = await createSession(server, 'Open Settings');
    const events = await followToEnd(server, id);
    expect(events.map((event) => event.index)).toEqual(events.map((_, position) => position));
    expect(events[0]).toMatchObject({ type: 'status_changed', data: { from: null, to: 'creating' } });
    expect(events.at(-1)).toMatchObject({ type: 'status_changed', data: { to: 'completed' } });
  });

  test('resumes a stream behind the last event that the client saw', async () => {
    const { id } = await createSession(server, 'Open Clock');
    const all = await followToEnd(server, id);
    const resume = async (headers: HeadersInit, query = ''): Promise<number[]> => {
      const response = await server.fetch(`/v1/sessions/${id}/events${query}`, {
        headers: { accept: 'text/event-stream', ...headers },
      });
      return readServerSentEvents(await response.text()).map((event) => event.index);
    };
    const rest = all.map((event) => event.index).filter((index) => index > 2);
    expect(await resume({ 'last-event-id': '2' })).toEqual(rest);
    expect(await resume({}, '?since=3')).toEqual(rest);
    expect(await resume({ 'last-event-id': String(all.length - 1) })).toEqual([]);
  });

  test('answers a poll at once, page by page', async () => {
    const { id } = await createSession(server, 'Open Notes');
    const all = await followToEnd(server, id);
    const poll = async (since: number): Promise<{ events: unknown[]; next_index: number }> =>
      (await (await server.fetch(`/v1/sessions/${id}/events?since=${since}`)).json()) as never;
    expect(await poll(0)).toEqual({ events: all, next_index: all.length });
    expect(await poll(all.length)).toEqual({ events: [], next_index: all.length });
  });

  test('is paused, resumed and stopped, and what is so already is no failure', async () => {
    const { id } = await createSession(server, 'Open Momento and like the first 20 posts');
    await untilEvent(server, id, (event) => event.type === 'tool_result');
    expect([await command(id, 'pause'), await command(id, 'pause')]).toEqual([204, 204]);
    expect((await get(id)).status).toBe('paused');
    expect([await command(id, 'resume'), await command(id, 'resume')]).toEqual([204, 204]);
    expect((await get(id)).status).toBe('running');
    expect([await command(id, 'stop'), await command(id, 'stop')]).toEqual([204, 204]);
    expect((await get(id)).status).toBe('killed');
    for (const name of ['pause', 'resume', 'interrupt']) expect(await command(id, name)).toBe(409);
  });

  test('waits for a message after an interruption, and goes on with it', async () => {
    const { id } = await createSession(server, 'Open Momento and like the first 20 posts');
    await untilEvent(server, id, (event) => event.type === 'tool_result');
    expect(await command(id, 'interrupt')).toBe(204);
    expect((await get(id)).status).toBe('paused');
    const said = await server.fetch(`/v1/sessions/${id}/message`, { json: { message: 'Open Settings' } });
    expect(said.status).toBe(204);
    await followToEnd(server, id);
    expect((await get(id)).status).toBe('completed');
  });

  test('leaves its phone free as soon as it is stopped', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { id } = await createSession(server, 'Open Momento and like the first 20 posts');
      await untilEvent(server, id, (event) => event.type === 'tool_use');
      expect(await command(id, 'stop')).toBe(204);
    }
  });

  test('fails plainly when the demo model can not do what is asked', async () => {
    const { id } = await createSession(server, 'Write me a symphony');
    await followToEnd(server, id);
    const ended = await get(id);
    expect(ended.status).toBe('failed');
    expect(ended.error).toContain('ANTHROPIC_API_KEY');
  });

  test('fails with TIMEOUT when it runs for longer than it may', async () => {
    const { id } = await createSession(server, 'Open Momento and like the first 20 posts', { timeout_s: 1 });
    await followToEnd(server, id);
    expect(await get(id)).toMatchObject({ status: 'failed', error: expect.stringMatching(/^TIMEOUT: /) });
  });

  test('happens once for each idempotency key', async () => {
    const send = (instruction: string): Promise<Response> =>
      server.fetch('/v1/sessions', {
        json: { phone_id: 'virtual-1', instruction },
        headers: { 'idempotency-key': 'order-1' },
      });
    const answers = await Promise.all(Array.from({ length: 5 }, () => send('Open Contacts')));
    const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201]);
    expect(bodies.size).toBe(1);
    const other = await send('Open Shop');
    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ error: 'IDEMPOTENCY_KEY_REUSED' });
    const [body = ''] = bodies;
    await followToEnd(server, (JSON.parse(body) as WireSession).id);
  });

  test('shows its screenshots to its own organisation alone', async () => {
    const { id } = await createSession(server, 'Open Messages');
    const events = await followToEnd(server, id);
    const { frame_url } = events.find((event) => event.type === 'screenshot')?.data ?? {};
    const picture = await server.fetch(frame_url);
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect([...new Uint8Array(await picture.arrayBuffer()).slice(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect((await server.fetch(frame_url, { headers: { 'x-api-key': '' } })).status).toBe(401);
    expect((await server.fetch('/v1/frames/frame_00000000000000000000000000000000')).status).toBe(404);
    expect(JSON.stringify(events)).not.toContain('base64');
  });
});

describe('what TapKit leaves open', () => {
  const BODY = { phone_id: 'virtual-1', instruction: 'Open Notes' };

  /** What a command answers to a session that has ended. */
  async function refusal(id: string, path: string, json: object = {}): Promise<unknown> {
    const response = await server.fetch(`/v1/sessions/${id}/${path}`, { json });
    return [response.status, await response.json()];
  }

  test('every option of ours is taken and kept', async () => {
    const { id } = await createSession(server, 'Open Notes', {
      ...{ model: 'opposable-demo', title: 'Nightly', tags: ['a', 'b'], metadata: { order: { nr: 17 } } },
      ...{ max_turns: 7, max_cost_usd: 1.5, timeout_s: 90, allowed_apps: ['Notes'] },
      output_schema: { type: 'object' },
    });
    const query = `query ($id: ID!) { session(id: $id) {
      model title tags metadata maxTurns maxCostUsd timeoutS allowedApps outputSchema
    } }`;
    expect((await server.graphql(query, { id })).data.session).toEqual({
      ...{ model: 'opposable-demo', title: 'Nightly', tags: ['a', 'b'], metadata: { order: { nr: 17 } } },
      ...{ maxTurns: 7, maxCostUsd: 1.5, timeoutS: 90, allowedApps: ['Notes'] },
      outputSchema: { type: 'object' },
    });
    await command(id, 'stop');
  });

  test('what a session took so far is told before it has ended', async () => {
    const policy = { approvals: [{ tool: 'open_app', decision: 'ask' }] };
    const { id } = await createSession(server, 'Open Notes', { policy });
    await untilEvent(server, id, ({ to }) => to === 'paused');
    expect(await get(id)).toMatchObject({
      ...{ status: 'paused', num_turns: 1, cost_usd: 0, duration_ms: expect.any(Number) },
      ...{ started_at: expect.any(String), completed_at: null },
    });
    await command(id, 'stop');
    expect(await get(id)).toMatchObject({ status: 'killed', error: null, completed_at: expect.any(String) });
  });

  test.each([
    ['message', { message: 'Hello?' }, 'message'],
    ['takeover', {}, 'takeover'],
    ['release', {}, 'release'],
    ['actions', { type: 'press_button', button: 'home' }, 'act'],
    ['budget', { max_cost_usd: 3 }, 'raise_budget'],
  ])('%s tells a session that has ended from one that is not there', async (path, json, name) => {
    const { id } = await createSession(server, 'Open Notes');
    await command(id, 'stop');
    const context = { status: 'killed', command: name };
    expect(await refusal(id, path, json)).toMatchObject([409, { error: 'INVALID_TRANSITION', context }]);
    const nowhere = `sess_${'0'.repeat(32)}`;
    expect(await refusal(nowhere, path, json)).toMatchObject([404, { error: 'SESSION_NOT_FOUND' }]);
  });

  test('the key may come as a bearer, and the body without a content type', async () => {
    const created = await fetch(new URL('/v1/sessions', server.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: JSON.stringify(BODY),
    });
    expect(created.status).toBe(201);
    await command(((await created.json()) as WireSession).id, 'stop');
  });

  test('the head of an answer can be asked for alone', async () => {
    const head = await server.fetch('/v1/sessions', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test.each([
    ['PUT', '/v1/sessions', 'POST, GET, HEAD'],
    ['DELETE', '/v1/phones', 'GET, HEAD'],
    ['GET', '/v1/sessions/sess_1/pause', 'POST'],
    ['POST', '/v1/openapi.json', 'GET, HEAD'],
    ['POST', '/docs', 'GET, HEAD'],
  ])('%s %s says that it takes %s', async (method, path, allow) => {
    const response = await server.fetch(path, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    expect(await response.json()).toMatchObject({ error: 'METHOD_NOT_ALLOWED', context: {} });
  });

  test.each([
    ['names no address', '/v1/sessions\\x', {}],
    ['names no host', '/v1/sessions', { host: 'a b' }],
  ])('a request that %s is refused in the form of every error', async (_what, path, headers) => {
    const { hostname, port } = new URL(server.url);
    const request = httpGet({ hostname, port, path, headers });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(400);
    expect(await readJson(response)).toMatchObject({ error: 'BAD_REQUEST', context: {} });
  });
});

test('the list is newest first and filtered', async () => {
  const { id } = await createSession(server, 'Open Shop');
  await followToEnd(server, id);
  const list = async (query: string): Promise<readonly WireSession[]> => {
    const answer = (await (await server.fetch(`/v1/sessions${query}`)).json()) as { sessions: WireSession[] };
    return answer.sessions;
  };
  expect((await list('?limit=1')).map((session) => session.id)).toEqual([id]);
  expect((await list('?status=killed')).every((session) => session.status === 'killed')).toBe(true);
  expect((await list('?phone_id=virtual-1&status=running')).length).toBe(0);
});

test('phones and health are there', async () => {
  const phones = (await (await server.fetch('/v1/phones')).json()) as object[];
  expect(phones).toMatchObject([
    { name: 'virtual-1', connection_status: 'online', width: 540, height: 1_200 },
  ]);
  expect(await (await fetch(new URL('/health', server.url))).json()).toMatchObject({ status: 'ok' });
});
