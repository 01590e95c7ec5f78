import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventDraft } from '../../../src/domain/agent-event.ts';
import { newId, type SessionId } from '../../../src/domain/ids.ts';
import type { PauseReason, SessionStatus } from '../../../src/domain/session.ts';
import { OWN_WEBHOOK_EVENTS } from '../../../src/domain/webhook.ts';
import { wipeSession } from '../../../src/storage/session-removal.ts';
import { type Received, type Receiver, startReceiver } from '../../support/receiver.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';
import { type WebhookStage, webhookStage } from '../../support/webhook-stage.ts';

const database = sharedDatabase();
let receiver: Receiver;
let server: WebhookStage;

beforeEach(async () => {
  receiver = await startReceiver();
  server = await webhookStage(database(), { random: 1 });
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await database().database.webhook.deleteMany();
  await receiver[Symbol.asyncDispose]();
});

/** Creates a session whose own webhook speaks as AGI does. */
async function agiSession(): Promise<SessionId> {
  return await server.session({
    ...{ id: newId('webhook'), organizationId: server.organizationId, sessionId: null, description: null },
    ...{ url: receiver.url, eventTypes: OWN_WEBHOOK_EVENTS.agi, format: 'agi', createdAt: new Date() },
  });
}

const becomes = (
  from: SessionStatus,
  to: SessionStatus,
  pauseReason?: PauseReason,
): EventDraft<'status_changed'> => ({
  type: 'status_changed',
  data: { from, to, ...(pauseReason && { pauseReason }) },
});
const said = (text: string): EventDraft => ({ type: 'user_message', data: { text } });
const asked = (text: string, ...options: readonly string[]): EventDraft => ({
  type: 'question',
  data: { turn: 1, toolUseId: 'toolu_1', text, options: [...options] },
});
const reported = (success: boolean, text: string): EventDraft => ({
  type: 'result',
  data: { success, text },
});

/** @returns what a message says: its event, the session's status, and what else there is */
function contentOf({ body }: Received): readonly unknown[] {
  const { event, timestamp: _, session, ...more } = JSON.parse(body);
  return [event, session.status, more];
}

async function next(count: number): Promise<readonly (readonly unknown[])[]> {
  const contents: (readonly unknown[])[] = [];
  while (contents.length < count) contents.push(contentOf(await receiver.next()));
  return contents;
}

/** Ends a session, and deletes it as its organisation does. */
async function remove(id: SessionId): Promise<void> {
  await server.database.session.update({ where: { id }, data: { status: 'killed' } });
  await server.database.$transaction(async (tx) => wipeSession(tx, server.organizationId, id, new Date()));
  server.wake.announce(id);
}

const webhooksOf = (sessionId: SessionId) => server.database.webhook.count({ where: { sessionId } });
const statusesOf = async (sessionId: SessionId) =>
  (
    await server.database.webhookDelivery.findMany({ where: { sessionId }, orderBy: { eventIndex: 'asc' } })
  ).map(({ type, status, attempts }) => [type, status, attempts]);

test('a message has the headers and the body that AGI’s have, and our signature', async () => {
  const secret = await server.webhooks.rotateSecret(server.organizationId, undefined);
  const id = await agiSession();
  const { headers, body } = await receiver.next();
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'AgencyAPI-Webhooks/1.0',
    'x-event-type': 'session.created',
    'webhook-id': expect.stringMatching(/^msg_[\da-f]{32}$/),
  });
  new Webhook(secret).verify(body, headers);
  const { createdAt } = await server.database.session.findUniqueOrThrow({ where: { id } });
  const [event] = await server.log.read(id, { after: -1, limit: 1 });
  expect(JSON.parse(body)).toEqual({
    event: 'session.created',
    timestamp: event?.ts.toISOString(),
    session: {
      ...{ id, status: 'ready', agent_name: 'agi-0', created_at: createdAt.toISOString(), vnc_url: null },
    },
  });
});

test('the agent that a session started from is named', async () => {
  const { id: agentId } = await server.database.agent.create({
    data: { id: newId('agent'), organizationId: server.organizationId, name: 'agi-0-fast' },
  });
  const id = await agiSession();
  await receiver.next();
  await server.database.session.update({ where: { id }, data: { agentId } });
  await server.append(id, said('Open Clock'));
  expect(JSON.parse((await receiver.next()).body).session.agent_name).toBe('agi-0-fast');
});

