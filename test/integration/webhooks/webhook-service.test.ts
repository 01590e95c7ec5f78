import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../../src/domain/ids.ts';
import { forgetSecrets, openVault } from '../../../src/storage/vault.ts';
import { type Received, type Receiver, startReceiver } from '../../support/receiver.ts';
import { sharedDatabase } from '../../support/shared-database.ts';
import { type WebhookStage, webhookStage } from '../../support/webhook-stage.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

const database = sharedDatabase();
let receiver: Receiver;
let server: WebhookStage;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver[Symbol.asyncDispose]();
});
beforeEach(async () => {
  receiver.answer = () => ({ status: 200 });
  server = await webhookStage(database());
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await database().database.webhook.deleteMany();
});

/** Creates a webhook on what the agent says. */
async function onTexts() {
  return await server.webhooks.create(server.organizationId, {
    url: receiver.url,
    eventTypes: ['agent_text'],
  });
}

/** @returns whether a receiver that knows this secret takes the message as genuine */
function isSigned({ body, headers }: Received, secret: string): boolean {
  // The clock of the stage may be days ahead of the library's.
  const [, ...known] = String(headers['webhook-signature']).split(/[ ,]v1,|^v1,/);
  const sentAt = new Date(Number(headers['webhook-timestamp']) * 1_000);
  const [, signature = ''] = new Webhook(secret).sign(String(headers['webhook-id']), sentAt, body).split(',');
  return known.includes(signature);
}

