import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../src/domain/ids.ts';
import { type DialectRequest, type DialectStage, dialectStage } from '../../support/dialect-stage.ts';
import { finishes, says, taps, uses } from '../../support/scripted-model.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();
const PATH = '/api/sessions';
const ID = /^session-[0-9a-f]{32}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

let at: DialectStage;

beforeAll(async () => {
  at = await dialectStage(db());
  await at.agents.create(at.on.organizationId, { name: 'CLAUDE_CODE', phoneId: at.on.phoneName });
});

afterAll(async () => {
  await at?.[Symbol.asyncDispose]();
});

type Body = Record<string, unknown> & { readonly id: string; readonly sessions: Record<string, unknown>[] };

async function ask(path: string, init?: DialectRequest): Promise<{ status: number; body: Body }> {
  const response = await at.fetch(`${PATH}${path}`, init);
  return { status: response.status, body: (await response.json()) as Body };
}

const create = async (given: object = {}): Promise<string> =>
  (await ask('', { json: { agent_id: 'CLAUDE_CODE', ...given } })).body.id;
const patch = (id: string, json: object) => ask(`/${id}`, { method: 'PATCH', json });
const say = (id: string, content: unknown) => ask(`/${id}/message`, { json: { content } });
const end = (id: string) => ask(`/${id}`, { method: 'DELETE' });
const ours = (id: string) => {
  const hex = id.slice('session-'.length);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as Parameters<
    typeof at.on.get
  >[0];
};

/** Waits until the session's latest turn is over. */
async function turnOver(id: string): Promise<void> {
  const after = (await at.on.log.newest(ours(id), 'user_message'))?.index ?? -1;
  await at.on.event(
    ours(id),
    ({ type, data }) => type === 'status_changed' && data.pauseReason === 'idle',
    after,
  );
}

