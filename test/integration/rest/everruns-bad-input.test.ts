import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newApiKey } from '../../../src/auth/principal.ts';
import { insertKey } from '../../../src/storage/api-keys.ts';
import { type DialectRequest, type DialectStage, dialectStage } from '../../support/dialect-stage.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

let stage: DialectStage;
let agentId: string;
let sessionId: string;

beforeAll(async () => {
  stage = await dialectStage(db());
  agentId = (await created('/agents', { name: 'Shopper', system_prompt: 'Buy.' })).id;
  sessionId = (await created('/sessions', { agent_id: agentId })).id;
});

afterAll(async () => {
  await stage?.[Symbol.asyncDispose]();
});

const ask = (path: string, init?: DialectRequest): Promise<Response> =>
  stage.fetch(`/everruns/v1${path}`, init);

async function created(path: string, json: object): Promise<{ readonly id: string }> {
  const response = await ask(path, { json });
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string };
}

/** Each is answered in the dialect's form and in no other. */
async function expectRefusal(response: Response, status: number, error: string | RegExp): Promise<void> {
  const body = await response.json();
  expect({ status: response.status, body }).toEqual({
    status,
    body: { error: typeof error === 'string' ? error : expect.stringMatching(error) },
  });
}

const HEX = '0193a5b2c4d5e6f7a8b9c0d1e2f3a4b5';
const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

describe('a session', () => {
  const wanted = (extra: object) => ({ agent_id: agentId, ...extra });
  const cases: readonly (readonly [string, () => unknown, number, string | RegExp])[] = [
    ['nothing', () => '', 400, 'Send a JSON object as the body.'],
    ['malformed JSON', () => '{"agent_id"', 400, 'The body is not valid JSON.'],
    ['a list', () => '[]', 400, /object/],
    ['no agent', () => '{}', 400, /^agent_id: /],
    ['an agent of a wrong type', () => ({ agent_id: 7 }), 400, /^agent_id: /],
    ['no agent’s name', () => ({ agent_id: 'nobody' }), 400, 'Invalid agent ID'],
    ['an empty name', () => ({ agent_id: '' }), 400, 'Invalid agent ID'],
    ['a NUL', () => ({ agent_id: '\0' }), 400, 'Invalid agent ID'],
    ['an id of 30 digits', () => ({ agent_id: `agent_${HEX.slice(2)}` }), 400, 'Invalid agent ID'],
    ['an id in capitals', () => ({ agent_id: `agent_${HEX.toUpperCase()}` }), 400, 'Invalid agent ID'],
    ['an id of another kind', () => ({ agent_id: `session_${HEX}` }), 400, 'Invalid agent ID'],
    ['an id of nobody', () => ({ agent_id: `agent_${HEX}` }), 404, 'Agent not found'],
    ['an id of 31 digits', () => ({ agent_id: `agent_${HEX.slice(1)}` }), 404, 'Agent not found'],
    [
      'an unknown capability',
      () => wanted({ capabilities: [{ ref: 'phone' }, { ref: 'web_fetch' }] }),
      400,
      'Unknown capability: web_fetch',
    ],
    [
      'a capability set wrongly',
      () => wanted({ capabilities: [{ ref: 'phone', config: { color: 'red' } }] }),
      400,
      /^capabilities\.0/,
    ],
    [
      'a capability set too deeply',
      () => `{"agent_id":"${agentId}","capabilities":[{"ref":"phone","config":{"a":${deep}}}]}`,
      400,
      /^capabilities\.0/,
    ],
    [
      '251 capabilities',
      () => wanted({ capabilities: Array(251).fill({ ref: 'phone' }) }),
      400,
      'Input exceeds allowed limits',
    ],
    ['an unknown model', () => wanted({ model_id: `model_${HEX}` }), 400, `Unknown model: model_${HEX}`],
    ['a title of 201 characters', () => wanted({ title: 'x'.repeat(201) }), 400, /^title: /],
    ['a title that holds a NUL', () => wanted({ title: 'a\0b' }), 400, /^title: /],
    ['51 tags', () => wanted({ tags: Array(51).fill('x') }), 400, /^tags: /],
    ['a tag of 65 characters', () => wanted({ tags: ['x'.repeat(65)] }), 400, /^tags\.0: /],
    ['more than 8 MB', () => wanted({ title: 'x'.repeat(8_000_000) }), 413, /8000000 bytes/],
  ];

  test.each(cases)('with %s is refused', async (_what, body, status, error) => {
    const sent = body();
    const text = typeof sent === 'string' ? sent : JSON.stringify(sent);
    const headers = { 'content-type': 'application/json' };
    await expectRefusal(await ask('/sessions', { method: 'POST', body: text, headers }), status, error);
  });

  test('in another form than JSON is refused', async () => {
    const init = { json: { agent_id: agentId }, headers: { 'content-type': 'text/xml' } };
    await expectRefusal(await ask('/sessions', init), 400, /application\/json and not text\/xml/);
  });

  test.each<[object, RegExp]>([
    [{ title: 7 }, /^title: /],
    [{ title: ' ' }, /^title: /],
    [{ tags: 'a' }, /^tags: /],
    [{ tags: [''] }, /^tags\.0: /],
  ])('is not changed to %j', async (json, error) => {
    await expectRefusal(await ask(`/sessions/${sessionId}`, { method: 'PATCH', json }), 400, error);
  });
});

