import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/domain/ids.ts';
import { storeKey } from '../../src/storage/api-keys.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { temporaryFolder } from '../support/folder.ts';
import { createSession, followToEnd, startServer, type TestServer } from '../support/server.ts';

const OTHER_KEY = 'opp_key_of_another_organisation';
const MISSING = `sess_${'0'.repeat(32)}`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: TestServer;
let sessionId: string;
let frameUrl: string;
let phoneId: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  await addOrganization();
  server = await startServer({ dataDir: folder.path });
  const session = await createSession(server, 'Open Clock');
  sessionId = session.id;
  phoneId = String(session['phone_id']);
  const events = await followToEnd(server, sessionId);
  frameUrl = events.find((event) => event.type === 'screenshot')?.data.frame_url;
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

/** The server, which must be alone with its database, finds a second organisation there. */
async function addOrganization(): Promise<void> {
  await using database = await openDatabase(join(folder.path, 'opposable.db'));
  const id = newId('org');
  await database.organization.create({ data: { id, name: 'another' } });
  await storeKey(database, id, 'key', OTHER_KEY);
}

async function asOther(path: string, init: RequestInit = {}): Promise<{ status: number; body: string }> {
  const response = await server.fetch(path, { ...init, headers: { 'x-api-key': OTHER_KEY } });
  return { status: response.status, body: await response.text() };
}

const COMMANDS: readonly (readonly [string, object])[] = [
  ['message', { message: 'Hello?' }],
  ...['pause', 'resume', 'interrupt', 'stop', 'takeover', 'release'].map((name) => [name, {}] as const),
  ['approvals/toolu_1/approve', {}],
  ['approvals/toolu_1/deny', {}],
  ['actions', { type: 'press_button', button: 'home' }],
  ['budget', { max_cost_usd: 1 }],
];

describe('what belongs to another organisation is not there', () => {
  test.each(['', '/events'])('GET /v1/sessions/{id}%s', async (path) => {
    const theirs = await asOther(`/v1/sessions/${sessionId}${path}`);
    expect(theirs).toEqual(await asOther(`/v1/sessions/${MISSING}${path}`));
    expect(theirs.status).toBe(404);
  });

  test.each(COMMANDS)('POST /v1/sessions/{id}/%s', async (command, body) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const theirs = await asOther(`/v1/sessions/${sessionId}/${command}`, init);
    expect(theirs).toEqual(await asOther(`/v1/sessions/${MISSING}/${command}`, init));
    expect(theirs.status).toBe(404);
  });

  test('a frame', async () => {
    const missing = await asOther(`/v1/frames/frame_${'0'.repeat(32)}`);
    expect(await asOther(frameUrl)).toEqual(missing);
    expect(missing.status).toBe(404);
  });

  test('lists, and a phone to run on', async () => {
    expect(JSON.parse((await asOther('/v1/sessions')).body)).toEqual({ sessions: [] });
    expect(JSON.parse((await asOther('/v1/phones')).body)).toEqual([]);
    for (const phone of [phoneId, 'virtual-1']) {
      const body = JSON.stringify({ phone_id: phone, instruction: 'x' });
      const answer = await asOther('/v1/sessions', { method: 'POST', body });
      expect(JSON.parse(answer.body)).toMatchObject({ error: 'PHONE_NOT_FOUND' });
    }
  });

  test('a secret, whose name they may use for their own', async () => {
    const set = 'mutation ($value: String!) { setSecret(name: "shop", value: $value) { name } }';
    const remove = 'mutation { deleteSecret(name: "shop") }';
    const list = '{ secrets { name } }';
    await server.graphql(set, { value: 'ours, not theirs' });
    expect(await server.graphql(list, {}, OTHER_KEY)).toEqual({ data: { secrets: [] } });
    expect(await server.graphql(remove, {}, OTHER_KEY)).toMatchObject({
      errors: [{ extensions: { code: 'SECRET_NOT_FOUND' } }],
    });
    await server.graphql(set, { value: 'theirs' }, OTHER_KEY);
    expect(await server.graphql(remove, {}, OTHER_KEY)).toEqual({ data: { deleteSecret: true } });
    expect(await server.graphql(list)).toEqual({ data: { secrets: [{ name: 'shop' }] } });
  });

  test('anything in GraphQL', async () => {
    const ask = async (query: string): Promise<unknown> => await server.graphql(query, {}, OTHER_KEY);
    const operations = [
      (id: string) => `{ session(id: "${id}") { id } }`,
      (id: string) => `mutation { sendMessage(sessionId: "${id}", text: "x") { id } }`,
      ...['pause', 'resume', 'interrupt', 'stop', 'takeover', 'release'].map(
        (name) => (id: string) => `mutation { ${name}Session(id: "${id}") { id } }`,
      ),
      ...['approve', 'deny'].map(
        (name) => (id: string) => `mutation { ${name}Action(sessionId: "${id}", toolUseId: "t") { id } }`,
      ),
      (id: string) =>
        `mutation { performAction(sessionId: "${id}", action: { pressButton: home }) { actionId } }`,
      (id: string) => `mutation { setSessionBudget(id: "${id}", maxCostUsd: 1) { id } }`,
    ];
    for (const operation of operations) {
      const theirs = await ask(operation(sessionId));
      expect(theirs).toEqual(await ask(operation(MISSING)));
      expect(theirs).toMatchObject({ errors: [{ extensions: { code: 'SESSION_NOT_FOUND' } }] });
    }
    expect(await ask('{ phones { id } sessions { totalCount edges { node { id } } } }')).toEqual({
      data: { phones: [], sessions: { totalCount: 0, edges: [] } },
    });
    const subscription = `subscription { agentEvents(sessionId: "${sessionId}") { index } }`;
    const { value } = await server.subscribe(subscription, {}, { apiKey: OTHER_KEY }).next();
    expect(value).toMatchObject({ errors: [{ extensions: { code: 'SESSION_NOT_FOUND' } }] });
  });
});