test('tasks of a session are told of from their start to their end, and nothing twice', async () => {
  const id = await agiSession();
  await server.append(id, said('Open Clock'), becomes('creating', 'running'));
  await server.say(id, 'a detail');
  await server.append(id, asked('Which one?'), becomes('running', 'paused', 'question'));
  await server.append(id, said('The first'), becomes('paused', 'running'), said('and hurry'));
  await server.append(id, reported(true, 'It is open.'), becomes('running', 'paused', 'idle'));
  await server.append(id, said('Close it'), becomes('paused', 'running'));
  await server.append(id, becomes('running', 'paused', 'user'), becomes('paused', 'running'));
  await server.append(id, asked('Sure?', 'yes', 'no'), becomes('running', 'paused', 'question'));
  await server.append(id, becomes('paused', 'paused', 'idle'));
  expect(await next(12)).toEqual([
    ['session.created', 'ready', {}],
    ['task.started', 'running', { message: 'Open Clock' }],
    ['session.status_changed', 'running', { old_status: 'ready', new_status: 'running' }],
    ['task.question', 'running', { question: 'Which one?', context: {} }],
    ['task.completed', 'completed', { result: { status: 'success', message: 'It is open.' } }],
    ['session.status_changed', 'completed', { old_status: 'running', new_status: 'completed' }],
    ['task.started', 'running', { message: 'Close it' }],
    ['session.status_changed', 'running', { old_status: 'completed', new_status: 'running' }],
    ['session.status_changed', 'paused', { old_status: 'running', new_status: 'paused' }],
    ['session.status_changed', 'running', { old_status: 'paused', new_status: 'running' }],
    ['task.question', 'running', { question: 'Sure?', context: { options: ['yes', 'no'] } }],
    ['session.status_changed', 'completed', { old_status: 'running', new_status: 'completed' }],
  ]);
});

test.each([
  [
    'says so, and the session goes on',
    [reported(false, 'There is no such app.'), becomes('running', 'paused', 'idle')],
    [
      ['task.error', 'completed', { error: 'There is no such app.', details: {} }],
      ['session.status_changed', 'completed', { old_status: 'running', new_status: 'completed' }],
    ],
  ],
  [
    'ends the session, and is told of once',
    [
      reported(false, 'No way.'),
      { type: 'error', data: { code: 'TASK_FAILED', message: 'No way.' } },
      becomes('running', 'failed'),
    ],
    [
      ['task.error', 'error', { error: 'No way.', details: { code: 'TASK_FAILED' } }],
      ['session.status_changed', 'error', { old_status: 'running', new_status: 'error' }],
    ],
  ],
] as const)('a task that fails %s', async (_what, drafts, messages) => {
  const id = await agiSession();
  await server.append(id, said('Open Nothing'), becomes('creating', 'running'));
  await next(3);
  await server.append(id, ...drafts);
  expect(await next(2)).toEqual(messages);
});

test('a session that is cancelled before it has done anything is ready again', async () => {
  const id = await agiSession();
  await server.append(id, said('Wait'), becomes('creating', 'running'), becomes('running', 'paused', 'idle'));
  expect((await next(4)).at(-1)).toEqual([
    'session.status_changed',
    'ready',
    { old_status: 'running', new_status: 'ready' },
  ]);
});