describe('a message', () => {
  const part = (content: unknown) => ({ message: { content: [content] } });
  const text = { type: 'text', text: 'Hello' };
  const cases: readonly (readonly [string, unknown, string | RegExp])[] = [
    ['no message', {}, /^message: /],
    ['no content', { message: {} }, /^message\.content: /],
    ['nothing in it', { message: { content: [] } }, /^message\.content: /],
    ['a text in place of parts', { message: { content: 'Hello' } }, /^message\.content: /],
    ['an agent’s role', { message: { role: 'agent', content: [text] } }, /^message\.role: /],
    ['blanks', part({ type: 'text', text: ' \n' }), /^message\.content: Must hold more than blanks/],
    ['10,001 characters', part({ type: 'text', text: 'x'.repeat(10_001) }), /^message\.content: /],
    ['half of a character', part({ type: 'text', text: '\ud83d' }), /^message\.content: .*surrogate/],
    ['an unknown part', part({ type: 'video', url: 'x' }), /^message\.content\.0\.type: /],
    ['an uploaded picture', part({ type: 'image_file', image_id: 'img_1' }), /"image"/],
    ['a picture that is nowhere', part({ type: 'image' }), /url or base64/],
    [
      'a picture that is elsewhere',
      part({ type: 'image', url: 'https://example.com/a.png', media_type: 'image/png' }),
      /^message\.content\.0: Images are not fetched from elsewhere/,
    ],
    [
      'a picture without its type',
      part({ type: 'image', base64: 'AAAA' }),
      /media_type .* image\/png, image\/jpeg/,
    ],
    [
      'a picture of another type',
      part({ type: 'image', url: 'data:image/svg+xml;base64,AAAA' }),
      /media_type/,
    ],
    [
      'a picture that is not Base64',
      part({ type: 'image', base64: 'not base64!', media_type: 'image/png' }),
      /Base64/,
    ],
    ['an unknown effort', { ...part(text), controls: { reasoning: { effort: 'most' } } }, /effort/],
    ['metadata that are a list', { ...part(text), metadata: [] }, /^metadata: /],
    ['tags that are numbers', { ...part(text), tags: [1] }, /^tags\.0: /],
  ];

  test.each(cases)('with %s is refused', async (_what, json, error) => {
    await expectRefusal(await ask(`/sessions/${sessionId}/messages`, { json }), 400, error);
  });
});

