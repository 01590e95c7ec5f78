import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '../../../src/lib/logger.ts';
import {
  API_KEY,
  createSession,
  followToEnd,
  startServer,
  type TestServer,
  type WireEvent,
  type WireSession,
} from '../../support/server.ts';

const lines: string[] = [];
let server: TestServer;
/** A session that tokens are made for, and one that they have nothing to do with. */
let shown: { readonly id: string; readonly events: readonly WireEvent[] };
let other: typeof shown;

beforeAll(async () => {
  const logger = createLogger({ level: 'debug', pretty: false }, { write: (line) => lines.push(line) });
  server = await startServer({ virtualPhones: 2, logger });
  const [clock, settings] = [
    createSession(server, 'Open Clock'),
    createSession(server, 'Open Settings', { phone_id: 'virtual-2' }),
  ];
  shown = { id: (await clock).id, events: await followToEnd(server, (await clock).id) };
  other = { id: (await settings).id, events: await followToEnd(server, (await settings).id) };
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

// biome-ignore lint/suspicious/noExplicitAny: each query has a shape of its own
async function ask(query: string, variables: object = {}, key = API_KEY): Promise<any> {
  const { data, errors } = await server.graphql(query, variables, key);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** @returns a key of its own for a test, and its id */
async function keyWith(limits: object, scope = 'control'): Promise<{ key: string; id: string }> {
  const create = `mutation { createApiKey(name: "test", scopes: [${scope}]) { key apiKey { id } } }`;
  const { key, apiKey } = (await ask(create)).createApiKey;
  const limit =
    'mutation ($id: ID!, $limits: LimitsInput!) { setKeyLimits(id: $id, limits: $limits) { id } }';
  await ask(limit, { id: apiKey.id, limits });
  return { key, id: apiKey.id };
}

describe('more requests a minute than a key may make', () => {
  test('are 429 with Retry-After, over REST and over GraphQL', async () => {
    const { key } = await keyWith({ requestsPerMinute: 2 });
    const headers = { 'x-api-key': key };
    for (const status of [200, 200, 429]) {
      expect((await server.fetch('/v1/phones', { headers })).status).toBe(status);
    }
    const refused = await server.fetch('/v1/phones', { headers });
    expect(Number(refused.headers.get('retry-after'))).toSatisfy((s: number) => s >= 1 && s <= 60);
    expect(await refused.json()).toMatchObject({
      error: 'RATE_LIMITED',
      context: { allowed: 2, holder: 'key' },
    });
    const graphql = await server.fetch('/graphql', { json: { query: '{ phones { id } }' }, headers });
    expect(graphql.status).toBe(429);
    expect(Number(graphql.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await graphql.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  });

  test('are refused operation by operation over WebSocket', async () => {
    const { key } = await keyWith({ requestsPerMinute: 1 });
    const url = new URL('/graphql', server.url.replace('http', 'ws')).href;
    const client = createClient({ url, connectionParams: { apiKey: key }, retryAttempts: 0 });
    try {
      const once = async () => (await client.iterate({ query: '{ phones { name } }' }).next()).value;
      expect(await once()).toMatchObject({ data: { phones: [{}, {}] } });
      const refused = await once();
      expect(refused).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', allowed: 1 } }] });
      expect(JSON.stringify(refused)).not.toMatch(/"http"|headers/);
    } finally {
      await client.dispose();
    }
  });

  test('are counted together for an organisation, from the moment that the limit is set', async () => {
    const create = 'mutation { createOrganization(name: "limited") { organization { id } admin { key } } }';
    const { organization, admin } = (await ask(create)).createOrganization;
    const phones = async (key: string): Promise<number> =>
      (await server.fetch('/v1/phones', { headers: { 'x-api-key': key } })).status;
    expect(await phones(admin.key)).toBe(200);
    const second = 'mutation { createApiKey(name: "second", scopes: [read]) { key } }';
    const { key } = (await ask(second, {}, admin.key)).createApiKey;
    const limit =
      'mutation ($id: ID!) { setOrganizationLimits(organizationId: $id, limits: { requestsPerMinute: 2 }) { id } }';
    await ask(limit, { id: organization.id });
    expect([await phones(admin.key), await phones(key), await phones(admin.key), await phones(key)]).toEqual([
      ...[200, 200, 429, 429],
    ]);
  });
});

describe('a key that has used what it may', () => {
  const create = (key: string) =>
    server.fetch('/v1/sessions', {
      json: { phone_id: 'virtual-1', instruction: 'Open Clock' },
      headers: { 'x-api-key': key },
    });

  test('gets 402 until the next month', async () => {
    const { key } = await keyWith({ maxMinutesPerMonth: 0 });
    const refused = await create(key);
    expect(refused.status).toBe(402);
    expect(await refused.json()).toMatchObject({
      error: 'SUBSCRIPTION_REQUIRED',
      context: { quota: 'minutes', resets_at: expect.stringMatching(/-01T00:00:00.000Z$/) },
    });
  });

  test('gets 429 with Retry-After while its sessions are under way', async () => {
    const { key } = await keyWith({ maxConcurrentSessions: 0 });
    const refused = await create(key);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('10');
    const graphql = `mutation { createSession(input: { phoneId: "virtual-1", instruction: "Open Clock" }) { id } }`;
    expect(await server.graphql(graphql, {}, key)).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_SESSIONS', retryAfterS: 10 } }],
    });
  });
});

describe('an idempotency key', () => {
  test('makes one session of 100 parallel requests, and one answer', async () => {
    const before = (await ask('{ sessions { totalCount } }')).sessions.totalCount;
    const request = () =>
      server.fetch('/v1/sessions', {
        json: { phone_id: 'virtual-2', instruction: 'Open Clock' },
        headers: { 'idempotency-key': 'a hundred' },
      });
    const answers = await Promise.all(Array.from({ length: 100 }, request));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 201));
    const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())));
    expect(bodies.size).toBe(1);
    const { id } = JSON.parse([...bodies].join()) as WireSession;
    expect((await ask('{ sessions { totalCount } }')).sessions.totalCount).toBe(before + 1);
    const { phones } = await ask('{ phones { session { id } } }');
    const leases = phones.flatMap(({ session }: { session: { id: string } | null }) => session?.id ?? []);
    expect(leases.filter((lease: string) => lease !== id)).toEqual([]);
    await followToEnd(server, id);
  });

  test('does the same in GraphQL, and stands for one request', async () => {
    const create = `mutation ($instruction: String!, $key: String) {
      createSession(input: { phoneId: "virtual-2", instruction: $instruction }, idempotencyKey: $key) { id }
    }`;
    const once = () => ask(create, { instruction: 'Open Notes', key: 'graphql' });
    const answers = await Promise.all([once(), once(), once()]);
    const ids = new Set(answers.map(({ createSession: { id } }) => id as string));
    expect(ids.size).toBe(1);
    for (const [instruction, key] of [
      ['Open Clock', 'graphql'],
      ['Open Notes', 'a hundred'],
    ]) {
      expect(await server.graphql(create, { instruction, key })).toMatchObject({
        errors: [{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }],
      });
    }
    await followToEnd(server, [...ids].join());
  });
});

