import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatId, hexOf, type SessionId } from '../../../src/domain/ids.ts';
import { type DialectStage, dialectStage } from '../../support/dialect-stage.ts';
import { SessionSeen } from '../../support/documents.ts';
import { ask } from '../../support/in-process-graphql.ts';
import { finishes, says, taps, thinks, uses } from '../../support/scripted-model.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

let at: DialectStage;

beforeEach(async () => {
  at = await dialectStage(db());
});

afterEach(async () => {
  await at[Symbol.asyncDispose]();
});

type Json = Record<string, never>;

async function get<T = Json>(path: string): Promise<T> {
  const response = await at.fetch(path);
  expect(response.status, path).toBe(200);
  return (await response.json()) as T;
}

const paths = (id: SessionId) => ({
  tapkit: `/v1/sessions/${formatId('sess', id)}`,
  everruns: `/everruns/v1/sessions/session_${hexOf(id)}`,
  agi: `/agi/v1/sessions/${id}`,
  viben: `/api/sessions/session-${hexOf(id)}`,
});

/** Where a session stands, in each dialect's words. */
async function states(id: SessionId) {
  const where = paths(id);
  const { data } = await ask(at.on, SessionSeen, { id: formatId('sess', id) });
  return {
    graphql: data?.session?.status,
    tapkit: (await get(where.tapkit))['status'],
    everruns: (await get(where.everruns))['status'],
    agi: (await get(where.agi))['status'],
    task: (await get(`${where.agi}/status`))['status'],
    viben: (await get(where.viben))['status'],
  };
}

/** What was said and done, as each of them tells it, in its order. */
async function told(id: SessionId) {
  const where = paths(id);
  const { data } = await ask(at.on, SessionSeen, { id: formatId('sess', id) });
  const graphql = (data?.session?.events ?? []).flatMap((event) => {
    switch (event.__typename) {
      case 'UserMessageEvent':
        return [`user: ${event.text}`];
      case 'AgentTextEvent':
        return [`agent: ${event.text}`];
      case 'AgentThinkingEvent':
        return [`thought: ${event.text}`];
      case 'ToolUseEvent':
        return [`tool: ${event.name}`];
      case 'QuestionEvent':
        return [`asks: ${event.text}`];
      case 'ResultEvent':
        return [`done: ${event.text}`];
      default:
        return [];
    }
  });
  type TapkitEvent = { type: string; data: { text: string; name: string } };
  const { events } = await get<{ events: TapkitEvent[] }>(`${where.tapkit}/events?since=0`);
  const tapkit = events.flatMap(({ type, data: { text, name } }) => {
    const words: Record<string, string> = {
      user_message: `user: ${text}`,
      agent_text: `agent: ${text}`,
      agent_thinking: `thought: ${text}`,
      tool_use: `tool: ${name}`,
      question: `asks: ${text}`,
      result: `done: ${text}`,
    };
    return words[type] ?? [];
  });
  type AgiMessage = { type: string; content: string; metadata?: { name?: string } };
  const { messages } = await get<{ messages: AgiMessage[] }>(`${where.agi}/messages?sanitize=false`);
  const agi = messages.flatMap(({ type, content, metadata }) => {
    if (type === 'LOG') return metadata?.name === undefined ? [] : [`tool: ${metadata.name}`];
    return [`${type}: ${content}`];
  });
  type Part = { type: string; text: string; name: string };
  type EverrunsMessage = { role: string; thinking: string | null; content: Part[] };
  const { data: theirs } = await get<{ data: EverrunsMessage[] }>(`${where.everruns}/messages`);
  const everruns = theirs.flatMap(({ role, thinking, content }) => [
    ...(thinking === null ? [] : [`thought: ${thinking}`]),
    ...content.flatMap(({ type, text, name }) => {
      if (type === 'text') return [`${role}: ${text}`];
      return type === 'tool_call' ? [`tool: ${name}`] : [];
    }),
  ]);
  return { graphql, tapkit, agi, everruns };
}

/** The words of a story as a dialect that has fewer kinds of messages tells it. */
const inWords = (story: readonly string[], words: Readonly<Record<string, string>>) =>
  story.map((line) => {
    const [kind = '', ...rest] = line.split(': ');
    return [words[kind] ?? kind, ...rest].join(': ');
  });

async function rest(id: SessionId): Promise<void> {
  const after = (await at.on.log.newest(id, 'user_message'))?.index ?? -1;
  await at.on.event(id, ({ type, data }) => type === 'status_changed' && data.to === 'paused', after);
}

