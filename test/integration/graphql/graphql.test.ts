import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Dashboard, SessionPage } from '../../support/documents.ts';
import { API_KEY, type GraphQLAnswer, startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ virtualPhones: 3 });
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

const CREATE = `mutation ($input: CreateSessionInput!) {
  createSession(input: $input) { id status instruction modelLabel tags metadata taskId phone { id name session { id } } }
}`;
const EVENTS = `subscription ($id: ID!, $after: Int) {
  agentEvents(sessionId: $id, after: $after) { __typename index type ... on StatusChangedEvent { to } }
}`;

async function create(instruction: string, phoneId = 'virtual-1', extra: object = {}): Promise<string> {
  const { data, errors } = await server.graphql(CREATE, { input: { phoneId, instruction, ...extra } });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.createSession.id;
}

async function follow(
  id: string,
  after?: number,
): Promise<readonly { index: number; __typename: string; to?: string }[]> {
  const events = [];
  for await (const answer of server.subscribe(EVENTS, { id, after })) events.push(answer.data.agentEvents);
  return events;
}

function codes(answer: GraphQLAnswer): readonly (string | undefined)[] {
  return (answer.errors ?? []).map(({ extensions }) => extensions?.code);
}

describe('a session', () => {
  test('is created with everything that the client says', async () => {
    const input = {
      phoneId: 'virtual-1',
      instruction: 'Open Clock',
      tags: ['a'],
      metadata: { order: 7 },
      taskId: 'clocks',
      maxTurns: 9,
    };
    const { data } = await server.graphql(CREATE, { input });
    expect(data.createSession).toMatchObject({
      status: expect.stringMatching(/creating|running/),
      instruction: 'Open Clock',
      tags: ['a'],
      metadata: { order: 7 },
      taskId: 'clocks',
      modelLabel: expect.stringContaining('demo model'),
      phone: { name: 'virtual-1', session: { id: data.createSession.id } },
    });
    const events = await follow(data.createSession.id);
    expect(events.map((event) => event.index)).toEqual(events.map((_, position) => position));
    expect(events.at(-1)).toMatchObject({ __typename: 'StatusChangedEvent', to: 'completed' });
    const { data: after } = await server.graphql(
      `query ($id: ID!) { session(id: $id) { status success result error costUsd numTurns durationMs completedAt
        phone { session { id } } events(after: 0, limit: 2) { index } } }`,
      { id: data.createSession.id },
    );
    expect(after.session).toMatchObject({
      status: 'completed',
      success: true,
      error: null,
      costUsd: 0,
      phone: { session: null },
      events: [{ index: 1 }, { index: 2 }],
    });
  });

  test('is replayed from an index on, live and after its end', async () => {
    const id = await create('Open Notes');
    const all = await follow(id);
    expect(await follow(id, 2)).toEqual(all.filter(({ index }) => index > 2));
    expect(await follow(id, all.length - 1)).toEqual([]);
    expect(await follow(id, 9_999)).toEqual([]);
  });

  test('obeys pause, resume, interrupt, message and stop', async () => {
    const id = await create('Open Momento and like the first 20 posts', 'virtual-2');
    const run = async (field: string): Promise<GraphQLAnswer> =>
      await server.graphql(`mutation ($id: ID!) { ${field}(id: $id) { status pauseReason } }`, { id });
    for await (const { data } of server.subscribe(EVENTS, { id }))
      if (data.agentEvents.type === 'tool_result') break;
    expect((await run('pauseSession')).data.pauseSession).toEqual({ status: 'paused', pauseReason: 'user' });
    expect((await run('resumeSession')).data.resumeSession).toEqual({ status: 'running', pauseReason: null });
    expect((await run('interruptSession')).data.interruptSession).toEqual({
      status: 'paused',
      pauseReason: 'idle',
    });
    const said = await server.graphql(
      'mutation ($id: ID!) { sendMessage(sessionId: $id, text: "Open Settings") { status } }',
      { id },
    );
    expect(said.data.sendMessage).toEqual({ status: 'running' });
    expect((await run('stopSession')).data.stopSession).toEqual({
      status: expect.stringMatching(/killed/),
      pauseReason: null,
    });
    expect(codes(await run('pauseSession'))).toEqual(['INVALID_TRANSITION']);
  });

  test('of the mode conversation waits for the next message after each turn', async () => {
    const id = await create('Open Clock', 'virtual-3', { mode: 'conversation' });
    const waits = async (after: number): Promise<number> => {
      const query = `subscription ($id: ID!, $after: Int) {
        agentEvents(sessionId: $id, after: $after) { index ... on StatusChangedEvent { pauseReason } } }`;
      for await (const { data } of server.subscribe(query, { id, after })) {
        if (data.agentEvents.pauseReason === 'idle') return data.agentEvents.index;
      }
      throw new Error('The conversation ended.');
    };
    const first = await waits(-1);
    const say =
      'mutation ($id: ID!) { sendMessage(sessionId: $id, text: "Open Notes", effort: high) { effort } }';
    expect((await server.graphql(say, { id })).data.sendMessage).toEqual({ effort: 'high' });
    expect(await waits(first)).toBeGreaterThan(first);
    const claude = 'mutation ($id: ID!) { sendMessage(sessionId: $id, text: "Go", model: "claude") { id } }';
    expect(codes(await server.graphql(claude, { id }))).toEqual(['INVALID_INPUT']);
    const events = `query ($id: ID!) { session(id: $id) { events(types: [user_message]) {
      ... on UserMessageEvent { text effort model frames { frameUrl } } } } }`;
    expect((await server.graphql(events, { id })).data.session.events).toEqual([
      { text: 'Open Clock', effort: null, model: null, frames: [] },
      { text: 'Open Notes', effort: 'high', model: null, frames: [] },
    ]);
    await server.graphql('mutation ($id: ID!) { stopSession(id: $id) { id } }', { id });
  });
});

