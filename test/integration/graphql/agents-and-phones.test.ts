import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CAPABILITY_REFS } from '../../../src/domain/capability-use.ts';
import { startTestAppium, type TestAppium } from '../../support/appium.ts';
import { type AppiumProxy, startAppiumProxy } from '../../support/appium-proxy.ts';
import { type GraphQLAnswer, startServer, type TestServer } from '../../support/server.ts';

let appium: TestAppium;
let theirs: AppiumProxy;
let server: TestServer;

beforeAll(async () => {
  appium = await startTestAppium('opposable-virtual');
  theirs = await startAppiumProxy(appium.url, 'theirs');
  server = await startServer({ appiumUrl: appium.url, allowPrivateAddresses: true });
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await theirs?.[Symbol.asyncDispose]();
  await appium?.[Symbol.asyncDispose]();
});

const CREATE = `mutation ($input: CreateSessionInput!) {
  createSession(input: $input) { id status isQueued queuePosition phone { name } agent { name } maxTurns }
}`;

async function ask(query: string, variables: object = {}): Promise<GraphQLAnswer['data']> {
  const { data, errors } = await server.graphql(query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function codeOf(query: string, variables: object = {}): Promise<string | undefined> {
  const { errors } = await server.graphql(query, variables);
  return errors?.[0]?.extensions?.code;
}

async function ended(id: string): Promise<void> {
  const query = 'subscription ($id: ID!) { agentEvents(sessionId: $id) { index } }';
  for await (const { errors } of server.subscribe(query, { id })) expect(errors).toBeUndefined();
}

const SESSION =
  'query ($id: ID!) { session(id: $id) { status isQueued queuePosition startedAt completedAt } }';

test('two sessions that may wait run on one phone, one after the other', async () => {
  const input = { phoneId: 'virtual-1', instruction: 'Open Clock', queue: true };
  const { createSession: first } = await ask(CREATE, { input });
  const { createSession: second } = await ask(CREATE, { input });
  expect(first).toMatchObject({ isQueued: false, queuePosition: null });
  expect(second).toMatchObject({ status: 'creating', isQueued: true, queuePosition: 1 });
  await Promise.all([ended(first.id), ended(second.id)]);
  const [one, two] = [await ask(SESSION, { id: first.id }), await ask(SESSION, { id: second.id })];
  expect([one.session.status, two.session.status]).toEqual(['completed', 'completed']);
  expect(Date.parse(two.session.startedAt)).toBeGreaterThanOrEqual(Date.parse(one.session.completedAt));
});

describe('an agent', () => {
  test('is given capabilities and tags, which its sessions add to, and is archived', async () => {
    const { capabilities } = await ask('{ capabilities { id name description category } }');
    expect(capabilities.map(({ id }: { id: string }) => id)).toEqual([...CAPABILITY_REFS]);
    const fields = 'capabilities tags memory archivedAt';
    const input = { name: 'teller', tags: ['one'], capabilities: [{ ref: 'ask_user' }] };
    const { createAgent: made } = await ask(
      `mutation ($input: CreateAgentInput!) { createAgent(input: $input) { ${fields} } }`,
      { input },
    );
    const given = [{ ref: 'ask_user', config: {} }];
    expect(made).toEqual({ capabilities: given, tags: ['one'], memory: [], archivedAt: null });
    const update = `mutation ($input: UpdateAgentInput!) { updateAgent(id: "teller", input: $input) { ${fields} } }`;
    const create = `mutation ($capabilities: [JSONObject!]) {
      createSession(input: {agentId: "teller", instruction: "Open Clock", effort: low, queue: true, capabilities: $capabilities}) {
        id effort capabilities
      }
    }`;
    const added = [{ ref: 'secrets', config: { names: ['mail'] } }];
    const { createSession: session } = await ask(create, { capabilities: added });
    expect(session).toMatchObject({
      effort: 'low',
      capabilities: [{ ref: 'phone', config: {} }, ...given, ...added],
    });
    await ended(session.id);
    const { updateAgent: archived } = await ask(update, {
      input: { isArchived: true, capabilities: null, tags: null, memory: ['Be brief.'] },
    });
    expect(archived).toMatchObject({ capabilities: null, tags: [], memory: ['Be brief.'] });
    expect(Date.parse(archived.archivedAt)).toBeGreaterThan(0);
    expect(await codeOf(create)).toBe('INVALID_INPUT');
    expect((await ask('{ agents { name } }')).agents).toEqual([]);
    expect((await ask('{ agents(archived: true) { name } }')).agents).toEqual([{ name: 'teller' }]);
    expect((await ask(update, { input: { isArchived: false } })).updateAgent.archivedAt).toBeNull();
    await ask('mutation { deleteAgent(id: "teller") }');
  });

  test('is refused what is no capability, which the refusal names', async () => {
    const create = 'mutation ($input: CreateAgentInput!) { createAgent(input: $input) { id } }';
    for (const [capabilities, message] of [
      [[{ ref: 'teleport' }], 'Unknown capability: teleport'],
      [[{ ref: 'secrets', config: { names: 'all' } }], 'capabilities.0.config.names'],
    ] as const) {
      const { errors } = await server.graphql(create, { input: { name: 'odd', capabilities } });
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining(message),
        extensions: { code: 'INVALID_INPUT' },
      });
    }
  });

  test('is created, read by its id and its name, changed, used and deleted', async () => {
    const fields = 'id name model systemPrompt maxTurns maxCostUsd policy pool phone { name }';
    const input = { name: 'clerk', systemPrompt: 'Be polite.', maxTurns: 9, phoneId: 'virtual-1' };
    const { createAgent: made } = await ask(
      `mutation ($input: CreateAgentInput!) { createAgent(input: $input) { ${fields} } }`,
      { input },
    );
    expect(made).toMatchObject({ name: 'clerk', maxTurns: 9, model: null, phone: { name: 'virtual-1' } });
    for (const id of ['clerk', made.id]) {
      expect((await ask(`query ($id: ID!) { agent(id: $id) { ${fields} } }`, { id })).agent).toEqual(made);
    }
    const { updateAgent: changed } = await ask(
      `mutation { updateAgent(id: "clerk", input: { maxTurns: null, policy: { dialogs: { crash: "deny" } } }) { ${fields} } }`,
    );
    expect(changed).toMatchObject({
      maxTurns: null,
      policy: { dialogs: { crash: 'deny', permission: 'ask' } },
    });
    const { createSession: session } = await ask(CREATE, {
      input: { agentId: 'clerk', instruction: 'Open Clock', maxTurns: 5, queue: true },
    });
    expect(session).toMatchObject({ agent: { name: 'clerk' }, maxTurns: 5, phone: { name: 'virtual-1' } });
    await ended(session.id);
    expect(await ask('mutation { deleteAgent(id: "clerk") }')).toEqual({ deleteAgent: true });
    expect((await ask('{ agents { id } }')).agents).toEqual([]);
    const { session: after } = await ask(
      'query ($id: ID!) { session(id: $id) { agent { id } systemPrompt } }',
      {
        id: session.id,
      },
    );
    expect(after).toEqual({ agent: null, systemPrompt: 'Be polite.' });
  });

  test.each([
    ['{ agent(id: "nobody") { id } }', 'AGENT_NOT_FOUND'],
    ['mutation { deleteAgent(id: "nobody") }', 'AGENT_NOT_FOUND'],
    ['mutation { createAgent(input: { name: "agent_1" }) { id } }', 'INVALID_INPUT'],
    ['mutation { createAgent(input: { name: "x", maxTurns: 0 }) { id } }', 'INVALID_INPUT'],
    ['mutation { createAgent(input: { name: "x", phoneId: "nowhere" }) { id } }', 'PHONE_NOT_FOUND'],
    ['mutation { createSession(input: { agentId: "nobody", instruction: "x" }) { id } }', 'AGENT_NOT_FOUND'],
    ['mutation { createSession(input: { pool: "empty", instruction: "x" }) { id } }', 'PHONE_NOT_FOUND'],
  ])('%s fails with %s', async (query, code) => {
    expect(await codeOf(query)).toBe(code);
  });
});

