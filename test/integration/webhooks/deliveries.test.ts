import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AGENT_EVENT_TYPES } from '../../../src/domain/agent-event.ts';
import { formatId, newId, type SessionId, type WebhookId } from '../../../src/domain/ids.ts';
import { SESSION_WEBHOOK_EVENTS } from '../../../src/domain/webhook.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { testDatabase } from '../../support/database.ts';
import { type Received, type Receiver, startReceiver } from '../../support/receiver.ts';
import { sharedDatabase } from '../../support/shared-database.ts';
import { type WebhookStage, type WebhookStageOptions, webhookStage } from '../../support/webhook-stage.ts';

const database = sharedDatabase();
let receiver: Receiver;

beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  // What a test leaves undelivered is no business of the next one.
  await database().database.webhook.deleteMany();
  await receiver[Symbol.asyncDispose]();
});

const stage = (options?: WebhookStageOptions): Promise<WebhookStage> => webhookStage(database(), options);

/** @returns what the receiver gets next, so many messages */
async function take(count: number): Promise<readonly Received[]> {
  const messages: Received[] = [];
  while (messages.length < count) messages.push(await receiver.next());
  return messages;
}

const textsOf = (messages: readonly Received[]) => messages.map(({ json }) => json.data.data.text);
const idsOf = (messages: readonly Received[]) => messages.map(({ headers }) => headers['webhook-id']);

/** Creates a webhook on what the agent says. */
async function onTexts({ webhooks, organizationId }: WebhookStage) {
  return await webhooks.create(organizationId, { url: receiver.url, eventTypes: ['agent_text'] });
}

async function deliveriesOf(webhookId: WebhookId) {
  return await database().database.webhookDelivery.findMany({
    where: { webhookId },
    orderBy: [{ eventIndex: 'asc' }],
  });
}

describe('a webhook', () => {
  test('is sent what happens in sessions, signed and in order', async () => {
    await using server = await stage();
    const { webhook, secret } = await server.webhooks.create(server.organizationId, { url: receiver.url });
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const id = await server.session();
    await server.say(id, 'one', 'two');
    await server.end(id);
    const messages = await take(4);
    for (const { body, headers } of messages) new Webhook(secret).verify(body, headers);
    expect(() => new Webhook(secret).verify(`${messages[0]?.body} `, messages[0]?.headers ?? {})).toThrow();
    expect(messages.map(({ json }) => [json.type, json.data.index])).toEqual([
      ['session.status_changed', 0],
      ['session.agent_text', 1],
      ['session.agent_text', 2],
      ['session.status_changed', 3],
    ]);
    const [event] = await server.log.read(id, { after: 0, limit: 1 });
    expect(messages[1]?.json).toEqual({
      type: 'session.agent_text',
      timestamp: event?.ts.toISOString(),
      data: {
        session_id: formatId('sess', id),
        index: 1,
        type: 'agent_text',
        ts: event?.ts.toISOString(),
        data: { turn: 1, text: 'one' },
      },
    });
    expect(messages[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': expect.stringMatching(/^msg_[\da-f]{32}$/),
    });
    expect(new Set(idsOf(messages)).size).toBe(4);
    for (let tries = 0; tries < 4; tries += 1) await server.nextTry();
    expect(await deliveriesOf(webhook.id)).toHaveLength(4);
    expect(await server.database.webhookCursor.count({ where: { webhookId: webhook.id } })).toBe(0);
  });

  test('begins with what happens after its creation', async () => {
    await using server = await stage();
    const id = await server.session();
    await server.say(id, 'before');
    await server.webhooks.create(server.organizationId, { url: receiver.url });
    await server.say(id, 'after');
    expect(textsOf(await take(1))).toEqual(['after']);
  });

  test('is sent the types that it wants, and others once it wants them', async () => {
    await using server = await stage();
    const { webhook } = await server.webhooks.create(server.organizationId, {
      url: receiver.url,
      eventTypes: ['error', 'loop_warning'],
    });
    const id = await server.session();
    const warning = { type: 'loop_warning', data: { message: 'Again?' } } as const;
    await server.say(id, 'not wanted');
    await server.append(id, warning);
    expect((await receiver.next()).json.data.index).toBe(2);
    await server.nextTry();
    await server.webhooks.update(server.organizationId, webhook.id, { eventTypes: ['agent_text'] });
    await server.append(id, warning);
    await server.say(id, 'wanted');
    expect(textsOf(await take(1))).toEqual(['wanted']);
    await server.end(id);
    const cursors = () => server.database.webhookCursor.count({ where: { webhookId: webhook.id } });
    await expect.poll(cursors).toBe(0);
  });

  test('of a session’s own is sent what its client must know, signed with the secret of all such', async () => {
    await using server = await stage();
    const own = {
      ...{ id: newId('webhook'), organizationId: server.organizationId, sessionId: null, description: null },
      ...{ url: receiver.url, eventTypes: SESSION_WEBHOOK_EVENTS, createdAt: new Date() },
      format: 'opposable' as const,
    };
    const id = await server.session(own);
    await server.say(id, 'a detail');
    expect((await receiver.next()).json.data.index).toBe(0);
    const secret = await server.webhooks.rotateSecret(server.organizationId, undefined);
    await server.append(id, { type: 'error', data: { code: 'STUCK', message: 'No way' } });
    const { json, body, headers } = await receiver.next();
    expect(json).toMatchObject({ type: 'session.error', data: { index: 2 } });
    new Webhook(secret).verify(body, headers);
    await server.session();
    await server.end(id);
    expect((await receiver.next()).json.data).toMatchObject({ session_id: formatId('sess', id), index: 3 });
  });

  test('doesn’t hold up another session’s events, nor another webhook', async () => {
    await using server = await stage();
    await onTexts(server);
    await using other = await startReceiver();
    await server.webhooks.create(server.organizationId, { url: other.url, eventTypes: ['agent_text'] });
    receiver.answer = ({ json }) => (json.data.data.text === 'stuck' ? 'never answer' : { status: 200 });
    const [first, second] = [await server.session(), await server.session()];
    await server.say(first, 'stuck', 'behind it');
    await receiver.next();
    await server.say(second, 'on its way');
    expect(textsOf(await take(1))).toEqual(['on its way']);
    const elsewhere = [await other.next(), await other.next(), await other.next()];
    expect(new Set(textsOf(elsewhere))).toEqual(new Set(['stuck', 'behind it', 'on its way']));
  });

  test('has at most eight deliveries under way, and the others in turn', async () => {
    await using server = await stage();
    await onTexts(server);
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    receiver.answer = async () => {
      await opened;
      return { status: 204 };
    };
    const sessions: SessionId[] = [];
    for (let number = 0; number < 10; number += 1) sessions.push(await server.session());
    for (const id of sessions) await server.say(id, id);
    await take(8);
    await server.database.$queryRaw`SELECT 1`;
    expect(receiver.received).toHaveLength(8);
    open();
    await take(2);
    expect(new Set(textsOf(receiver.received))).toEqual(new Set(sessions));
  });
});