describe('a Viben session', () => {
  test('is created without a prompt and waits for the first message', async () => {
    const { status, body } = await ask('', { json: { agent_id: 'CLAUDE_CODE', task_id: 'task-1' } });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(ID),
      agent_id: 'CLAUDE_CODE',
      task_id: 'task-1',
      status: 'created',
      created_at: expect.stringMatching(TIME),
    });
    expect((await ask(`/${body.id}`)).body).toEqual({
      ...body,
      last_active: expect.stringMatching(TIME),
      message_count: 0,
      error: null,
      data: {},
    });
    await end(body.id);
  });

  test('begins at once with a prompt, answers, and goes on with the next message', async () => {
    at.on.model.answers(says('Done with the first.'));
    const id = await create({ prompt: 'Do the first' });
    await turnOver(id);
    expect((await ask(`/${id}`)).body).toMatchObject({ status: 'paused', message_count: 3, task_id: null });
    at.on.model.answers(says('And the second.'));
    const sent = await say(id, 'Do the second');
    expect(sent).toEqual({
      status: 200,
      body: {
        message_id: expect.stringMatching(/^msg-[0-9a-f]{32}$/),
        status: 'sent',
        timestamp: expect.stringMatching(TIME),
      },
    });
    await turnOver(id);
    const { body } = await ask(`/${id}`);
    expect(body).toMatchObject({ status: 'paused', message_count: 6 });
    const newest = await at.on.log.newest(ours(id));
    expect(body['last_active']).toBe(newest?.ts.toISOString());
    await end(id);
  });

  test('that asks something is paused, and a message is the answer', async () => {
    at.on.model.answers(uses('ask_user', { question: 'Which post?' }));
    const id = await create({ prompt: 'Like a post' });
    await at.on.event(ours(id), ({ data }) => 'pauseReason' in data && data.pauseReason === 'question');
    expect((await ask(`/${id}`)).body).toMatchObject({ status: 'paused' });
    at.on.model.answers(finishes());
    await say(id, 'The first');
    await turnOver(id);
    expect((await at.on.get(ours(id))).success).toBe(true);
    await end(id);
  });

  test('that fails says why', async () => {
    const id = await create();
    at.on.model.fails({ retryable: false });
    await say(id, 'Fail');
    await at.on.ended(ours(id));
    const { body } = await ask(`/${id}`);
    expect(body).toMatchObject({ status: 'failed', error: expect.stringMatching(/^MODEL_ERROR: /) });
    expect((await say(id, 'Again')).status).toBe(409);
    await end(id);
  });

  test('is active while it works, and stopped in the middle of it', async () => {
    const speaking = at.on.model.parks(taps(1, 1));
    const id = await create({ prompt: 'Work' });
    await speaking.reached;
    expect((await ask(`/${id}`)).body).toMatchObject({ status: 'active' });
    expect((await patch(id, { status: 'failed' })).body).toMatchObject({
      status: 'failed',
      error: 'It was stopped.',
    });
    speaking.open();
    expect((await say(id, 'Hello?')).body).toEqual({
      error: { message: expect.stringContaining('has ended'), code: 'CONFLICT' },
    });
    expect(await at.on.holder()).toBe(null);
    await end(id);
  });

  test('is paused, resumed and completed by its status', async () => {
    const speaking = at.on.model.parks(taps(1, 1));
    const id = await create({ prompt: 'Work' });
    await speaking.reached;
    expect((await patch(id, { status: 'paused' })).body).toMatchObject({ status: 'paused' });
    speaking.open();
    await at.on.event(ours(id), ({ type }) => type === 'turn_completed');
    const again = at.on.model.parks(taps(1, 1));
    expect((await patch(id, { status: 'active' })).body).toMatchObject({ status: 'active' });
    await again.reached;
    expect((await patch(id, { status: 'completed' })).body).toMatchObject({
      status: 'completed',
      error: null,
    });
    again.open();
    expect((await patch(id, { status: 'active' })).status).toBe(409);
    await end(id);
  });

  test('keeps data that are merged key by key', async () => {
    const id = await create();
    await patch(id, { data: { workdir: '/srv', model: 'x', deep: { a: 1 } } });
    const { status, body } = await patch(id, { data: { model: null, deep: { b: 2 }, n: 3 } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, data: { workdir: '/srv', deep: { b: 2 }, n: 3 } });
    expect(body['data']).not.toHaveProperty('model');
    const half = 'x'.repeat(40_000);
    await patch(id, { data: { half } });
    expect(await patch(id, { data: { other: half } })).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT' } },
    });
    await end(id);
  });

  test('loses nothing of data that several clients change at once', async () => {
    const id = await create();
    const names = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all(names.map((name) => patch(id, { data: { [name]: name } })));
    const { body } = await patch(id, {});
    expect(body['data']).toEqual(Object.fromEntries(names.map((name) => [name, name])));
    await end(id);
  });

  test('takes another prompt as long as nothing has begun, and a message then', async () => {
    const holder = await create({ prompt: undefined });
    const speaking = at.on.model.parks(says('First.'));
    await say(holder, 'Hold the phone');
    await speaking.reached;
    const id = await create({ prompt: 'Buy milk' });
    expect((await patch(id, { prompt: 'Buy bread' })).body).toMatchObject({ status: 'created' });
    expect((await at.on.get(ours(id))).instruction).toBe('Buy bread');
    await end(holder);
    speaking.open();
    at.on.model.answers(says('Bread it is.'));
    await turnOver(id);
    at.on.model.answers(says('And milk.'));
    await patch(id, { prompt: 'And milk' });
    await turnOver(id);
    expect((await at.on.get(ours(id))).instruction).toBe('Buy bread');
    await end(id);
  });

  test('is deleted, also when it works', async () => {
    const speaking = at.on.model.parks(taps(1, 1));
    const id = await create({ prompt: 'Work' });
    await speaking.reached;
    expect(await end(id)).toEqual({ status: 200, body: { deleted: id } });
    speaking.open();
    for (const { status, body } of [await end(id), await ask(`/${id}`), await say(id, 'x')]) {
      expect(status).toBe(404);
      expect(body).toEqual({ error: { message: expect.any(String), code: 'NOT_FOUND' } });
    }
  });
});