describe('lists', () => {
  test('of sessions are pages that follow each other, filtered by status and phone', async () => {
    const ids = [];
    for (const instruction of ['Open Clock', 'Open Notes', 'Open Shop']) {
      const id = await create(instruction, 'virtual-3');
      await follow(id);
      ids.unshift(id);
    }
    const page = async (after: string | null) => {
      const variables = {
        first: 2,
        after,
        status: ['completed' as const, 'failed' as const],
        phoneId: 'virtual-3',
      };
      const { data } = await server.graphql(SessionPage, variables);
      const { edges = [], pageInfo } = data?.sessions ?? {};
      return {
        ids: edges.map((edge) => edge?.node.id),
        end: pageInfo?.endCursor ?? null,
        more: pageInfo?.hasNextPage,
      };
    };
    const first = await page(null);
    const second = await page(first.end);
    expect(first.more).toBe(true);
    expect([...first.ids, ...second.ids]).toEqual(ids);
    expect(second.more).toBe(false);
  });

  test('of 50 sessions with phone, latest frame and last events are within the limits', async () => {
    const { data, errors } = await server.graphql(Dashboard, { first: 50 });
    expect(errors).toBeUndefined();
    const [newest] = data?.sessions.edges ?? [];
    expect(newest?.node).toMatchObject({ phone: { name: 'virtual-3' }, status: 'completed' });
    const picture = await server.fetch(String(newest?.node.latestFrame?.url));
    expect(picture.headers.get('content-type')).toBe(newest?.node.latestFrame?.mediaType);
    expect(newest?.node.events).toHaveLength(3);
  });

  test('of phones come by name', async () => {
    const { data } = await server.graphql(
      '{ phones { name connectionStatus } phone(id: "virtual-2") { name } }',
    );
    expect(data.phones.map((phone: { name: string }) => phone.name)).toEqual([
      'virtual-1',
      'virtual-2',
      'virtual-3',
    ]);
    expect(data.phone.name).toBe('virtual-2');
  });
});

