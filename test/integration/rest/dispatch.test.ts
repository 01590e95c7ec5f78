import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newApiKey } from '../../../src/auth/principal.ts';
import type { RootDialect } from '../../../src/domain/dialect.ts';
import { type ApiKeyId, formatId, hexOf, newId, type SessionId } from '../../../src/domain/ids.ts';
import { insertKey } from '../../../src/storage/api-keys.ts';
import { type DialectRequest, type DialectStage, dialectStage } from '../../support/dialect-stage.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

let at: DialectStage;
let id: SessionId;
let agentId: string;
const keys = new Map<RootDialect, string>();

beforeAll(async () => {
  at = await dialectStage(db());
  const { organizationId, database } = at.on;
  id = await at.on.create({ mode: 'conversation', instruction: undefined });
  const agent = await at.agents.create(organizationId, { name: 'caller', phoneId: at.on.phoneName });
  agentId = formatId('agent', agent.id);
  for (const dialect of ['tapkit', 'everruns', 'agi'] as const) {
    const key = newApiKey();
    const scopes = ['read', 'control'] as const;
    await insertKey(database, organizationId, key, { name: dialect, scopes, dialect }, new Date());
    keys.set(dialect, key);
  }
});

afterAll(async () => {
  await at?.[Symbol.asyncDispose]();
});