describe('a view token', () => {
  test('reads its session by a link, the frames of it too, and ends with the key that made it', async () => {
    const { id, events } = shown;
    const { key, id: keyId } = await keyWith({});
    const create = 'mutation ($id: ID!) { createViewToken(sessionId: $id) { token url } }';
    const { token, url } = (await ask(create, { id }, key)).createViewToken;

    const get = (path: string): Promise<Response> => fetch(new URL(path, server.url));
    const page = (await (await get(url)).json()) as { events: readonly object[] };
    expect(page.events).toHaveLength(events.length);
    expect((await get(`/v1/sessions/${id}?token=${token}`)).status).toBe(200);
    const frameOf = (all: typeof events) =>
      all.findLast(({ data }) => data.frame_url !== undefined)?.data.frame_url;
    expect((await get(`${frameOf(events)}?token=${token}`)).status).toBe(200);
    expect((await get(`${frameOf(other.events)}?token=${token}`)).status).toBe(403);
    expect((await get(`/v1/sessions/${other.id}?token=${token}`)).status).toBe(403);
    expect((await get(`/v1/sessions/${id}?token=${key}`)).status).toBe(401);
    const post = await fetch(new URL(`/v1/sessions/${id}/stop?token=${token}`, server.url), {
      method: 'POST',
    });
    expect(post.status).toBe(401);

    await ask('mutation ($id: ID!) { revokeApiKey(id: $id) { id } }', { id: keyId });
    expect((await get(url)).status).toBe(401);
    expect(lines.join('')).not.toContain(token);
  });

  test('finds nothing any more once its session is deleted', async () => {
    const { id } = await createSession(server, 'Open Clock');
    await followToEnd(server, id);
    const { url } = (await ask('mutation ($id: ID!) { createViewToken(sessionId: $id) { url } }', { id }))
      .createViewToken;
    expect((await fetch(new URL(url, server.url))).status).toBe(200);
    await ask('mutation ($id: ID!) { deleteSession(id: $id) }', { id });
    const gone = await fetch(new URL(url, server.url));
    expect(gone.status).toBe(404);
    expect(await gone.json()).toMatchObject({ error: 'SESSION_NOT_FOUND' });
  });

  test('comes from a session to nothing else in GraphQL, by whatever way', async () => {
    const { id } = shown;
    const { token } = (await ask('mutation ($id: ID!) { createViewToken(sessionId: $id) { token } }', { id }))
      .createViewToken;
    const session = (selection: string, fragments = '') =>
      server.graphql(`query ($id: ID!) { session(id: $id) { ${selection} } } ${fragments}`, { id }, token);
    const seen = await session('id status usage { turns } events { __typename index }');
    expect(seen.errors).toBeUndefined();
    expect(seen.data.session).toMatchObject({ id, status: 'completed' });
    for (const [selection, fragments] of [
      ['phone { id }'],
      ['... on Session { phone { name } }'],
      [
        '...Held',
        'fragment Held on Session { ...More } fragment More on Session { phone { session { id } } }',
      ],
      ['again: phone { id }'],
    ] as const) {
      const { errors } = await session(selection, fragments);
      expect(errors, selection).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });
});

test('a last use is written, and a key is in no log', async () => {
  const { key, id } = await keyWith({}, 'read');
  await server.fetch('/v1/phones', { headers: { 'x-api-key': key } });
  const { apiKeys } = await ask('{ apiKeys { id lastUsedAt } }');
  const found = apiKeys.find((apiKey: { id: string }) => apiKey.id === id);
  expect(Date.parse(found.lastUsedAt)).toBeGreaterThan(Date.now() - 60_000);
  expect(lines.join('')).not.toContain(key);
});