describe('an agent', () => {
  const wanted = (extra: object) => ({ name: 'Reader', system_prompt: 'Read.', ...extra });
  const cases: readonly (readonly [string, object, string | RegExp])[] = [
    ['no name', { system_prompt: 'Read.' }, /^name: /],
    ['no prompt', { name: 'Reader' }, /^system_prompt: /],
    ['blanks for a name', wanted({ name: ' ' }), /^name: /],
    ['a name with a NUL', wanted({ name: 'a\0' }), /^name: /],
    ['a name of more than 2 KB', wanted({ name: 'é'.repeat(1_025) }), 'Input exceeds allowed limits'],
    ['a description over 10 KB', wanted({ description: 'x'.repeat(10_241) }), 'Input exceeds allowed limits'],
    [
      'a prompt of more than 1 MB',
      wanted({ system_prompt: 'x'.repeat(1_048_577) }),
      'Input exceeds allowed limits',
    ],
    ['251 capabilities', wanted({ capabilities: Array(251).fill('phone') }), 'Input exceeds allowed limits'],
    ['an unknown capability', wanted({ capabilities: ['web_fetch'] }), 'Unknown capability: web_fetch'],
    ['an unknown model', wanted({ default_model_id: 'model_1' }), 'Unknown model: model_1'],
    ['a status that is none', { status: 'deleted', ...wanted({}) }, /^status: /],
  ];

  test.each(cases.slice(0, -1))('with %s is refused', async (_what, json, error) => {
    await expectRefusal(await ask('/agents', { json }), 400, error);
  });

  test.each(cases.slice(2))('is not changed to have %s', async (_what, json, error) => {
    await expectRefusal(await ask(`/agents/${agentId}`, { method: 'PATCH', json }), 400, error);
  });

  test.each<[string, string, string | RegExp]>([
    ['is empty', '', /^Send an agent as JSON, or as Markdown/],
    ['says nothing that is known', 'Hello', /^Send an agent as JSON, or as Markdown/],
    ['is broken JSON', '{"name"', 'The file is not valid JSON.'],
    ['is broken YAML', '---\nname: [\n---\nRead.', 'What stands between "---" is not valid YAML.'],
    ['has a list for settings', '---\n- a\n---\nRead.', /name of the agent/],
    ['has no settings', '---\n---\nRead.', /name of the agent/],
    ['has no name', '---\ntags: []\n---\nRead.', /^name: /],
    ['repeats by reference', '---\nname: &a x\ndescription: *a\n---\nRead.', /not valid YAML/],
    ['nests without end', `---\nname: ${'['.repeat(50_000)}\n---\n`, /not valid YAML/],
    ['has too many settings', `---\nname: ${'x'.repeat(200_000)}\n---\n`, 'Input exceeds allowed limits'],
    ['is larger than 3 MB', `---\nname: x\n---\n${'x'.repeat(3_145_728)}`, 'Input exceeds allowed limits'],
    ['asks for too much', '---\nname: x\ncapabilities: [web]\n---\n', 'Unknown capability: web'],
  ])('is not read from a file that %s', async (_what, body, error) => {
    await expectRefusal(await ask('/agents/import', { method: 'POST', body }), 400, error);
  });
});

describe('a query', () => {
  test.each([
    ['limit=0', /^limit: /],
    ['limit=101', /^limit: /],
    ['limit=ten', /^limit: /],
    ['limit=1e1', /^limit: /],
    ['limit=', /^limit: /],
    ['limit=1&limit=2', /^limit: /],
    ['offset=-1', /^offset: /],
    ['offset=99999999999999999999', /^offset: /],
    ['agent_id=nobody', 'Invalid agent ID'],
    ['agent_id=', 'Invalid agent ID'],
  ])('%s is refused', async (query, error) => {
    await expectRefusal(await ask(`/sessions?${query}`), 400, error);
  });

  test('of an agent that isn’t there finds nothing', async () => {
    const response = await ask(`/sessions?agent_id=agent_${HEX.slice(1)}`);
    expect(await response.json()).toEqual({ data: [], total: 0, offset: 0, limit: 20 });
  });
});