async function ask(path: string, init?: DialectRequest) {
  const response = await at.fetch(`/v1${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** @returns whose form an answer has */
function formOf(body: Record<string, unknown>): string {
  if ('num_turns' in body) return 'tapkit';
  if ('session_id' in body || ('code' in body && 'message' in body)) return 'agi';
  if ('organization_id' in body || ('error' in body && !('message' in body))) return 'everruns';
  return 'detail' in body || 'context' in body ? 'tapkit' : 'nobody';
}

describe('at the root', () => {
  test('the form of the id decides', async () => {
    expect(formOf((await ask(`/sessions/${formatId('sess', id)}`)).body)).toBe('tapkit');
    expect(formOf((await ask(`/sessions/session_${hexOf(id)}`)).body)).toBe('everruns');
    expect(formOf((await ask(`/sessions/${id}`)).body)).toBe('agi');
    expect(formOf((await ask('/sessions/whose')).body)).toBe('tapkit');
    expect((await ask(`/sessions/${id}/status`)).body).toEqual({ status: 'ready' });
  });

  test.each<[string, object, string]>([
    ['phone_id', { phone_id: 'nowhere', instruction: 'x' }, 'tapkit'],
    ['phone_id beside what is AGI’s', { phone_id: 'nowhere', agent_name: 'agi-0' }, 'tapkit'],
    ['an instruction', { instruction: 'x' }, 'tapkit'],
    ['agent_id', { agent_id: 'agent_x' }, 'everruns'],
    ['agent_name', { agent_name: 'agi-9' }, 'agi'],
    ['agent_name beside a phone_id of null', { phone_id: null, agent_name: 'agi-9' }, 'agi'],
    ['a field that only AGI has', { enable_memory_snapshot: 'x' }, 'agi'],
    ['what fits none', {}, 'tapkit'],
    ['what fits none, with fields', { colour: 'red' }, 'tapkit'],
  ])('a new session with %s is for whom it fits', async (_what, json, form) => {
    const { status, body } = await ask('/sessions', { json });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(formOf(body)).toBe(form);
  });

  test('a new session that fits none is told what each needs', async () => {
    expect(await ask('/sessions', { json: { colour: 'red' } })).toEqual({
      status: 422,
      body: {
        detail: [
          {
            loc: ['body'],
            msg: expect.stringMatching(/TapKit needs phone_id .*Everruns agent_id, and AGI agent_name/),
            type: 'custom',
          },
        ],
      },
    });
  });

  test('a new session comes to be in the dialect of its body', async () => {
    const { status, body } = await ask('/sessions', { json: { agent_id: agentId } });
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: expect.stringMatching(/^session_/), agent_id: agentId });
  });

  test.each(['tapkit', 'everruns', 'agi'] as const)('a key of %s speaks that alone', async (dialect) => {
    const key = String(keys.get(dialect));
    const none = { agi: '/sessions/x', everruns: '/sessions/x', tapkit: '/sessions/x' }[dialect];
    for (const [path, init] of [
      [none, {}],
      ['/sessions', { json: { colour: 'red' } }],
      [
        `/sessions/${{ agi: formatId('sess', id), everruns: id, tapkit: `session_${hexOf(id)}` }[dialect]}`,
        {},
      ],
    ] as const) {
      const { status, body } = await ask(path, { ...init, key });
      if (dialect === 'agi' && path === '/sessions')
        expect([status, body['agent_name']]).toEqual([500, undefined]);
      else expect(status, path).toBeGreaterThanOrEqual(400);
      expect(formOf(body), path).toBe(dialect);
    }
  });

  test('what only one has is led to it', async () => {
    expect((await ask('/models')).body).toEqual({ models: ['agi-0', 'agi-0-fast'] });
    expect((await ask('/agents')).body['data']).toMatchObject([{ id: agentId }]);
    expect((await ask('/capabilities')).status).toBe(200);
    expect((await ask('/mcp-servers')).status).toBe(501);
    expect(Object.keys((await ask('/phones')).body)).not.toEqual([]);
    expect((await ask('/nothing')).body).toMatchObject({ error: 'NOT_FOUND' });
  });

  test('a missing or a wrong key is refused in the form that the id tells', async () => {
    const paths = { tapkit: formatId('sess', id), everruns: `session_${hexOf(id)}`, agi: id };
    for (const [dialect, path] of Object.entries(paths)) {
      for (const key of [null, 'opp_wrong']) {
        const { status, body } = await ask(`/sessions/${path}`, { key });
        expect(status).toBe(401);
        expect(formOf(body)).toBe(dialect);
        const { headers } = await at.fetch(`/v1/sessions/${path}`, { key });
        expect(headers.get('www-authenticate')).toBe('Bearer');
      }
    }
  });

  test("Everruns' ways to send a key are taken", async () => {
    for (const authorization of [at.key, `ApiKey ${at.key}`, `Bearer ${at.key}`]) {
      const headers = { authorization };
      const { status } = await ask(`/sessions/session_${hexOf(id)}`, { key: null, headers });
      expect(status).toBe(200);
    }
  });

  test('a view token still shows its session, and nothing else', async () => {
    const { organizationId } = at.on;
    const { id: apiKeyId } = await at.on.database.apiKey.findFirstOrThrow({ where: { organizationId } });
    const principal = { organizationId, apiKeyId, scopes: ['read'] } as unknown as Parameters<
      typeof at.createViewToken
    >[0];
    const { token } = at.createViewToken(principal, { sessionId: id });
    const path = `/sessions/${formatId('sess', id)}`;
    expect((await ask(`${path}?token=${token}`, { key: null })).status).toBe(200);
    expect((await ask(`/sessions/${id}?token=${token}`, { key: null })).status).toBe(403);
    // The same goes for a phone that was removed.
    const phoneId = newId('phone');
    const ofPhone = at.createViewToken(principal, { phoneId });
    const gone = await ask(`/phones/${formatId('phone', phoneId)}/live?token=${ofPhone.token}`, {
      key: null,
    });
    expect(gone).toMatchObject({ status: 404, body: { error: 'PHONE_NOT_FOUND' } });
  });

  test('another method is refused with the path that was asked', async () => {
    const asked = { method: 'PUT', key: keys.get('everruns') ?? null };
    const refused = await at.fetch('/v1/sessions', asked);
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST, GET, HEAD']);
    expect(await refused.json()).toEqual({
      error: "/v1/sessions doesn't take PUT, but POST, GET, HEAD.",
    });
    expect((await ask('/agents/x/nothing', { key: keys.get('everruns') ?? null })).body).toEqual({
      error: 'There is nothing at GET /v1/agents/x/nothing.',
    });
  });

  test('pages of other servers are told once that they may ask, whoever answers', async () => {
    const origin = 'https://app.example';
    await using stage = await dialectStage(db(), {}, { corsOrigins: [origin] });
    for (const path of ['/v1/sessions', '/v1/models', '/v1/agents', '/agi/v1/models', '/api/sessions']) {
      const { headers, status } = await stage.fetch(path, { headers: { origin } });
      const told = [headers.get('access-control-allow-origin'), headers.get('vary')];
      expect([path, status, ...told]).toEqual([path, 200, origin, 'Origin']);
      const unknown = await stage.fetch(path, { headers: { origin: 'https://evil.example' } });
      expect(unknown.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('heads and streams pass through', async () => {
    const head = await at.fetch(`/v1/sessions/${id}/events`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const stream = await at.fetch(`/v1/sessions/session_${hexOf(id)}/sse`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toContain('connected');
    await reader?.cancel();
    await expect.poll(() => at.on.wake.waiterCount()).toBe(0);
  });

  test('another organisation’s session is unknown in each form', async () => {
    const { key } = await at.stranger();
    for (const path of [formatId('sess', id), `session_${hexOf(id)}`, id, formatId('sess', newId('sess'))]) {
      expect((await ask(`/sessions/${path}`, { key })).status).toBe(404);
    }
  });

  test('a request is counted once', async () => {
    const { organizationId, database } = at.on;
    const { id: apiKeyId } = await database.apiKey.findFirstOrThrow({ where: { organizationId } });
    let count = 0;
    const authenticate = async () => {
      count += 1;
      return { organizationId, apiKeyId: apiKeyId as ApiKeyId, scopes: ['read'] as const };
    };
    await using counting = await dialectStage(db(), {}, { authenticate });
    for (const path of [formatId('sess', id), `session_${hexOf(id)}`, id]) {
      count = 0;
      expect((await counting.fetch(`/v1/sessions/${path}`)).status).toBe(200);
      expect(count).toBe(1);
    }
  });

  test('too large a body is refused, in the form that it is known to have', async () => {
    const { status, body } = await ask('/sessions', { json: { agent_id: 'x'.repeat(8_000_001) } });
    expect([status, formOf(body)]).toEqual([413, 'tapkit']);
    const tooLong = 'x'.repeat(1_000_001);
    const theirs = await ask('/sessions', { json: { agent_name: tooLong } });
    expect([theirs.status, formOf(theirs.body)]).toEqual([413, 'agi']);
    const ours = await ask('/sessions', { json: { phone_id: tooLong } });
    expect([ours.status, formOf(ours.body)]).toEqual([413, 'tapkit']);
  });
});