describe('expected failures carry a code', () => {
  const create1 = (input: string): string => `mutation { createSession(input: ${input}) { id } }`;
  const ID = 'sess_00000000000000000000000000000000';
  test.each([
    ['an unknown session', `{ session(id: "${ID}") { id } }`, 'SESSION_NOT_FOUND'],
    ['what is no id', '{ session(id: "x") { id } }', 'SESSION_NOT_FOUND'],
    ['an unknown phone', create1('{phoneId: "x", instruction: "x"}'), 'PHONE_NOT_FOUND'],
    ['an empty instruction', create1('{phoneId: "virtual-1", instruction: ""}'), 'INVALID_INPUT'],
    ['too many turns', create1('{phoneId: "virtual-1", instruction: "x", maxTurns: 1001}'), 'INVALID_INPUT'],
    ['an empty message', `mutation { sendMessage(sessionId: "${ID}", text: "") { id } }`, 'INVALID_INPUT'],
    ['a command on an unknown session', `mutation { stopSession(id: "${ID}") { id } }`, 'SESSION_NOT_FOUND'],
    ['an unknown phone in a filter', '{ sessions(phoneId: "x") { totalCount } }', 'PHONE_NOT_FOUND'],
    ['an empty phone in a filter', '{ sessions(phoneId: "") { totalCount } }', 'PHONE_NOT_FOUND'],
    ['a cursor that is none', '{ sessions(after: "x") { totalCount edges { cursor } } }', 'INVALID_INPUT'],
    [
      'a cursor of another type',
      '{ sessions(after: "R1BDOk46NQ==") { totalCount edges { cursor } } }',
      'INVALID_INPUT',
    ],
    ['a page of less than nothing', '{ sessions(first: -1) { edges { cursor } } }', 'INVALID_INPUT'],
    ['a limit beyond the bounds', '{ phones { session { events(limit: 0) { index } } } }', undefined],
  ])('%s', async (_what, query, code) => {
    expect(codes(await server.graphql(query))).toEqual(code === undefined ? [] : [code]);
  });

  test('metadata deeper than a stack', async () => {
    const metadata = `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    const input = `{"phoneId":"virtual-1","instruction":"x","metadata":${metadata}}`;
    const body = `{"query":${JSON.stringify(CREATE)},"variables":{"input":${input}}}`;
    const response = await server.fetch('/graphql', { method: 'POST', body });
    expect(codes((await response.json()) as GraphQLAnswer)).toEqual(['INVALID_INPUT']);
  });

  test('a busy phone', async () => {
    const id = await create('Open Momento and like the first 20 posts');
    const answer = await server.graphql(CREATE, { input: { phoneId: 'virtual-1', instruction: 'x' } });
    expect(codes(answer)).toEqual(['PHONE_BUSY']);
    await server.graphql('mutation ($id: ID!) { stopSession(id: $id) { id } }', { id });
  });

  test('no key, and a wrong key, over HTTP and over WebSocket', async () => {
    const query = '{ phones { name } sessions { totalCount } }';
    expect(codes(await server.graphql(query, {}, ''))).toContain('AUTH_REQUIRED');
    expect(codes(await server.graphql(query, {}, 'opp_wrong'))).toContain('INVALID_API_KEY');
    const anonymous = await server.subscribe(EVENTS, { id: ID }, {}).next();
    expect(codes(anonymous.value)).toEqual(['AUTH_REQUIRED']);
    await expect(server.subscribe(EVENTS, { id: ID }, { apiKey: 'opp_wrong' }).next()).rejects.toMatchObject({
      code: 4_401,
      reason: expect.stringContaining('INVALID_API_KEY'),
    });
  });

  test('a subscription to an unknown session', async () => {
    const { value } = await server.subscribe(EVENTS, { id: ID }).next();
    expect(codes(value)).toEqual(['SESSION_NOT_FOUND']);
  });
});

describe('bad requests', () => {
  test.each([
    ['malformed JSON', '{', 400],
    ['no query', '{}', 200],
    ['a field that does not exist', '{"query":"{ nothing }"}', 200],
    ['variables of a wrong type', '{"query":"{ phones { name } }","variables":7}', 400],
  ])('%s is answered', async (_what, body, status) => {
    const response = await server.fetch('/graphql', { method: 'POST', body });
    expect(response.status).toBe(status);
    expect(((await response.json()) as GraphQLAnswer).errors).toHaveLength(1);
  });

  test('nothing of the inside is shown', async () => {
    const answer = await server.graphql('{ sessions(first: -1) { totalCount edges { node { id } } } }');
    expect(answer.errors).toBeDefined();
    expect(JSON.stringify(answer)).not.toMatch(/prisma|\.ts|node_modules|SELECT/i);
  });
});

test('subscriptions work over server-sent events as well', async () => {
  const id = await create('Open Contacts');
  const query = 'subscription ($id: ID!) { agentEvents(sessionId: $id) { index } }';
  const response = await server.fetch('/graphql', {
    json: { query, variables: { id } },
    headers: { accept: 'text/event-stream' },
  });
  const text = await response.text();
  const indices = [...text.matchAll(/"index":(\d+)/g)].map(([, index]) => Number(index));
  expect(indices).toEqual(indices.map((_, position) => position));
  expect(text).toContain('event: complete');
});

test('GraphiQL is served whole, without a third party', async () => {
  const response = await fetch(new URL('/graphql', server.url), { headers: { accept: 'text/html' } });
  const page = await response.text();
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(page).toContain('YogaGraphiQL');
  expect(page).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  expect(page).not.toContain(API_KEY);
});

test('HEAD is refused in words of HTTP', async () => {
  const { status } = await server.fetch('/graphql', { method: 'HEAD' });
  expect(status).toBe(405);
});