test('an organisation has at most 128 deliveries under way, and the others in turn', async () => {
  await using server = await stage();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  receiver.answer = async () => {
    await opened;
    return { status: 204 };
  };
  const webhooks = 17;
  for (let number = 0; number < webhooks; number += 1) await onTexts(server);
  const sessions: SessionId[] = [];
  for (let number = 0; number < 8; number += 1) sessions.push(await server.session());
  for (const id of sessions) await server.say(id, id);
  await take(128);
  await server.database.$queryRaw`SELECT 1`;
  expect(receiver.received).toHaveLength(128);
  open();
  await take(webhooks * sessions.length - 128);
});

describe('a message that isn’t taken', () => {
  test.each([
    [
      'an error',
      { status: 500, body: 'x'.repeat(3_000) },
      { responseStatus: 500, responseBody: 'x'.repeat(1_024) },
    ],
    ['a refusal', { status: 404 }, { responseStatus: 404 }],
    ['a redirect', { status: 307, headers: { location: '/elsewhere' } }, { responseStatus: 307 }],
    ['a broken connection', 'drop the connection', { responseStatus: null, error: 'other side closed' }],
    ['silence', 'never answer', { responseStatus: null, error: 'There was no answer within 0.1 s.' }],
  ] as const)(
    'because of %s is sent again under its id, before what comes behind it',
    async (_what, answer, kept) => {
      await using server = await stage({ timeoutMs: answer === 'never answer' ? 100 : 10_000 });
      const { webhook } = await onTexts(server);
      receiver.answer = () => answer;
      const id = await server.session();
      await server.say(id, 'one', 'two');
      const first = await receiver.next();
      expect(await server.nextTry()).toMatchObject({ outcome: 'retry' });
      const [known] = await deliveriesOf(webhook.id);
      expect(known).toMatchObject({ status: 'pending', attempts: 1, ...kept });
      expect((known?.retryAt?.getTime() ?? 0) - (known?.attemptedAt.getTime() ?? 0)).toBe(2_500);
      receiver.answer = () => ({ status: 200, body: 'thanks' });
      server.pass(2_500);
      const again = await receiver.next();
      expect([again.headers['webhook-id'], again.body]).toEqual([first.headers['webhook-id'], first.body]);
      expect(textsOf(await take(1))).toEqual(['two']);
      await server.nextTry();
      expect((await deliveriesOf(webhook.id))[0]).toMatchObject({
        ...{ status: 'delivered', attempts: 2, responseStatus: 200, responseBody: 'thanks', error: null },
        retryAt: null,
      });
      expect(receiver.received.map(({ path }) => path)).toEqual(['/hook', '/hook', '/hook']);
    },
  );

  test.each([429, 503])('with %d is sent again when the receiver asks for it', async (status) => {
    await using server = await stage();
    const { webhook } = await onTexts(server);
    receiver.answer = () => ({ status, headers: { 'retry-after': '600' } });
    await server.say(await server.session(), 'one');
    await receiver.next();
    await server.nextTry();
    const [known] = await deliveriesOf(webhook.id);
    expect((known?.retryAt?.getTime() ?? 0) - (known?.attemptedAt.getTime() ?? 0)).toBe(600_000);
  });

  test('for 24 hours disables the webhook, and sessions under way say so', async () => {
    await using server = await stage({ random: 1 });
    const { webhook } = await onTexts(server);
    receiver.answer = () => ({ status: 503 });
    const id = await server.session();
    await server.say(id, 'one', 'two');
    await server.end(id);
    const other = await server.session();
    const waits: number[] = [];
    while ((await server.nextTry()).outcome === 'retry') {
      const [known] = await deliveriesOf(webhook.id);
      const waitMs = (known?.retryAt?.getTime() ?? 0) - (known?.attemptedAt.getTime() ?? 0);
      waits.push(waitMs);
      server.pass(waitMs);
    }
    expect(waits.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(Math.max(...waits)).toBe(3_600_000);
    const total = waits.reduce((sum, waitMs) => sum + waitMs, 0);
    expect(Math.abs(total - 24 * 3_600_000)).toBeLessThan(60_000);
    expect(new Set(idsOf(receiver.received)).size).toBe(1);
    const reason = 'It could not be delivered to for 24 hours; at last: the receiver answered 503';
    const stored = await server.database.webhook.findUniqueOrThrow({ where: { id: webhook.id } });
    expect(stored).toMatchObject({ disabledAt: expect.any(Date), disabledReason: reason });
    expect((await deliveriesOf(webhook.id))[0]).toMatchObject({ status: 'failed', retryAt: null });
    // The one that failed is over; the others are told.
    await expect
      .poll(() => server.log.newest(other))
      .toMatchObject({
        type: 'webhook_disabled',
        data: { webhookId: webhook.id, reason },
      });
    expect(await server.log.newest(id)).toMatchObject({ data: { to: 'completed' } });
  });

  test('because the receiver is gone disables the webhook at once; enabled, it goes on where it was', async () => {
    await using server = await stage();
    const { webhook } = await onTexts(server);
    receiver.answer = () => ({ status: 410 });
    const id = await server.session();
    await server.say(id, 'one');
    await receiver.next();
    expect(await server.nextTry()).toMatchObject({ outcome: 'give_up' });
    await expect.poll(() => server.log.newest(id)).toMatchObject({ type: 'webhook_disabled' });
    const later = await server.session();
    await server.say(later, 'meanwhile');
    receiver.answer = () => ({ status: 200 });
    const enabled = await server.webhooks.enable(server.organizationId, webhook.id);
    expect(enabled).toMatchObject({ disabledAt: null, disabledReason: null });
    expect(new Set(textsOf(await take(2)))).toEqual(new Set(['one', 'meanwhile']));
    expect(receiver.received).toHaveLength(3);
  });
});

test('a message that was under way when the server ended is sent again under its id, and nothing is lost', async () => {
  await using own = await testDatabase();
  await using first = await webhookStage(own);
  const { secret } = await onTexts(first);
  receiver.answer = ({ json }) => (json.data.data.text === 'two' ? 'never answer' : { status: 200 });
  const id = await first.session();
  await first.say(id, 'one', 'two', 'three');
  const [, cut] = await take(2);
  await first[Symbol.asyncDispose]();
  await first.log.write(id, () => ({
    drafts: [{ type: 'agent_text', data: { turn: 1, text: 'while it was down' } }],
  }));
  await own.database.$disconnect();
  receiver.answer = () => ({ status: 200 });
  await using reopened = await openDatabase(join(own.folder, 'opposable.db'));
  const { organizationId } = first;
  await using second = await webhookStage({ database: reopened, folder: own.folder }, { organizationId });
  const rest = await take(3);
  expect(textsOf(rest)).toEqual(['two', 'three', 'while it was down']);
  expect(rest[0]?.headers['webhook-id']).toBe(cut?.headers['webhook-id']);
  expect(rest[0]?.body).toBe(cut?.body);
  for (const { body, headers } of rest) new Webhook(secret).verify(body, headers);
  await second.nextTry();
});

test('what waits to be tried again still waits after a restart', async () => {
  await using first = await stage();
  await onTexts(first);
  receiver.answer = () => ({ status: 500 });
  const id = await first.session();
  await first.say(id, 'one');
  await receiver.next();
  await first.nextTry();
  await first[Symbol.asyncDispose]();
  receiver.answer = () => ({ status: 200 });
  await using second = await stage({ organizationId: first.organizationId });
  await second.say(await second.session(), 'of another session');
  expect(textsOf(await take(1))).toEqual(['of another session']);
  second.pass(2_500);
  expect(textsOf(await take(1))).toEqual(['one']);
});

test('every type of event can be asked for', async () => {
  await using server = await stage();
  const { webhook } = await server.webhooks.create(server.organizationId, {
    url: receiver.url,
    eventTypes: AGENT_EVENT_TYPES,
  });
  expect(webhook.eventTypes).toEqual(AGENT_EVENT_TYPES);
});
