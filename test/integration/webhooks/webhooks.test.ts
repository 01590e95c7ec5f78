import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, opposable } from '../../support/process.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { API_KEY, createSession, followToEnd, startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
  server = await startServer({ allowPrivateAddresses: true, settle: false });
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await receiver?.[Symbol.asyncDispose]();
});

const cli = (...args: readonly string[]): Promise<Ended> =>
  opposable(['webhooks', ...args], { OPPOSABLE_URL: server.url, OPPOSABLE_API_KEY: API_KEY });

test('a session’s own webhook is sent how it goes, in the form that its events have over REST', async () => {
  const rotated = await server.graphql('mutation { rotateWebhookSecret { secret webhook { id } } }');
  const { secret, webhook: none } = rotated.data.rotateWebhookSecret;
  expect(none).toBeNull();
  const { id } = await createSession(server, 'Open Clock', { webhook_url: receiver.url });
  const events = await followToEnd(server, id);
  const wanted = events.filter(({ type }) => ['status_changed', 'result'].includes(type));
  expect(wanted.length).toBeGreaterThan(3);
  for (const event of wanted) {
    const { json, body, headers } = await receiver.next();
    new Webhook(secret).verify(body, headers);
    expect(json).toEqual({
      type: `session.${event.type}`,
      timestamp: event.ts,
      data: { session_id: id, ...event },
    });
  }
  const query = `query ($id: ID!) {
    session(id: $id) { webhook { url session { id } deliveries(first: 2) { totalCount edges { node { status type } } } } }
    webhooks { id }
  }`;
  const read = async () => (await server.graphql(query, { id })).data;
  await expect.poll(read).toEqual({
    session: {
      webhook: {
        url: receiver.url,
        session: { id },
        deliveries: {
          totalCount: wanted.length,
          edges: [
            { node: { status: 'delivered', type: 'session.status_changed' } },
            { node: { status: 'delivered', type: expect.stringMatching(/^session\./) } },
          ],
        },
      },
    },
    webhooks: [],
  });
});

test.each([
  [{ webhook_url: 'ftp://example.com/' }, 422],
  [{ webhook_url: 'http://me:secret@example.com/' }, 422],
  [{ webhook_events: ['result'] }, 422],
  [{ webhook_url: 'https://example.com/', webhook_events: ['nothing'] }, 422],
])('a session with %j is refused', async (body, status) => {
  const json = { phone_id: 'virtual-1', instruction: 'Open Clock', ...body };
  expect((await server.fetch('/v1/sessions', { json })).status).toBe(status);
});

test('a webhook is created, tried out, listed, sent to again and deleted on the command line', async () => {
  const created = await cli('create', receiver.url, '--events', 'result,error', '--description', 'CI');
  expect(created.stdout).toMatch(/^whsec_\S{44}\n$/);
  const [, id = ''] = /^Created (webhook_\w{32})\. Keep its secret/.exec(created.stderr) ?? [];
  const listed = await cli();
  expect(listed.stdout).toMatch(new RegExp(`^${id} +${receiver.url} +result,error`));
  expect(listed.stdout).not.toContain(created.stdout.trim());
  receiver.answer = () => ({ status: 500, body: 'not now' });
  const refused = await cli('ping', id);
  expect(refused).toMatchObject({ code: 1, stdout: expect.stringMatching(/ failed +1 try .*500 not now$/m) });
  receiver.answer = () => ({ status: 200 });
  const [, message = ''] = /^(msg_\w{32}) /.exec(refused.stdout) ?? [];
  const again = await cli('redeliver', message);
  expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/ delivered +2 tries .*200$/m) });
  const deliveries = await cli('deliveries', id, '--status', 'delivered', '--json');
  expect(JSON.parse(deliveries.stdout)).toMatchObject([{ id: message, type: 'webhook.ping', attempts: 2 }]);
  expect((await cli('rm', id)).stdout).toBe(`Deleted ${id}.\n`);
});
