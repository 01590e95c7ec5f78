import { describe, expect, test } from 'vitest';
import { CAPABILITY_REFS } from '../../../src/domain/capability-use.ts';
import { wireId } from '../../../src/rest/everruns/ids.ts';
import { dialectStage } from '../../support/dialect-stage.ts';
import { agentOn, ask, create, idle, say } from '../../support/everruns.ts';
import { says } from '../../support/scripted-model.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

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