test('a message that isn’t taken is tried three times, and then the next one goes', async () => {
  receiver.answer = ({ headers }) => ({ status: headers['x-event-type'] === 'session.created' ? 500 : 200 });
  const id = await agiSession();
  await server.append(id, said('Open Clock'));
  expect(await server.nextTry()).toMatchObject({ outcome: 'retry' });
  server.pass(1_000);
  expect(await server.nextTry()).toMatchObject({ outcome: 'retry' });
  server.pass(2_000);
  expect(await server.nextTry()).toMatchObject({ outcome: 'skip' });
  expect(await server.nextTry()).toMatchObject({ outcome: 'delivered' });
  expect(receiver.received.map(({ headers }) => headers['x-event-type'])).toEqual([
    ...['session.created', 'session.created', 'session.created', 'task.started'],
  ]);
  expect(new Set(receiver.received.slice(0, 3).map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(await statusesOf(id)).toEqual([
    ['session.created', 'failed', 3],
    ['task.started', 'delivered', 1],
  ]);
  const { disabledAt } = await server.database.webhook.findFirstOrThrow({ where: { sessionId: id } });
  expect(disabledAt).toBeNull();
});

test('nothing is tried for longer than half a minute', async () => {
  receiver.answer = ({ headers }) => ({ status: headers['x-event-type'] === 'session.created' ? 500 : 200 });
  const id = await agiSession();
  await server.nextTry();
  server.pass(21_000);
  expect(await server.nextTry()).toMatchObject({ outcome: 'skip' });
  await server.append(id, said('Open Clock'));
  expect(await server.nextTry()).toMatchObject({ outcome: 'delivered' });
});

test('a deletion is told of, and then nothing is left of the webhook', async () => {
  const id = await agiSession();
  await server.append(id, said('secret words'), becomes('creating', 'running'), becomes('running', 'killed'));
  await next(4);
  for (let tries = 0; tries < 4; tries += 1) await server.nextTry();
  await remove(id);
  const message = await receiver.next();
  expect(contentOf(message)).toEqual(['session.deleted', 'terminated', {}]);
  expect(message.body).not.toContain('secret words');
  const { deletedAt } = await server.database.session.findUniqueOrThrow({ where: { id } });
  expect(JSON.parse(message.body).timestamp).toBe(deletedAt?.toISOString());
  await server.nextTry();
  expect(await webhooksOf(id)).toBe(0);
  expect(await statusesOf(id)).toEqual([]);
  expect(await server.database.webhookCursor.count({ where: { sessionId: id } })).toBe(0);
});

test('a deletion that nobody takes is forgotten after three tries, and what was still to be told before', async () => {
  receiver.answer = () => ({ status: 503 });
  const id = await agiSession();
  await server.nextTry();
  await remove(id);
  expect(await server.nextTry()).toMatchObject({ outcome: 'retry' });
  server.pass(1_000);
  expect(await server.nextTry()).toMatchObject({ outcome: 'retry' });
  expect(await webhooksOf(id)).toBe(1);
  server.pass(2_000);
  expect(await server.nextTry()).toMatchObject({ outcome: 'skip' });
  expect(await webhooksOf(id)).toBe(0);
  expect(receiver.received.map(({ headers }) => headers['x-event-type'])).toEqual([
    ...['session.created', 'session.deleted', 'session.deleted', 'session.deleted'],
  ]);
});

test('a deletion while a message is under way is told of all the same', async () => {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  receiver.answer = async () => {
    await opened;
    return { status: 200 };
  };
  const id = await agiSession();
  await receiver.next();
  await remove(id);
  open();
  expect(contentOf(await receiver.next())).toEqual(['session.deleted', 'terminated', {}]);
  await expect.poll(() => webhooksOf(id)).toBe(0);
});

test('a deletion is told of after a restart of the server', async () => {
  receiver.answer = () => ({ status: 503 });
  const id = await agiSession();
  await server.nextTry();
  await server[Symbol.asyncDispose]();
  await remove(id);
  receiver.answer = () => ({ status: 200 });
  server = await webhookStage(database(), { organizationId: server.organizationId });
  await receiver.next();
  expect(contentOf(await receiver.next())).toEqual(['session.deleted', 'terminated', {}]);
  await server.nextTry();
  expect(await webhooksOf(id)).toBe(0);
});

test('a message is sent once more as it was', async () => {
  const id = await agiSession();
  await server.append(id, said('Open Clock'), becomes('creating', 'running'));
  const [, first] = [await receiver.next(), await receiver.next(), await receiver.next()];
  for (let tries = 0; tries < 3; tries += 1) await server.nextTry();
  const [, delivery] = await server.database.webhookDelivery.findMany({
    where: { sessionId: id },
    orderBy: { eventIndex: 'asc' },
  });
  await server.webhooks.redeliver(server.organizationId, delivery?.id as never);
  const again = await receiver.next();
  expect([again.body, again.headers['x-event-type']]).toEqual([first?.body, 'task.started']);
  expect(again.headers['webhook-id']).toBe(first?.headers['webhook-id']);
});

test('a session is created with such a webhook', async () => {
  await using on = await stage(database());
  const id = await on.create({ webhookUrl: 'https://hooks.example/agi', webhookFormat: 'agi' });
  const webhook = await on.database.webhook.findUniqueOrThrow({ where: { sessionId: id } });
  expect(webhook).toMatchObject({ format: 'agi', eventTypes: JSON.stringify(OWN_WEBHOOK_EVENTS.agi) });
});