describe('a phone that is registered', () => {
  const REGISTER = `mutation ($input: RegisterPhoneInput!) {
    registerPhone(input: $input) { id name origin connectionStatus udid appiumUrl displayName capabilities }
  }`;
  const capabilities = { platformName: 'Android', 'appium:automationName': 'OpposableVirtual' };
  const base = { platform: 'android', capabilities, pool: 'lab' };

  test('is reached through its own Appium server, tested, used and removed', async () => {
    const input = { ...base, name: 'pixel', udid: 'pixel-1', appiumUrl: theirs.url, displayName: 'Pixel' };
    const { registerPhone: phone } = await ask(REGISTER, { input });
    expect(phone).toEqual({
      id: expect.stringMatching(/^phone_/),
      origin: 'registered',
      connectionStatus: 'available',
      ...{ name: 'pixel', udid: 'pixel-1', appiumUrl: theirs.url, displayName: 'Pixel', capabilities },
    });
    const { testPhone } = await ask('mutation { testPhone(id: "pixel") { ok problem widthPx heightPx } }');
    expect(testPhone).toEqual({ ok: true, problem: null, widthPx: 540, heightPx: 1200 });
    expect((await ask('{ phone(id: "pixel") { connectionStatus } }')).phone.connectionStatus).toBe('online');
    const { createSession: session } = await ask(CREATE, {
      input: { pool: 'lab', instruction: 'Open Clock' },
    });
    expect(session.phone.name).toBe('pixel');
    await ended(session.id);
    expect((await ask(SESSION, { id: session.id })).session.status).toBe('completed');
    expect(theirs.commands.filter(({ path }) => path === '/session')).toHaveLength(2);
    expect(await ask('mutation { removePhone(id: "pixel") }')).toEqual({ removePhone: true });
    expect(await codeOf(CREATE, { input: { phoneId: 'pixel', instruction: 'x' } })).toBe('PHONE_NOT_FOUND');
  });

  test('says what is wrong when nothing answers at its address', async () => {
    const input = { ...base, name: 'lost', udid: 'lost-1', appiumUrl: 'http://127.0.0.1:9/' };
    const { registerPhone } = await ask(REGISTER, { input });
    expect(registerPhone.connectionStatus).toBe('offline');
    const { testPhone } = await ask('mutation { testPhone(id: "lost") { ok problem } }');
    expect(testPhone).toEqual({ ok: false, problem: expect.stringMatching(/"lost" doesn't answer/) });
    expect(await codeOf(CREATE, { input: { phoneId: 'lost', instruction: 'x' } })).toBe(
      'PHONE_NOT_CONNECTED',
    );
    const update =
      'mutation ($url: String) { updatePhone(id: "lost", input: { appiumUrl: $url }) { connectionStatus } }';
    expect((await ask(update, { url: theirs.url })).updatePhone.connectionStatus).toBe('available');
    expect((await ask('mutation { testPhone(id: "lost") { ok } }')).testPhone.ok).toBe(true);
  });
});

test('the models to choose from are told, and a server without a key has the demo model alone', async () => {
  const { models } = await ask('{ models { id isDefault isDemo } }');
  expect(models).toEqual([{ id: 'opposable-demo', isDefault: true, isDemo: true }]);
});