describe('a path', () => {
  const sub = ['', '/messages', '/cancel'];
  const methods = (path: string): string => (path.endsWith('/cancel') ? 'POST' : 'GET');

  test.each(sub)('%s of no session’s id is refused', async (end) => {
    for (const id of [
      'nonsense',
      `sess_${HEX}`,
      `session_${HEX}0`,
      `session_${HEX.slice(2)}`,
      sessionId.toUpperCase(),
    ]) {
      const response = await ask(`/sessions/${id}${end}`, { method: methods(end) });
      await expectRefusal(response, 400, 'Invalid session ID');
    }
  });

  test.each(sub)('%s of a session that isn’t there, or is another’s, finds nothing', async (end) => {
    const { key } = await stage.stranger();
    const asked: readonly (readonly [string, DialectRequest])[] = [
      [`session_${HEX}`, {}],
      [`session_${HEX.slice(1)}`, {}],
      [sessionId, { key }],
    ];
    for (const [id, init] of asked) {
      const response = await ask(`/sessions/${id}${end}`, { method: methods(end), ...init });
      await expectRefusal(response, 404, 'Session not found');
    }
  });

  test.each(['GET', 'PATCH', 'DELETE'])('%s of an agent that isn’t there finds nothing', async (method) => {
    const { key } = await stage.stranger();
    const body = method === 'PATCH' ? { json: { name: 'Mine' } } : {};
    for (const [id, init] of [
      [`agent_${HEX}`, {}],
      [`agent_${HEX.slice(1)}`, {}],
      [agentId, { key }],
    ] as const) {
      await expectRefusal(await ask(`/agents/${id}`, { ...body, method, ...init }), 404, 'Agent not found');
    }
    await expectRefusal(await ask('/agents/nobody', { ...body, method }), 400, 'Invalid agent ID');
  });

  test.each([
    ['PUT', '/sessions', 'GET, HEAD, POST'],
    ['POST', `/sessions/session_${HEX}`, 'GET, HEAD, PATCH, DELETE'],
    ['GET', `/sessions/session_${HEX}/cancel`, 'POST'],
    ['DELETE', `/sessions/session_${HEX}/messages`, 'GET, HEAD, POST'],
    ['DELETE', '/agents', 'GET, HEAD, POST'],
    ['PUT', `/agents/agent_${HEX}`, 'GET, HEAD, PATCH, DELETE'],
    ['PUT', '/agents/import', 'GET, HEAD, POST, PATCH, DELETE'],
    ['POST', '/capabilities', 'GET, HEAD'],
  ])('doesn’t take %s at %s', async (method, path, allowed) => {
    const response = await ask(path, { method });
    const given = (response.headers.get('allow') ?? '').split(', ');
    expect(given.toSorted()).toEqual(allowed.split(', ').toSorted());
    await expectRefusal(response, 405, new RegExp(`doesn't take ${method}`));
  });

  test('that is none is not found', async () => {
    await expectRefusal(await ask('/budgets'), 404, /\/budgets/);
    await expectRefusal(await ask('/'), 404, /There is nothing at GET/);
  });
});

test('a key that may only read changes nothing', async () => {
  const { database, organizationId } = stage.on;
  const key = newApiKey();
  await insertKey(database, organizationId, key, { name: 'reader', scopes: ['read'] }, new Date());
  expect((await ask(`/sessions/${sessionId}`, { key })).status).toBe(200);
  const requests: readonly (readonly [string, DialectRequest])[] = [
    ['/sessions', { json: { agent_id: agentId } }],
    [`/sessions/${sessionId}`, { method: 'DELETE' }],
    [`/sessions/${sessionId}/cancel`, { method: 'POST' }],
    [`/sessions/${sessionId}/messages`, { json: {} }],
    ['/agents', { json: {} }],
    ['/agents/import', { method: 'POST' }],
    [`/agents/${agentId}`, { method: 'DELETE' }],
  ];
  for (const [path, init] of requests) {
    await expectRefusal(await ask(path, { ...init, key }), 403, /"control"/);
  }
});

test('a failure of the server itself says nothing of it', async () => {
  await using broken = await dialectStage(
    db(),
    {},
    {
      agents: {
        ...stage.agents,
        list: async () => {
          throw new Error('The secret of the server');
        },
      },
    },
  );
  const response = await broken.fetch('/everruns/v1/agents');
  await expectRefusal(response, 500, 'Something went wrong inside the server; its log says what.');
});