test('one session, seen in four dialects and GraphQL at once, is the same session', async () => {
  const created = await at.fetch('/agi/v1/sessions', { json: { phone_id: at.on.phoneName } });
  const id = ((await created.json()) as { session_id: SessionId }).session_id;
  const where = paths(id);
  expect(await states(id)).toEqual({
    ...{ graphql: 'creating', tapkit: 'creating', everruns: 'started' },
    ...{ agi: 'ready', task: 'ready', viben: 'created' },
  });

  // What is said in one dialect is done, and seen, in all of them.
  const working = at.on.model.parks(thinks('Hm.'), says('I see a post.'), taps(1, 1));
  const spoken = await at.fetch(`${where.everruns}/messages`, {
    json: { message: { content: [{ type: 'text', text: 'Like it' }] } },
  });
  expect(spoken.status).toBe(201);
  await working.reached;
  expect(await states(id)).toEqual({
    ...{ graphql: 'running', tapkit: 'running', everruns: 'active' },
    ...{ agi: 'running', task: 'running', viben: 'active' },
  });
  at.on.model.answers(uses('ask_user', { question: 'This one?' }));
  working.open();
  await rest(id);
  expect(await states(id)).toEqual({
    ...{ graphql: 'paused', tapkit: 'paused', everruns: 'active' },
    ...{ agi: 'running', task: 'waiting_for_input', viben: 'paused' },
  });
  at.on.model.answers(finishes('Liked.'));
  await at.fetch(`${where.viben}/message`, { json: { content: 'Yes' } });
  await rest(id);
  expect(await states(id)).toEqual({
    ...{ graphql: 'paused', tapkit: 'paused', everruns: 'idle' },
    ...{ agi: 'completed', task: 'finished', viben: 'paused' },
  });

  const story = [
    'user: Like it',
    'thought: Hm.',
    'agent: I see a post.',
    'tool: tap',
    'tool: ask_user',
    'asks: This one?',
    'user: Yes',
    'tool: done',
    'done: Liked.',
  ];
  expect(await told(id)).toEqual({
    graphql: story,
    tapkit: story,
    agi: inWords(story, {
      user: 'USER',
      thought: 'THOUGHT',
      agent: 'THOUGHT',
      asks: 'QUESTION',
      done: 'DONE',
    }),
    everruns: inWords(story, { asks: 'agent', done: 'agent' }),
  });

  const { data } = await ask(at.on, SessionSeen, { id: formatId('sess', id) });
  const usage = data?.session?.usage;
  expect(usage).toEqual({ turns: 3, costUsd: 0.003, inputTokens: 300, outputTokens: 30 });
  expect(await get(where.tapkit)).toMatchObject({ num_turns: 3, cost_usd: 0.003 });
  expect(await get(where.everruns)).toMatchObject({
    usage: { input_tokens: 300, output_tokens: 30, cache_read_tokens: 0, cache_creation_tokens: 0 },
    preview: 'Like it',
    output_preview: 'Liked.',
  });
  expect(await get(where.viben)).toMatchObject({ message_count: story.length + 3, error: null });

  // Its end is one, too.
  await at.fetch(`${where.tapkit}/stop`, { method: 'POST' });
  expect(await states(id)).toEqual({
    ...{ graphql: 'killed', tapkit: 'killed', everruns: 'idle' },
    ...{ agi: 'terminated', task: 'finished', viben: 'failed' },
  });
  expect(await get(where.everruns)).toMatchObject({ finished_at: expect.any(String) });
});

test('each of them lists what any of them has created', async () => {
  await at.agents.create(at.on.organizationId, { name: 'chatter', phoneId: at.on.phoneName });
  const bodies = {
    '/everruns/v1/sessions': { agent_id: (await at.agents.get(at.on.organizationId, 'chatter')).id },
    '/agi/v1/sessions': { phone_id: at.on.phoneName },
    '/api/sessions': { agent_id: 'chatter' },
  };
  const agentId = `agent_${hexOf(bodies['/everruns/v1/sessions'].agent_id)}`;
  const ids = [
    ((await (await at.fetch('/everruns/v1/sessions', { json: { agent_id: agentId } })).json()) as Json)['id'],
    ((await (await at.fetch('/agi/v1/sessions', { json: bodies['/agi/v1/sessions'] })).json()) as Json)[
      'session_id'
    ],
    ((await (await at.fetch('/api/sessions', { json: bodies['/api/sessions'] })).json()) as Json)['id'],
  ].map((id) => String(id).replace(/^session[_-]|-/g, ''));
  const hex = (rows: readonly Json[], key: string) =>
    rows.slice(0, 3).map((row) => String(row[key]).replace(/^(sess_|session[_-])|-/g, ''));
  const newest = [...ids].reverse();
  expect(hex((await get<{ sessions: Json[] }>('/v1/sessions')).sessions, 'id')).toEqual(newest);
  expect(hex((await get<{ data: Json[] }>('/everruns/v1/sessions')).data, 'id')).toEqual(newest);
  expect(hex(await get<Json[]>('/agi/v1/sessions'), 'session_id')).toEqual(newest);
  expect(hex((await get<{ sessions: Json[] }>('/api/sessions')).sessions, 'id')).toEqual(newest);
});