describe('the list of Viben sessions', () => {
  test('is newest first, its filters hold together, and it goes on behind a session', async () => {
    const of = (task_id: string) => create({ task_id });
    const [a, b, c] = [await of('list-1'), await of('list-2'), await of('list-2')];
    await patch(String(c), { status: 'failed' });
    const ids = async (query: string) => (await ask(query)).body.sessions.map(({ id }) => id);
    expect(await ids('?task_id=list-2')).toEqual([c, b]);
    expect(await ids('?task_id=list-2&status=created')).toEqual([b]);
    expect(await ids('?task_id=list-2&status=failed&agent_id=CLAUDE_CODE')).toEqual([c]);
    expect(await ids('?agent_id=nobody')).toEqual([]);
    expect((await ids('?limit=2')).slice(0, 2)).toEqual([c, b]);
    expect(await ids(`?limit=1&before=${b}`)).toEqual([a]);
    const [row] = (await ask('?task_id=list-1')).body.sessions;
    expect(Object.keys(row ?? {}).sort()).toEqual(
      ['agent_id', 'created_at', 'error', 'id', 'last_active', 'message_count', 'status', 'task_id'].sort(),
    );
    for (const id of [a, b, c]) await end(String(id));
  });

  test('has what any other dialect has created, and nothing of others', async () => {
    const task = await at.on.create({ mode: 'conversation', instruction: undefined, taskId: 'elsewhere' });
    const { body } = await ask('?task_id=elsewhere');
    expect(body.sessions).toMatchObject([{ agent_id: null, status: 'created' }]);
    const stranger = (await at.stranger()).key;
    expect((await ask('?task_id=elsewhere', { key: stranger })).body.sessions).toEqual([]);
    expect((await ask(`/${body.sessions[0]?.['id']}`, { key: stranger })).status).toBe(404);
    expect((await ask(`?before=${body.sessions[0]?.['id']}`, { key: stranger })).status).toBe(404);
    await at.on.sessions.stop(at.on.organizationId, task);
  });

  test('shows one that was spoken to and waits for its phone as active', async () => {
    const holder = await create();
    const id = await create({ task_id: 'waits' });
    at.on.model.answers(says('One.'));
    await say(id, 'Begin');
    await turnOver(id);
    await at.on.database.phone.updateMany({ where: { leaseId: ours(id) }, data: { leaseId: null } });
    await at.on.database.session.update({
      where: { id: ours(id) },
      data: { wantedPhone: JSON.stringify({ type: 'named', phone: at.on.phoneName }) },
    });
    const speaking = at.on.model.parks(says('Two.'));
    await say(holder, 'Take the phone');
    await speaking.reached;
    await say(id, 'Go on');
    expect((await ask('?task_id=waits&status=active')).body.sessions).toMatchObject([
      { id, status: 'active' },
    ]);
    expect((await ask('?task_id=waits&status=paused')).body.sessions).toEqual([]);
    await end(id);
    await end(holder);
    speaking.open();
  });
});

describe('what does not fit', () => {
  const unknown = `session-${newId('sess').replaceAll('-', '')}`;
  test.each<[string, string, DialectRequest, number, string]>([
    ['no key', '', { key: null }, 401, 'UNAUTHORIZED'],
    ['a wrong key', '', { key: 'opp_wrong' }, 401, 'UNAUTHORIZED'],
    ['no body', '', { method: 'POST' }, 400, 'INVALID_INPUT'],
    [
      'no JSON',
      '',
      { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } },
      400,
      'INVALID_INPUT',
    ],
    [
      'another content type',
      '',
      { method: 'POST', body: 'agent_id=x', headers: { 'content-type': 'text/plain' } },
      400,
      'INVALID_INPUT',
    ],
    ['no agent', '', { json: {} }, 400, 'INVALID_INPUT'],
    ['an unknown agent', '', { json: { agent_id: 'nobody' } }, 404, 'NOT_FOUND'],
    ['an empty prompt', '', { json: { agent_id: 'CLAUDE_CODE', prompt: ' ' } }, 400, 'INVALID_INPUT'],
    ['an unknown status to list', '?status=done', {}, 400, 'INVALID_INPUT'],
    ['too large a page', '?limit=101', {}, 400, 'INVALID_INPUT'],
    ['a page behind nothing', '?before=x', {}, 404, 'NOT_FOUND'],
    ['a malformed id', '/sess_1', {}, 404, 'NOT_FOUND'],
    ['an unknown id', `/${unknown}`, {}, 404, 'NOT_FOUND'],
    ['a message to nobody', `/${unknown}/message`, { json: { content: 'x' } }, 404, 'NOT_FOUND'],
    ['an unknown path', `/${unknown}/files`, {}, 404, 'NOT_FOUND'],
    ['another method', '', { method: 'PUT', json: {} }, 405, 'METHOD_NOT_ALLOWED'],
    [
      'too large a body',
      '',
      { method: 'POST', json: { agent_id: 'x'.repeat(1_000_001) } },
      413,
      'BODY_TOO_LARGE',
    ],
  ])('%s is refused in its form', async (_what, path, init, status, code) => {
    const answer = await ask(path, init);
    expect(answer).toEqual({ status, body: { error: { message: expect.any(String), code } } });
  });

  test.each<[string, object, number]>([
    ['an unknown status', { status: 'done' }, 409],
    ['a status that nobody can make', { status: 'created' }, 409],
    ['a forbidden transition', { status: 'active' }, 409],
    ['data that are none', { data: [] }, 400],
    ['a message that is none', { prompt: '' }, 400],
  ])('%s changes nothing', async (_what, change, status) => {
    const id = await create();
    const before = (await ask(`/${id}`)).body;
    expect((await patch(id, change)).status).toBe(status);
    expect((await ask(`/${id}`)).body).toEqual(before);
    await end(id);
  });
});
