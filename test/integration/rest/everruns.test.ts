import { describe, expect, test } from 'vitest';
import type { NewAgent } from '../../../src/domain/agent.ts';
import { CAPABILITY_REFS } from '../../../src/domain/capability-use.ts';
import { idOfWire, namedId, wireId } from '../../../src/rest/everruns/ids.ts';
import { type DialectStage, dialectStage } from '../../support/dialect-stage.ts';
import { frameOf } from '../../support/frames.ts';
import { finishes, says, taps, uses } from '../../support/scripted-model.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the endpoint answers
type Answer = { readonly status: number; readonly body: any };

/** What is answered to a request below the dialect's prefix. */
async function ask(
  stage: DialectStage,
  path: string,
  init?: Parameters<DialectStage['fetch']>[1],
): Promise<Answer> {
  const response = await stage.fetch(`/everruns/v1${path}`, init);
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

let agents = 0;

/** Makes an agent that uses the stage's phone. @returns its id */
async function agentOn(
  { on, agents: service }: DialectStage,
  extra: Partial<NewAgent> = {},
): Promise<string> {
  agents += 1;
  const agent = { name: `agent ${agents}`, phoneId: on.phoneName, ...extra };
  return wireId('agent', (await service.create(on.organizationId, agent)).id);
}

/** Creates a session of an agent on the stage's phone. @returns what is answered */
async function create(stage: DialectStage, extra: object = {}): Promise<Answer['body']> {
  const { status, body } = await ask(stage, '/sessions', {
    json: { agent_id: await agentOn(stage), ...extra },
  });
  expect(status).toBe(201);
  return body;
}

const isPausedFor = (data: object, reason: string): boolean =>
  'pauseReason' in data && data.pauseReason === reason;

const textOf = (text: string) => ({ message: { content: [{ type: 'text', text }] } });

const say = async (stage: DialectStage, id: string, text: string): Promise<Answer> =>
  await ask(stage, `/sessions/${id}/messages`, { json: textOf(text) });

const cancel = async (stage: DialectStage, id: string): Promise<Answer> =>
  await ask(stage, `/sessions/${id}/cancel`, { method: 'POST' });

/** Waits until a turn of the session is over. @returns the session then, and the index of the event that tells of it */
async function idle(stage: DialectStage, id: string, after = -1) {
  const ours = idOfWire('session', id);
  if (!ours) throw new Error(`${id} is no session's id.`);
  const { index } = await stage.on.event(ours, ({ data }) => isPausedFor(data, 'idle'), after);
  return { session: (await ask(stage, `/sessions/${id}`)).body, index };
}

/** What the messages of a session say, each behind its role. */
async function spoken(stage: DialectStage, id: string): Promise<readonly string[]> {
  const { data } = (await ask(stage, `/sessions/${id}/messages`)).body;
  return data.map(({ role, content, thinking }: Answer['body']) => {
    const parts = content.map((part: Answer['body']) => part.text ?? part.name ?? part.error ?? part.result);
    return `${role}: ${thinking ?? parts.join(' ')}`;
  });
}

describe('a key', () => {
  test.each(['', 'ApiKey ', 'apikey ', 'Bearer '])(
    'is taken behind "%s" in Authorization',
    async (scheme) => {
      await using stage = await dialectStage(db());
      const headers = { authorization: `${scheme}${stage.key}` };
      expect(await ask(stage, '/capabilities', { key: null, headers })).toMatchObject({ status: 200 });
    },
  );

  test.each([[undefined], ['opp_unknown'], ['Basic opp_unknown']])(
    'that is none is refused: %s',
    async (authorization) => {
      await using stage = await dialectStage(db());
      const headers = new Headers(authorization === undefined ? {} : { authorization });
      expect(await ask(stage, '/capabilities', { key: null, headers })).toEqual({
        status: 401,
        body: { error: 'Unauthorized' },
      });
    },
  );
});

describe('a session', () => {
  test('is created with its agent, and has every documented field', async () => {
    await using stage = await dialectStage(db());
    const agentId = await agentOn(stage);
    const { status, body } = await ask(stage, '/sessions', {
      json: {
        ...{ agent_id: agentId, title: 'Shopping', tags: ['a', 'b'], model_id: null },
        harness_id: 'harness_of_a_later_client',
      },
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^session_[0-9a-f]{32}$/),
      organization_id: wireId('org', stage.on.organizationId),
      agent_id: agentId,
      status: 'started',
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      updated_at: expect.stringMatching(/^\d{4}-.*Z$/),
      capabilities: [],
      model_id: expect.stringMatching(/^model_[0-9a-f]{32}$/),
      title: 'Shopping',
      tags: ['a', 'b'],
      preview: null,
      output_preview: null,
      started_at: null,
      finished_at: null,
      usage: null,
    });
    expect(await ask(stage, `/sessions/${body.id}`)).toEqual({ status: 200, body });
    expect(await stage.on.holder()).toBe(null);
  });

  test('may name its agent, its model by id or name', async () => {
    await using stage = await dialectStage(db());
    await agentOn(stage, { name: 'Shopper' });
    const { model_id: modelId } = await create(stage);
    expect(await create(stage, { agent_id: 'Shopper', model_id: 'scripted' })).toMatchObject({
      model_id: modelId,
    });
    expect(await create(stage, { agent_id: 'Shopper', model_id: modelId })).toMatchObject({
      model_id: modelId,
    });
    const { agent_id: builtIn } = await create(stage, { agent_id: 'CLAUDE_CODE' });
    expect((await ask(stage, `/agents/${builtIn}`)).body).toMatchObject({ name: 'CLAUDE_CODE' });
  });

  test('has the capabilities of its agent and those that are added, each once', async () => {
    await using stage = await dialectStage(db());
    const agentId = (
      await ask(stage, '/agents', {
        json: {
          ...{ name: 'Noter', system_prompt: '' },
          capabilities: [{ ref: 'phone', config: { phone: stage.on.phoneName } }],
        },
      })
    ).body.id;
    const { id, capabilities } = await create(stage, {
      agent_id: agentId,
      capabilities: [{ ref: 'remember', config: { note: 'Prices' } }, { ref: 'phone' }],
    });
    expect(capabilities).toEqual([
      { ref: 'phone', config: { phone: stage.on.phoneName } },
      { ref: 'remember', config: { note: 'Prices' } },
    ]);
    stage.on.model.answers(says('Noted.'));
    await say(stage, id, 'Note the price');
    await idle(stage, id);
    expect(await stage.on.holder()).toBe(idOfWire('session', id));
    const tools = stage.on.model.requests[0]?.tools.map((tool) => 'name' in tool && tool.name);
    expect(tools).toContain('remember');
    expect(tools).not.toContain('ask_user');
  });

  test('succeeds turn by turn', async () => {
    await using stage = await dialectStage(db());
    const { id } = await create(stage);
    stage.on.model.answers(says('I will tap.'), taps(10, 10)).answers(says('It is done.'));
    const said = await say(stage, id, 'Tap the button');
    expect(said.status).toBe(201);
    expect(said.body).toEqual({
      id: expect.stringMatching(/^message_[0-9a-f]{12}7/),
      role: 'user',
      content: [{ type: 'text', text: 'Tap the button' }],
      created_at: expect.stringMatching(/Z$/),
      ...{ controls: null, metadata: null, thinking: null, thinking_signature: null },
    });
    const first = await idle(stage, id);
    expect(first.session).toMatchObject({
      ...{ status: 'idle', preview: 'Tap the button', output_preview: 'It is done.', finished_at: null },
      started_at: expect.stringMatching(/Z$/),
      usage: { input_tokens: 200, output_tokens: 20, cache_read_tokens: 0, cache_creation_tokens: 0 },
    });
    expect(await spoken(stage, id)).toEqual([
      'user: Tap the button',
      'agent: I will tap.',
      'agent: tap',
      expect.stringMatching(/^tool_result: \S/),
      'agent: It is done.',
    ]);
    const turn = stage.on.model.parks(finishes('There is none.', false));
    await say(stage, id, 'Tap another one');
    await turn.reached;
    expect((await ask(stage, `/sessions/${id}`)).body).toMatchObject({ status: 'active' });
    turn.open();
    expect((await idle(stage, id, first.index)).session).toMatchObject({
      ...{ status: 'idle', preview: 'Tap the button', output_preview: 'There is none.' },
    });
    const { data } = (await ask(stage, `/sessions/${id}/messages`)).body;
    expect(data.at(-1)).toMatchObject({ role: 'agent', metadata: { success: false } });
    const ids = data.map((message: { id: string }) => message.id);
    expect(ids.toSorted()).toEqual(ids);
    expect(data[0]).toEqual(said.body);
  });

  test('is shown pictures, and driven by another model with another effort from then on', async () => {
    await using stage = await dialectStage(db());
    const { id } = await create(stage);
    stage.on.model.answers(says('A red and a blue square.'));
    const base64 = Buffer.from(await frameOf({ widthPx: 8, heightPx: 8 }, 1)).toString('base64');
    const said = await ask(stage, `/sessions/${id}/messages`, {
      json: {
        message: {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image', base64, media_type: 'image/png' },
            { type: 'image', url: `data:image/png;base64,${base64}` },
            { type: 'text', text: 'Tell me.' },
          ],
        },
        controls: { model_id: 'another', reasoning: { effort: 'xhigh' } },
        ...{ metadata: { orderNumber: 17 }, tags: ['seen'] },
      },
    });
    const image = { type: 'image', url: expect.stringMatching(/^\/v1\/frames\/frame_[0-9a-f]{32}$/) };
    expect(said).toMatchObject({
      status: 201,
      body: {
        content: [{ type: 'text', text: 'What is this?\nTell me.' }, image, image],
        controls: { model_id: namedId('model', 'another'), reasoning: { effort: 'xhigh' } },
        metadata: { orderNumber: 17 },
      },
    });
    expect((await idle(stage, id)).session).toMatchObject({ model_id: namedId('model', 'another') });
    expect((await ask(stage, `/sessions/${id}/messages`)).body.data[0]).toEqual(said.body);
    const picture = await stage.fetch(said.body.content[1].url);
    expect(picture.headers.get('content-type')).toMatch(/^image\//);
    const [request] = stage.on.model.requests;
    expect(request?.model).toBe('another');
    expect(request?.messages.at(-1)?.content.filter(({ type }) => type === 'image')).not.toHaveLength(0);
  });

  test('asks a question, and goes on with the answer', async () => {
    await using stage = await dialectStage(db());
    const { id } = await create(stage);
    stage.on.model.answers(uses('ask_user', { question: 'Which colour?', options: ['red', 'blue'] }));
    await say(stage, id, 'Buy a hat');
    await stage.on.event(idOfWire('session', id) ?? expect.fail(), ({ data }) =>
      isPausedFor(data, 'question'),
    );
    expect((await ask(stage, `/sessions/${id}`)).body).toMatchObject({
      ...{ status: 'active', output_preview: 'Which colour?', finished_at: null },
    });
    stage.on.model.answers(says('A red one.'));
    await say(stage, id, 'red');
    await idle(stage, id);
    expect(await spoken(stage, id)).toEqual([
      'user: Buy a hat',
      'agent: ask_user',
      'agent: Which colour?',
      'user: red',
      expect.stringMatching(/^tool_result: /),
      'agent: A red one.',
    ]);
  });

  test('fails for good, and takes no further message', async () => {
    await using stage = await dialectStage(db());
    const { id } = await create(stage);
    stage.on.model.fails({ retryable: false });
    await say(stage, id, 'Tap the button');
    await stage.on.status(idOfWire('session', id) ?? expect.fail(), 'failed');
    expect((await ask(stage, `/sessions/${id}`)).body).toMatchObject({
      ...{ status: 'idle', finished_at: expect.stringMatching(/Z$/), output_preview: null },
    });
    const { data } = (await ask(stage, `/sessions/${id}/messages`)).body;
    expect(data.at(-1)).toMatchObject({
      role: 'agent',
      content: [{ type: 'text', text: expect.stringContaining('It went wrong.') }],
      metadata: { error_code: expect.any(String) },
    });
    expect(await say(stage, id, 'And now?')).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('final') },
    });
    expect(await cancel(stage, id)).toMatchObject({ status: 200, body: { status: 'no_op' } });
  });

  test('is cancelled in mid-turn, which a message tells, and again without effect', async () => {
    await using stage = await dialectStage(db());
    const { id } = await create(stage);
    expect(await cancel(stage, id)).toEqual({
      status: 200,
      body: { status: 'no_op', message: 'There was no turn to cancel.' },
    });
    const turn = stage.on.model.parks(says('Too late'));
    await say(stage, id, 'Tap the button');
    await turn.reached;
    expect(await cancel(stage, id)).toEqual({
      status: 200,
      body: { status: 'cancelled', message: 'The turn was cancelled.' },
    });
    expect((await ask(stage, `/sessions/${id}`)).body).toMatchObject({ status: 'idle', finished_at: null });
    expect(await spoken(stage, id)).toEqual(['user: Tap the button', 'agent: Work was cancelled by user.']);
    expect((await cancel(stage, id)).body).toMatchObject({ status: 'no_op' });
    stage.on.model.answers(says('Here I am.'));
    const { index } = await idle(stage, id);
    await say(stage, id, 'Once more');
    await idle(stage, id, index);
    expect(await spoken(stage, id)).toEqual([
      'user: Tap the button',
      'agent: Work was cancelled by user.',
      'user: Once more',
      'agent: Here I am.',
    ]);
  });

  test('waits for the phone that another session has, as an active one', async () => {
    await using stage = await dialectStage(db());
    const agentId = await agentOn(stage);
    const [first, second] = [
      await create(stage, { agent_id: agentId }),
      await create(stage, { agent_id: agentId }),
    ];
    stage.on.model.answers(says('One.'));
    await say(stage, first.id, 'First');
    await idle(stage, first.id);
    expect((await say(stage, second.id, 'Second')).status).toBe(201);
    expect((await ask(stage, `/sessions/${second.id}`)).body).toMatchObject({ status: 'active' });
    expect((await cancel(stage, second.id)).body).toMatchObject({ status: 'cancelled' });
    expect((await ask(stage, `/sessions/${second.id}`)).body).toMatchObject({ status: 'started' });
    expect(await spoken(stage, second.id)).toEqual(['user: Second', 'agent: Work was cancelled by user.']);
    stage.on.model.answers(says('Two.'));
    await say(stage, second.id, 'Second again');
    expect((await ask(stage, `/sessions/${first.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await idle(stage, second.id)).session).toMatchObject({ output_preview: 'Two.' });
  });

  test('is renamed and tagged anew; null clears, and what is absent stays', async () => {
    await using stage = await dialectStage(db());
    const { id } = await create(stage, { title: 'Old', tags: ['a'] });
    const patch = async (json: object) => await ask(stage, `/sessions/${id}`, { method: 'PATCH', json });
    expect(await patch({ title: 'New' })).toMatchObject({ status: 200, body: { title: 'New', tags: ['a'] } });
    expect(await patch({ tags: ['b', 'c'] })).toMatchObject({ body: { title: 'New', tags: ['b', 'c'] } });
    expect(await patch({ title: null, tags: null })).toMatchObject({ body: { title: null, tags: [] } });
    expect(await patch({})).toMatchObject({ status: 200, body: { id, title: null } });
  });

  test('is deleted in mid-turn, and gone then', async () => {
    await using stage = await dialectStage(db());
    const { id } = await create(stage);
    const turn = stage.on.model.parks(says('Too late'));
    await say(stage, id, 'Tap the button');
    await turn.reached;
    expect(await ask(stage, `/sessions/${id}`, { method: 'DELETE' })).toEqual({
      status: 204,
      body: undefined,
    });
    expect(await stage.on.holder()).toBe(null);
    const gone = { status: 404, body: { error: 'Session not found' } };
    expect(await ask(stage, `/sessions/${id}`)).toEqual(gone);
    expect(await ask(stage, `/sessions/${id}`, { method: 'DELETE' })).toEqual(gone);
    expect(await ask(stage, `/sessions/${id}/messages`)).toEqual(gone);
  });

  test('shows 200 characters of what was said', async () => {
    await using stage = await dialectStage(db());
    const { id } = await create(stage);
    stage.on.model.answers(says('🙂'.repeat(201)));
    await say(stage, id, 'x'.repeat(200));
    expect((await idle(stage, id)).session).toMatchObject({
      preview: 'x'.repeat(200),
      output_preview: `${'🙂'.repeat(200)}…`,
    });
  });

  test('may have begun elsewhere, without an agent', async () => {
    await using stage = await dialectStage(db());
    stage.on.model.answers(finishes('Done.'));
    const ours = await stage.on.create({ instruction: 'Tap the button' });
    await stage.on.ended(ours);
    const id = wireId('session', ours);
    expect((await ask(stage, `/sessions/${id}`)).body).toMatchObject({
      ...{ id, status: 'idle', agent_id: `agent_${'0'.repeat(32)}` },
      ...{ preview: 'Tap the button', output_preview: 'Done.', finished_at: expect.any(String) },
    });
  });
});

describe('a list of sessions', () => {
  test('begins with the newest, has pages and a total, and may be of one agent', async () => {
    await using stage = await dialectStage(db());
    const agentId = await agentOn(stage);
    const ids: string[] = [];
    for (const title of ['one', 'two', 'three']) {
      ids.unshift((await create(stage, { agent_id: agentId, title })).id);
    }
    const list = async (query: string) => (await ask(stage, `/sessions?agent_id=${agentId}${query}`)).body;
    const all = await list('');
    expect(all).toMatchObject({ total: 3, offset: 0, limit: 20 });
    expect(all.data.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(all.data[0]).toEqual((await ask(stage, `/sessions/${ids[0]}`)).body);
    const page = await list('&offset=1&limit=1');
    expect(page).toMatchObject({ total: 3, offset: 1, limit: 1, data: [{ id: ids[1] }] });
    expect(await list('&offset=9')).toEqual({ data: [], total: 3, offset: 9, limit: 20 });
    const everything = (await ask(stage, '/sessions?limit=1')).body;
    expect(everything.total).toBeGreaterThanOrEqual(3);
    expect(everything.data).toEqual([all.data[0]]);
  });
});

describe('an agent', () => {
  const newAgent = { name: 'Shopper', system_prompt: 'Buy cheaply.' };

  test('is created, and has every documented field', async () => {
    await using stage = await dialectStage(db());
    const name = `Shopper of ${stage.on.phoneName}`;
    const { status, body } = await ask(stage, '/agents', {
      json: {
        ...{ ...newAgent, name, description: 'Shops.', default_model_id: 'scripted', tags: ['shop'] },
        capabilities: [{ ref: 'phone', config: { phone: stage.on.phoneName } }, { ref: 'ask_user' }],
      },
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^agent_[0-9a-f]{32}$/),
      organization_id: wireId('org', stage.on.organizationId),
      ...{ name, description: 'Shops.', system_prompt: 'Buy cheaply.', tags: ['shop'], status: 'active' },
      default_model_id: expect.stringMatching(/^model_[0-9a-f]{32}$/),
      capabilities: [
        { ref: 'phone', config: { phone: stage.on.phoneName } },
        { ref: 'ask_user', config: {} },
      ],
      created_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
    });
    expect(await ask(stage, `/agents/${body.id}`)).toEqual({ status: 200, body });
    expect((await ask(stage, '/agents')).body.data).toContainEqual(body);
    stage.on.model.answers(says('Bought.'));
    const session = await create(stage, { agent_id: body.id });
    expect(session).toMatchObject({ agent_id: body.id, model_id: body.default_model_id });
    await say(stage, session.id, 'Buy a hat');
    await idle(stage, session.id);
    expect(stage.on.model.requests[0]?.system).toContain('Buy cheaply.');
  });

  test('needs a name and a prompt alone, and may be called as another is', async () => {
    await using stage = await dialectStage(db());
    const twice = [
      await ask(stage, '/agents', { json: { ...newAgent, name: '¿Shopper?' } }),
      await ask(stage, '/agents', { json: { name: '¿Shopper?', system_prompt: '' } }),
    ];
    expect(twice).toMatchObject([
      { status: 201, body: { name: '¿Shopper?', description: null, default_model_id: null, tags: [] } },
      { status: 201, body: { name: '¿Shopper?', system_prompt: '', capabilities: [] } },
    ]);
    expect(new Set(twice.map(({ body }) => body.id)).size).toBe(2);
  });

  test('is changed; null clears, and what is absent stays', async () => {
    await using stage = await dialectStage(db());
    const { id } = (
      await ask(stage, '/agents', {
        json: { ...newAgent, description: 'Shops.', default_model_id: 'scripted', tags: ['a'] },
      })
    ).body;
    const patch = async (json: object) => await ask(stage, `/agents/${id}`, { method: 'PATCH', json });
    expect(await patch({ name: 'Seller: shoes', system_prompt: 'Sell.' })).toMatchObject({
      status: 200,
      body: { name: 'Seller: shoes', system_prompt: 'Sell.', description: 'Shops.', tags: ['a'] },
    });
    expect(
      await patch({ description: null, default_model_id: null, tags: null, capabilities: ['ask_user'] }),
    ).toMatchObject({
      body: {
        ...{ name: 'Seller: shoes', description: null, default_model_id: null, tags: [] },
        capabilities: [{ ref: 'ask_user', config: {} }],
      },
    });
  });

  test('is archived by its status or by DELETE: it begins no session, and is not listed', async () => {
    await using stage = await dialectStage(db());
    const id = await agentOn(stage);
    const session = await create(stage, { agent_id: id });
    const patch = async (status: string) =>
      await ask(stage, `/agents/${id}`, { method: 'PATCH', json: { status } });
    const isListed = async (): Promise<boolean> =>
      (await ask(stage, '/agents')).body.data.some((agent: { id: string }) => agent.id === id);
    expect(await patch('archived')).toMatchObject({ status: 200, body: { status: 'archived' } });
    expect(await isListed()).toBe(false);
    expect(await ask(stage, '/sessions', { json: { agent_id: id } })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('archived') },
    });
    expect(await patch('active')).toMatchObject({ body: { status: 'active' } });
    expect(await isListed()).toBe(true);
    expect(await ask(stage, `/agents/${id}`, { method: 'DELETE' })).toEqual({ status: 204, body: undefined });
    expect(await isListed()).toBe(false);
    expect((await ask(stage, `/agents/${id}`)).body).toMatchObject({ status: 'archived' });
    expect((await ask(stage, `/sessions/${session.id}`)).body).toMatchObject({ agent_id: id });
  });

  test('comes back from its file, as Markdown and as JSON', async () => {
    await using stage = await dialectStage(db());
    const { body } = await ask(stage, '/agents', {
      json: {
        ...{ name: 'Reader: "the news" #1', system_prompt: 'Read.\n\n---\n\nThen tell: all of it.' },
        ...{ description: 'Reads\nand tells.', default_model_id: 'scripted', tags: ['yes', '1'] },
        capabilities: [{ ref: 'remember', config: { note: 'Ask about the weather.' } }],
      },
    });
    const { id, created_at, updated_at, ...said } = body;
    const file = await stage.fetch(`/everruns/v1/agents/${id}/export`);
    expect(file.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    const json = await stage.fetch(`/everruns/v1/agents/${id}/export`, {
      headers: { accept: 'application/json' },
    });
    for (const text of [await file.text(), await json.text()]) {
      const again = await ask(stage, '/agents/import', { method: 'POST', body: text });
      expect(again).toMatchObject({ status: 201, body: said });
      expect(again.body.id).not.toBe(id);
    }
  });

  test('is read from a file that a person wrote', async () => {
    await using stage = await dialectStage(db());
    const file = [
      '---',
      'name: "news-reader"',
      'description: Reads the news',
      'tags:\r',
      '  - demo',
      'capabilities:',
      '  - ask_user',
      '  - ref: remember',
      '---',
      '',
      'You read the news.',
      '',
    ].join('\n');
    expect(await ask(stage, '/agents/import', { method: 'POST', body: file })).toMatchObject({
      status: 201,
      body: {
        ...{ name: 'news-reader', description: 'Reads the news', tags: ['demo'] },
        system_prompt: 'You read the news.',
        capabilities: [
          { ref: 'ask_user', config: {} },
          { ref: 'remember', config: {} },
        ],
      },
    });
  });
});

describe('capabilities', () => {
  test('are listed, and found by their refs', async () => {
    await using stage = await dialectStage(db());
    const { status, body } = await ask(stage, '/capabilities');
    expect(status).toBe(200);
    const { data } = body;
    expect(data.map(({ id }: { id: string }) => id)).toEqual([...CAPABILITY_REFS]);
    expect(data[0]).toEqual({
      id: 'phone',
      name: 'Phone',
      description: expect.any(String),
      category: 'phone',
      status: 'available',
      icon: null,
      dependencies: [],
      is_mcp: false,
      system_prompt: null,
      tool_definitions: [],
    });
    expect(await ask(stage, '/capabilities/phone')).toEqual({ status: 200, body: data[0] });
    expect(await ask(stage, '/capabilities/teleport')).toEqual({
      status: 404,
      body: { error: 'Capability not found' },
    });
  });
});

describe('what is not here', () => {
  test.each([
    ['GET', '/sessions/session_0/fs'],
    ['PUT', '/sessions/session_0/fs/notes/a.txt'],
    ['POST', '/sessions/session_0/fs/_/grep'],
    ['GET', '/llm-providers'],
    ['DELETE', '/llm-providers/provider_0'],
    ['GET', '/llm-models'],
    ['POST', '/mcp-servers'],
    ['GET', '/durable/schedules'],
  ])('%s %s answers 501', async (method, path) => {
    await using stage = await dialectStage(db());
    expect(await ask(stage, path, { method })).toEqual({
      status: 501,
      body: { error: expect.stringMatching(/\w\.$/) },
    });
  });
});
