import { describe, expect, test } from 'vitest';
import { idOfWire, namedId, wireId } from '../../../src/rest/everruns/ids.ts';
import { dialectStage } from '../../support/dialect-stage.ts';
import { agentOn, ask, cancel, create, idle, isPausedFor, say, spoken } from '../../support/everruns.ts';
import { frameOf } from '../../support/frames.ts';
import { finishes, says, taps, uses } from '../../support/scripted-model.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

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
