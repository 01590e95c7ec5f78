import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSession, type GraphQLAnswer, startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ settle: false });
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

const FIELDS = '{ jpeg widthPx heightPx deviceWidthPx deviceHeightPx takenAt }';
const PHONE = `subscription ($edge: Int = 300) { phoneScreen(phoneId: "virtual-1", maxEdgePx: $edge) ${FIELDS} }`;
const SESSION = `subscription ($id: ID!) { sessionScreen(sessionId: $id) ${FIELDS} }`;
const openClock = (): Promise<unknown> =>
  server.graphql(
    'mutation { performPhoneAction(phoneId: "virtual-1", action: { openApp: "Clock" }) { remark } }',
  );

test('a phone is seen at once and again when it changes, until the key is revoked', async () => {
  const made = await server.graphql(
    'mutation { createApiKey(name: "eyes", scopes: [read]) { key apiKey { id } } }',
  );
  const { key, apiKey } = made.data.createApiKey;
  const screen = server.subscribe(PHONE, {}, { apiKey: key });
  const first = (await screen.next()).value?.data.phoneScreen;
  expect(first).toMatchObject({ widthPx: 135, heightPx: 300, deviceWidthPx: 540, deviceHeightPx: 1_200 });
  const { format, width, height } = await sharp(Buffer.from(first.jpeg, 'base64')).metadata();
  expect({ format, width, height }).toEqual({ format: 'jpeg', width: 135, height: 300 });
  await openClock();
  const second = (await screen.next()).value?.data.phoneScreen;
  expect(second.jpeg).not.toBe(first.jpeg);
  expect(Date.parse(second.takenAt)).toBeGreaterThan(Date.parse(first.takenAt));
  // Over a WebSocket the connection itself is closed.
  const isClosed = expect(Array.fromAsync({ [Symbol.asyncIterator]: () => screen })).rejects.toMatchObject({
    code: 4_401,
  });
  await server.graphql('mutation ($id: ID!) { revokeApiKey(id: $id) { id } }', { id: apiKey.id });
  await isClosed;
});

test('a picture of no size is refused', async () => {
  const { value }: IteratorResult<GraphQLAnswer> = await server.subscribe(PHONE, { edge: 1 }).next();
  expect(value?.errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
});

test('a session is seen while it has its phone, and its end ends the view', async () => {
  const policy = { approvals: [{ tool: 'open_app', decision: 'ask' }] };
  const { id } = await createSession(server, 'Open Notes', { policy });
  const screen = server.subscribe(SESSION, { id });
  expect((await screen.next()).value?.data.sessionScreen).toMatchObject({ deviceWidthPx: 540 });
  await server.fetch(`/v1/sessions/${id}/stop`, { method: 'POST' });
  await expect(Array.fromAsync({ [Symbol.asyncIterator]: () => screen })).resolves.toBeDefined();
});
