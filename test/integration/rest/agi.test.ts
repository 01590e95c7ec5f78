import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionId } from '../../../src/domain/ids.ts';
import { type DialectRequest, type DialectStage, dialectStage } from '../../support/dialect-stage.ts';
import { finishes, says, taps, thinks, uses } from '../../support/scripted-model.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

let at: DialectStage;

beforeEach(async () => {
  at = await dialectStage(db());
});

afterEach(async () => {
  await at[Symbol.asyncDispose]();
});

async function ask(path: string, init?: DialectRequest) {
  const response = await at.fetch(`/agi/v1${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function create(given: object = {}): Promise<SessionId> {
  const { body } = await ask('/sessions', { json: { phone_id: at.on.phoneName, ...given } });
  return body['session_id'] as SessionId;
}

const say = (id: string, message: string) => ask(`/sessions/${id}/message`, { json: { message } });
const post = (path: string) => ask(path, { method: 'POST' });
const status = async (id: string) => (await ask(`/sessions/${id}/status`)).body['status'];
const lifecycle = async (id: string) => (await ask(`/sessions/${id}`)).body['status'];

/** Waits until the session's latest turn is over, or it waits for something. */
async function rest(id: SessionId): Promise<void> {
  const after = (await at.on.log.newest(id, 'user_message'))?.index ?? -1;
  await at.on.event(id, ({ type, data }) => type === 'status_changed' && data.to === 'paused', after);
}

describe('an AGI session', () => {
  test('is created ready, with a phone and a link to look at it', async () => {
    const { status: code, body } = await ask('/sessions', { json: { phone_id: at.on.phoneName } });
    expect(code).toBe(200);
    expect(body).toEqual({
      session_id: expect.stringMatching(UUID),
      agent_name: 'agi-0',
      status: 'ready',
      created_at: expect.stringMatching(TIME),
      vnc_url: expect.stringMatching(/^http:\/\/dialects\.test\/watch\/sess_[\da-f]{32}#view_s[\w-]+$/),
    });
    const id = body['session_id'] as SessionId;
    expect(await at.on.holder()).toBe(id);
    const { vnc_url: _, ...row } = body;
    expect(await ask(`/sessions/${id}`)).toEqual({
      status: 200,
      body: { ...row, vnc_url: expect.stringMatching(/#view_s[\w-]+$/) },
    });
    const listed = (await ask('/sessions')).body as unknown as object[];
    expect(listed[0]).toEqual(row);
    expect(await status(id)).toBe('ready');
  });

  test('takes any documented field, and no body at all', async () => {
    const named = await create({
      agent_name: 'agi-0-fast',
      enable_memory_snapshot: false,
      webhook_url: 'https://hooks.example.com/x',
      max_steps: 7,
    });
    expect((await ask(`/sessions/${named}`)).body['agent_name']).toBe('agi-0-fast');
    expect(await at.on.get(named)).toMatchObject({ maxTurns: 7, mode: 'conversation' });
    const webhook = await at.on.database.webhook.findUniqueOrThrow({ where: { sessionId: named } });
    expect(webhook).toMatchObject({ url: 'https://hooks.example.com/x', format: 'agi' });
    await ask(`/sessions/${named}`, { method: 'DELETE' });
    const { status: code, body } = await ask('/sessions', { method: 'POST' });
    expect([code, body['status']]).toEqual([200, 'ready']);
    await ask(`/sessions/${body['session_id']}`, { method: 'DELETE' });
  });

  test('without a free phone is a failure of the infrastructure', async () => {
    await create();
    const { status: code, body } = await ask('/sessions', { json: { phone_id: at.on.phoneName } });
    expect(code).toBe(500);
    expect(body).toEqual({ message: expect.stringContaining('held by another session'), code: 'PHONE_BUSY' });
  });

  test('carries out a task, and the next', async () => {
    const id = await create();
    const speaking = at.on.model.parks(thinks('Hm.'), says('I see it.'), taps(1, 1));
    expect(await say(id, 'Like the post')).toEqual({
      status: 200,
      body: { success: true, message: 'Message sent successfully' },
    });
    await speaking.reached;
    expect([await status(id), await lifecycle(id)]).toEqual(['running', 'running']);
    at.on.model.answers(finishes('Liked.'));
    speaking.open();
    await rest(id);
    expect([await status(id), await lifecycle(id)]).toEqual(['finished', 'completed']);
    const { body } = await ask(`/sessions/${id}/messages`);
    expect(body).toMatchObject({ status: 'finished', has_agent: true });
    const messages = body['messages'] as { id: number; type: string; timestamp: string; content: string }[];
    expect(messages.map(({ type, content }) => [type, content])).toEqual([
      ['USER', 'Like the post'],
      ['THOUGHT', 'Hm.'],
      ['THOUGHT', 'I see it.'],
      ['DONE', 'Liked.'],
    ]);
    const ids = messages.map((message) => message.id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    expect(messages.every(({ timestamp }) => TIME.test(timestamp))).toBe(true);
    const later = (await ask(`/sessions/${id}/messages?after_id=${ids[1]}`)).body['messages'] as unknown[];
    expect(later).toEqual(messages.slice(2));
    const raw = (await ask(`/sessions/${id}/messages?sanitize=false`)).body['messages'] as typeof messages;
    expect(raw.filter(({ type }) => type === 'LOG').map(({ content }) => content)).toEqual([
      'tap',
      expect.any(String),
      'done',
      expect.any(String),
    ]);
    at.on.model.answers(says('Again.'));
    await say(id, 'Again');
    await rest(id);
    expect(await status(id)).toBe('finished');
  });

  test('asks, and the next message is the answer', async () => {
    const id = await create();
    at.on.model.answers(uses('ask_user', { question: 'Which?', options: ['one', 'two'] }));
    await say(id, 'Like a post');
    await rest(id);
    expect([await status(id), await lifecycle(id)]).toEqual(['waiting_for_input', 'running']);
    const { body } = await ask(`/sessions/${id}/messages`);
    expect((body['messages'] as unknown[]).at(-1)).toMatchObject({
      type: 'QUESTION',
      content: 'Which?',
      metadata: { options: ['one', 'two'] },
    });
    at.on.model.answers(finishes());
    await say(id, 'one');
    await rest(id);
    expect(await status(id)).toBe('finished');
  });

  test('that fails is an error', async () => {
    const id = await create();
    at.on.model.fails({ retryable: false });
    await say(id, 'Fail');
    await at.on.ended(id);
    expect([await status(id), await lifecycle(id)]).toEqual(['error', 'error']);
    const { body } = await ask(`/sessions/${id}/messages`);
    expect(body).toMatchObject({ has_agent: false });
    expect((body['messages'] as unknown[]).at(-1)).toMatchObject({
      type: 'ERROR',
      content: 'It went wrong.',
      metadata: { code: 'MODEL_ERROR' },
    });
    expect(await say(id, 'Again')).toMatchObject({ status: 400, body: { code: 'INVALID_TRANSITION' } });
  });

  test('is cancelled in the middle of a turn, and stays usable', async () => {
    const id = await create();
    const speaking = at.on.model.parks(says('Too late.'));
    await say(id, 'Work');
    await speaking.reached;
    const cancelled = { status: 200, body: { success: true, message: 'Session cancelled successfully' } };
    expect(await post(`/sessions/${id}/cancel`)).toEqual(cancelled);
    speaking.open();
    expect([await status(id), await lifecycle(id)]).toEqual(['finished', 'ready']);
    expect(await post(`/sessions/${id}/cancel`)).toEqual(cancelled);
    at.on.model.answers(says('Here.'));
    await say(id, 'Work again');
    await rest(id);
    expect(await status(id)).toBe('finished');
  });

  test('is paused and resumed', async () => {
    const id = await create();
    expect(await post(`/sessions/${id}/pause`)).toMatchObject({ status: 400 });
    expect((await post(`/sessions/${id}/resume`)).body['message']).toBe('not_paused');
    const speaking = at.on.model.parks(taps(1, 1));
    await say(id, 'Work');
    await speaking.reached;
    expect(await post(`/sessions/${id}/pause`)).toEqual({
      status: 200,
      body: { success: true, message: 'Session paused successfully' },
    });
    expect((await post(`/sessions/${id}/pause`)).body).toEqual({ success: true, message: 'already_paused' });
    expect([await status(id), await lifecycle(id)]).toEqual(['paused', 'paused']);
    speaking.open();
    await at.on.event(id, ({ type }) => type === 'turn_completed');
    at.on.model.answers(finishes());
    expect((await post(`/sessions/${id}/resume`)).body['message']).toBe('Session resumed successfully');
    await at.on.event(id, ({ type }) => type === 'result');
  });

  test('is steered by what is said while it works', async () => {
    const id = await create();
    const speaking = at.on.model.parks(taps(1, 1));
    await say(id, 'Work');
    await speaking.reached;
    expect((await say(id, 'Mind the ads')).status).toBe(200);
    at.on.model.answers(finishes());
    speaking.open();
    await at.on.event(id, ({ type }) => type === 'result');
    expect(JSON.stringify(at.on.model.requests.at(-1)?.messages)).toContain('Mind the ads');
  });

  test('begins with its goal when it is given one', async () => {
    at.on.model.answers(finishes('Done at once.'));
    const id = await create({ goal: 'Do it' });
    await rest(id);
    expect(await status(id)).toBe('finished');
  });

  test('opens addresses: at rest by hand, before a message, and in the middle of a task', async () => {
    const id = await create();
    const url = 'https://example.com/a';
    expect(await ask(`/sessions/${id}/navigate`, { json: { url } })).toEqual({
      status: 200,
      body: { current_url: url },
    });
    expect(at.on.phone.actions).toEqual([{ type: 'open_url', url }]);
    expect(await lifecycle(id)).toBe('ready');
    const speaking = at.on.model.parks(taps(1, 1));
    const start_url = 'https://example.com/b';
    await ask(`/sessions/${id}/message`, { json: { message: 'Look', start_url } });
    await speaking.reached;
    expect(at.on.phone.actions.at(-1)).toEqual({ type: 'open_url', url: start_url });
    at.on.model.answers(finishes());
    const meanwhile = ask(`/sessions/${id}/navigate`, { json: { url } });
    await at.on.event(id, ({ type }) => type === 'takeover_started');
    speaking.open();
    expect((await meanwhile).status).toBe(200);
    await at.on.event(id, ({ type }) => type === 'result');
    expect(at.on.phone.actions.at(-1)).toEqual({ type: 'open_url', url });
  });

  test.each(['/a', 'javascript:alert(1)', ''])('opens no "%s"', async (url) => {
    const id = await create();
    expect(await ask(`/sessions/${id}/navigate`, { json: { url } })).toEqual({
      status: 400,
      body: { message: expect.stringMatching(/^url: /), code: 'INVALID_INPUT' },
    });
  });

  test('shows its screen', async () => {
    const id = await create();
    const { status: code, body } = await ask(`/sessions/${id}/screenshot`);
    expect(code).toBe(200);
    expect(body).toEqual({
      screenshot: expect.stringMatching(/^data:image\/jpeg;base64,\/9j\//),
      url: expect.any(String),
      title: expect.any(String),
    });
  });

  test('is deleted with what runs in it, once', async () => {
    const id = await create();
    const speaking = at.on.model.parks(taps(1, 1));
    await say(id, 'Work');
    await speaking.reached;
    const path = `/sessions/${id}`;
    expect(await ask(path, { method: 'DELETE' })).toEqual({
      status: 200,
      body: { success: true, deleted: true, message: 'Session deleted successfully' },
    });
    speaking.open();
    expect((await ask(path, { method: 'DELETE' })).body).toMatchObject({ success: true, deleted: false });
    expect(await ask(path)).toEqual({
      status: 404,
      body: { message: 'There is no such session.', code: 'SESSION_NOT_FOUND' },
    });
    expect(await at.on.holder()).toBe(null);
  });

  test('is deleted with all others of its user, whose key it was', async () => {
    const theirs = await at.on.create({ mode: 'conversation', instruction: undefined });
    await at.on.sessions.stop(at.on.organizationId, theirs);
    const ids = [await create()];
    await ask(`/sessions/${ids[0]}/cancel`, { method: 'POST' });
    expect((await ask('/sessions', { method: 'DELETE' })).body).toEqual({
      success: true,
      deleted: true,
      message: '1 session deleted',
    });
    expect((await ask('/sessions', { method: 'DELETE' })).body).toMatchObject({ deleted: false });
    expect(await at.on.get(theirs)).toMatchObject({ status: 'killed' });
  });

  test('of another organisation is as unknown as none', async () => {
    const id = await create();
    const { key } = await at.stranger();
    for (const path of ['', '/status', '/messages', '/events', '/screenshot']) {
      expect((await ask(`/sessions/${id}${path}`, { key })).status).toBe(404);
    }
    for (const path of ['pause', 'resume', 'cancel']) {
      expect((await ask(`/sessions/${id}/${path}`, { key, method: 'POST' })).status).toBe(404);
    }
    expect((await ask(`/sessions/${id}`, { key, method: 'DELETE' })).body).toMatchObject({ deleted: false });
    expect((await ask('/sessions', { key })).body).toEqual([]);
    expect(await lifecycle(id)).toBe('ready');
  });
});

test("AGI's models are its agents", async () => {
  for (const query of ['', '?filter=cdp', '?filter=desktop']) {
    expect((await ask(`/models${query}`)).body).toEqual({ models: ['agi-0', 'agi-0-fast'] });
  }
});

describe('what does not fit', () => {
  const unknown = randomUUID();
  const long = 'https://example.com/'.padEnd(2_001, 'x');
  test.each<[string, string, DialectRequest, number, string]>([
    ['no key', '/sessions', { key: null }, 401, 'AUTH_REQUIRED'],
    ['a wrong key', '/sessions', { key: 'opp_wrong' }, 401, 'INVALID_API_KEY'],
    ['another agent', '/sessions', { json: { agent_name: 'agi-9' } }, 422, 'INVALID_INPUT'],
    ['another phone', '/sessions', { json: { phone_id: 'nowhere' } }, 422, 'PHONE_NOT_FOUND'],
    [
      'a webhook without a scheme',
      '/sessions',
      { json: { webhook_url: 'example.com' } },
      422,
      'INVALID_INPUT',
    ],
    [
      'a webhook of another scheme',
      '/sessions',
      { json: { webhook_url: 'ftp://x.org' } },
      422,
      'INVALID_INPUT',
    ],
    ['too long a webhook', '/sessions', { json: { webhook_url: long } }, 422, 'INVALID_INPUT'],
    [
      'a saved session that is none',
      '/sessions',
      { json: { restore_from_session_id: 'x' } },
      422,
      'INVALID_INPUT',
    ],
    ['no JSON', '/sessions', { method: 'POST', body: '{' }, 422, 'INVALID_INPUT'],
    [
      'another content type',
      '/sessions',
      { method: 'POST', body: 'a=1', headers: { 'content-type': 'text/plain' } },
      422,
      'INVALID_INPUT',
    ],
    ['a malformed id', '/sessions/sess_1', {}, 404, 'SESSION_NOT_FOUND'],
    ['an unknown id', `/sessions/${unknown}`, {}, 404, 'SESSION_NOT_FOUND'],
    ['no message', `/sessions/${unknown}/message`, { json: {} }, 422, 'INVALID_INPUT'],
    ['an empty body', `/sessions/${unknown}/message`, { method: 'POST' }, 422, 'EMPTY_BODY'],
    [
      'too long a message',
      `/sessions/${unknown}/message`,
      { json: { message: 'x'.repeat(10_001) } },
      422,
      'INVALID_INPUT',
    ],
    ['a number that is none', `/sessions/${unknown}/messages?after_id=x`, {}, 422, 'INVALID_INPUT'],
    [
      'a number that is too large',
      `/sessions/${unknown}/messages?after_id=9007199254740991`,
      {},
      422,
      'INVALID_INPUT',
    ],
    ['a flag that is none', `/sessions/${unknown}/messages?sanitize=maybe`, {}, 422, 'INVALID_INPUT'],
    ['an unknown type of event', `/sessions/${unknown}/events?event_types=x`, {}, 422, 'INVALID_INPUT'],
    [
      'another snapshot',
      `/sessions/${unknown}?save_snapshot_mode=x`,
      { method: 'DELETE' },
      422,
      'INVALID_INPUT',
    ],
    [
      'a default without a snapshot',
      `/sessions/${unknown}?save_as_default=true`,
      { method: 'DELETE' },
      422,
      'INVALID_INPUT',
    ],
    ['another filter', '/models?filter=x', {}, 422, 'INVALID_INPUT'],
    ['an unknown path', '/agents', {}, 404, 'NOT_FOUND'],
    ['another method', '/sessions', { method: 'PUT', json: {} }, 405, 'METHOD_NOT_ALLOWED'],
    ['too large a body', '/sessions', { json: { goal: 'x'.repeat(1_000_001) } }, 413, 'BODY_TOO_LARGE'],
  ])('%s is refused in its form', async (_what, path, init, code, word) => {
    expect(await ask(path, init)).toEqual({
      status: code,
      body: { message: expect.any(String), code: word },
    });
  });
});