test('a new secret signs beside the one before it for 24 hours', async () => {
  const { webhook, secret: first } = await onTexts();
  const second = await server.webhooks.rotateSecret(server.organizationId, webhook.id);
  const id = await server.session();
  await server.say(id, 'both');
  const both = await receiver.next();
  expect(both.headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
  for (const secret of [first, second]) new Webhook(secret).verify(both.body, both.headers);
  server.pass(DAY_MS);
  await server.say(id, 'one');
  const one = await receiver.next();
  expect([isSigned(one, second), isSigned(one, first)]).toEqual([true, false]);
});

test('the secret before ends at once when it is dropped, or when another one comes', async () => {
  const { webhook, secret: first } = await onTexts();
  const { organizationId, webhooks } = server;
  const second = await webhooks.rotateSecret(organizationId, webhook.id);
  const third = await webhooks.rotateSecret(organizationId, webhook.id);
  await webhooks.ping(organizationId, webhook.id);
  const two = await receiver.next();
  expect([third, second, first].map((secret) => isSigned(two, secret))).toEqual([true, true, false]);
  expect(await webhooks.dropOldSecret(organizationId, webhook.id)).toBe(true);
  expect(await webhooks.dropOldSecret(organizationId, webhook.id)).toBe(false);
  await webhooks.ping(organizationId, webhook.id);
  const one = await receiver.next();
  expect([third, second].map((secret) => isSigned(one, secret))).toEqual([true, false]);
});

test('secrets are stored encrypted, and no webhook shows one', async () => {
  const { webhook, secret } = await onTexts();
  expect(JSON.stringify(webhook)).not.toContain(secret);
  const rows = await database().database.webhookSecret.findMany({ where: { webhookId: webhook.id } });
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(secret.slice('whsec_'.length));
});

test('webhooks whose secrets were forgotten are disabled until they have new ones', async () => {
  const { webhook } = await onTexts();
  const { organizationId, webhooks } = server;
  await forgetSecrets(database().database);
  const id = await server.session();
  await server.say(id, 'meanwhile');
  const stored = await database().database.webhook.findUniqueOrThrow({ where: { id: webhook.id } });
  expect(stored.disabledReason).toMatch(/forgotten .* rotate it, then enable it/);
  const refused = webhooks.enable(organizationId, webhook.id);
  await expect(refused).rejects.toMatchObject({ code: 'INVALID_INPUT', message: /rotate it first/ });
  const secret = await webhooks.rotateSecret(organizationId, webhook.id);
  await webhooks.enable(organizationId, webhook.id);
  const message = await receiver.next();
  expect(message.json.data.data.text).toBe('meanwhile');
  expect(isSigned(message, secret)).toBe(true);
});

test('a server with another key than the one of its webhooks’ secrets does not start', async () => {
  await onTexts();
  const { database: prisma, folder } = database();
  const opened = openVault(prisma, { configured: 'cd'.repeat(32), path: `${folder}/secrets-key` });
  await expect(opened).rejects.toThrow(/^OPPOSABLE_SECRETS_KEY is not the key/);
});

test('an organisation may have 50 webhooks', async () => {
  const row = { organizationId: server.organizationId, url: receiver.url, disabledAt: new Date() };
  const data = Array.from({ length: 49 }, () => ({ ...row, id: newId('webhook') }));
  await database().database.webhook.createMany({ data });
  await onTexts();
  await expect(onTexts()).rejects.toMatchObject({ code: 'INVALID_INPUT', message: /may have 50/ });
});

test('a ping says nothing, is tried once and remembered', async () => {
  const { webhook } = await onTexts();
  const { organizationId, webhooks } = server;
  const taken = await webhooks.ping(organizationId, webhook.id);
  expect(taken).toMatchObject({ type: 'webhook.ping', status: 'delivered', responseStatus: 200 });
  expect((await receiver.next()).json).toMatchObject({ type: 'webhook.ping', data: {} });
  receiver.answer = () => ({ status: 500, body: 'no\0thing' });
  const refused = await webhooks.ping(organizationId, webhook.id);
  expect(refused).toMatchObject({
    status: 'failed',
    responseBody: 'no\uFFFDthing',
    attempts: 1,
    retryAt: null,
  });
  const { headers, body } = await receiver.next();
  receiver.answer = () => ({ status: 200 });
  const again = await webhooks.redeliver(organizationId, refused.id);
  expect(again).toMatchObject({ id: refused.id, status: 'delivered', attempts: 2, error: null });
  const second = await receiver.next();
  expect([second.headers['webhook-id'], second.body]).toEqual([headers['webhook-id'], body]);
});

test('a message is sent once more under its id, and what was taken stays so', async () => {
  const { webhook } = await onTexts();
  const { organizationId, webhooks } = server;
  await server.say(await server.session(), 'one');
  const first = await receiver.next();
  await server.nextTry();
  const { id } = await database().database.webhookDelivery.findFirstOrThrow({
    where: { webhookId: webhook.id },
  });
  receiver.answer = () => ({ status: 500 });
  const again = await webhooks.redeliver(organizationId, id as Parameters<typeof webhooks.redeliver>[1]);
  const second = await receiver.next();
  expect([second.headers['webhook-id'], second.body]).toEqual([first.headers['webhook-id'], first.body]);
  expect(again).toMatchObject({ status: 'delivered', attempts: 2, responseStatus: 500 });
});

test('what became of a message is forgotten after 30 days', async () => {
  const { webhook } = await onTexts();
  const { organizationId, webhooks } = server;
  const { id } = await webhooks.ping(organizationId, webhook.id);
  await receiver.next();
  const kept = () => database().database.webhookDelivery.count({ where: { id } });
  server.pass(29 * DAY_MS);
  await webhooks.ping(organizationId, webhook.id);
  await receiver.next();
  expect(await kept()).toBe(1);
  server.pass(2 * DAY_MS);
  await expect.poll(kept).toBe(0);
  await expect(webhooks.redeliver(organizationId, id)).rejects.toMatchObject({
    code: 'WEBHOOK_DELIVERY_NOT_FOUND',
  });
});

test('a deleted webhook is sent nothing more, and nothing is left of it', async () => {
  const { webhook } = await onTexts();
  const id = await server.session();
  receiver.answer = () => ({ status: 500 });
  await server.say(id, 'one');
  await receiver.next();
  await server.nextTry();
  await server.webhooks.remove(server.organizationId, webhook.id);
  const { webhookCursor, webhookDelivery, webhookSecret } = database().database;
  const where = { webhookId: webhook.id };
  const left = [
    webhookCursor.count({ where }),
    webhookDelivery.count({ where }),
    webhookSecret.count({ where }),
  ];
  expect(await Promise.all(left)).toEqual([0, 0, 0]);
  const { webhook: other } = await onTexts();
  server.pass(DAY_MS);
  await server.say(id, 'two');
  expect((await receiver.next()).json.data.data.text).toBe('two');
  expect(other.id).not.toBe(webhook.id);
});

test.each([
  ['no web address', 'ftp://example.com/', /http:\/\/ or https:\/\//],
  ['an address with a password', 'https://me:secret@example.com/', /without a name and a password/],
])('%s is refused', async (_what, url, message) => {
  const created = server.webhooks.create(server.organizationId, { url });
  await expect(created).rejects.toMatchObject({ code: 'INVALID_INPUT', message });
  const { webhook } = await onTexts();
  const changed = server.webhooks.update(server.organizationId, webhook.id, { url });
  await expect(changed).rejects.toMatchObject({ code: 'INVALID_INPUT', message });
});

test('private addresses are refused, by name at creation and else when it is connected to', async () => {
  await using strict = await webhookStage(database(), { allowPrivate: false });
  const { organizationId, webhooks } = strict;
  const created = webhooks.create(organizationId, { url: receiver.url });
  await expect(created).rejects.toMatchObject({ code: 'INVALID_INPUT', message: /public address/ });
  const { webhook } = await webhooks.create(organizationId, { url: 'https://example.com/' });
  // As if its name had come to lead here.
  await database().database.webhook.update({ where: { id: webhook.id }, data: { url: receiver.url } });
  const before = receiver.received.length;
  expect(await webhooks.ping(organizationId, webhook.id)).toMatchObject({
    status: 'failed',
    responseStatus: null,
    error: 'The address is private, or leads to this machine or its network.',
  });
  expect(receiver.received).toHaveLength(before);
});

test('what another organisation has can’t be told from what nobody has', async () => {
  const { webhook } = await onTexts();
  const delivery = await server.webhooks.ping(server.organizationId, webhook.id);
  await receiver.next();
  await using other = await webhookStage(database());
  const { organizationId: theirs, webhooks } = other;
  for (const id of [webhook.id, newId('webhook')]) {
    const asked = [
      () => webhooks.update(theirs, id, { description: 'mine' }),
      () => webhooks.remove(theirs, id),
      () => webhooks.rotateSecret(theirs, id),
      () => webhooks.dropOldSecret(theirs, id),
      () => webhooks.enable(theirs, id),
      () => webhooks.ping(theirs, id),
    ];
    for (const ask of asked) {
      await expect(ask()).rejects.toMatchObject({
        code: 'WEBHOOK_NOT_FOUND',
        message: 'There is no such webhook.',
      });
    }
  }
  for (const id of [delivery.id, newId('msg')]) {
    await expect(webhooks.redeliver(theirs, id)).rejects.toMatchObject({
      code: 'WEBHOOK_DELIVERY_NOT_FOUND',
    });
  }
});
