import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GraphQLAnswer, startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ settle: false });
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

const ASK = { approvals: [{ tool: 'open_app', decision: 'ask', reason: 'An app is opened.' }] };
const STATE = 'id status pauseReason maxCostUsd';

async function create(extra: object = {}): Promise<string> {
  const { data, errors } = await server.graphql(
    'mutation ($input: CreateSessionInput!) { createSession(input: $input) { id } }',
    { input: { phoneId: 'virtual-1', instruction: 'Open Notes', ...extra } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.createSession.id;
}

/** Follows a session until it pauses or ends. @returns its events from index `after` on */
async function untilRest(id: string, after = -1): Promise<readonly Event[]> {
  const events: Event[] = [];
  const query = `subscription ($id: ID!, $after: Int) { agentEvents(sessionId: $id, after: $after) {
    index type
    ... on StatusChangedEvent { to pauseReason }
    ... on ApprovalRequestedEvent { toolUseId name input action rule reason target { label x y width height } frameUrl expiresAt }
    ... on ApprovalResolvedEvent { toolUseId decision reason editedInput }
    ... on TakeoverStartedEvent { isRequest reason }
    ... on TakeoverEndedEvent { note }
    ... on UserActionEvent { actionId performed }
    ... on ToolResultEvent { toolUseId isError text }
  } }`;
  for await (const { data } of server.subscribe(query, { id, after })) {
    events.push(data.agentEvents);
    if (data.agentEvents.to === 'paused') break;
  }
  return events;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever its own query asked for
type Event = { readonly type: string; readonly index: number } & Readonly<Record<string, any>>;

async function run(field: string, variables: object = {}, declared = ''): Promise<GraphQLAnswer> {
  return await server.graphql(`mutation (${declared || '$id: ID!'}) { ${field} }`, variables);
}

const codes = ({ errors }: GraphQLAnswer) => (errors ?? []).map(({ extensions }) => extensions?.code);
const ofType = (events: readonly Event[], type: string): Event => {
  const found = events.find((event) => event.type === type);
  if (!found) throw new Error(`There is no ${type} in ${JSON.stringify(events)}`);
  return found;
};

const APPROVE = `approveAction(sessionId: $id, toolUseId: $use, input: $input) { ${STATE} }`;
const APPROVE_VARIABLES = '$id: ID!, $use: String!, $input: JSONObject';
const DENY = `denyAction(sessionId: $id, toolUseId: $use, reason: $reason) { ${STATE} }`;
const DENY_VARIABLES = '$id: ID!, $use: String!, $reason: String';

test('what waits for a yes is shown with its reason and its screen, and is carried out with it', async () => {
  const id = await create({ policy: ASK });
  const asked = ofType(await untilRest(id), 'approval_requested');
  expect(asked).toMatchObject({
    ...{ name: 'open_app', rule: 'policy', reason: 'An app is opened.', target: null },
    action: { type: 'open_app', name: 'Notes' },
    expiresAt: expect.stringMatching(/^\d{4}-/),
  });
  const frame = await server.fetch(asked['frameUrl']);
  expect(frame.headers.get('content-type')).toMatch(/^image\//);
  await frame.arrayBuffer();

  const use = asked['toolUseId'];
  expect(codes(await run(APPROVE, { id, use: 'toolu_other' }, APPROVE_VARIABLES))).toEqual([
    'APPROVAL_NOT_FOUND',
  ]);
  expect(codes(await run(DENY, { id, use, reason: '' }, DENY_VARIABLES))).toEqual(['INVALID_INPUT']);
  const { data } = await run(APPROVE, { id, use }, APPROVE_VARIABLES);
  expect(data.approveAction).toMatchObject({ id, status: 'running', pauseReason: null });
  const events = await untilRest(id, asked.index + 2);
  expect(ofType(events, 'approval_resolved')).toMatchObject({ decision: 'approved', editedInput: null });
  expect(ofType(events, 'tool_result')).toMatchObject({ toolUseId: use, isError: false });
  expect(codes(await run(APPROVE, { id, use }, APPROVE_VARIABLES))).toEqual(['APPROVAL_NOT_FOUND']);
});

test('what waits for a yes is carried out as the user changes it', async () => {
  const id = await create({ policy: ASK });
  const asked = ofType(await untilRest(id), 'approval_requested');
  const [use, input] = [asked['toolUseId'], { name: 'Clock' }];
  expect((await run(APPROVE, { id, use, input: 'Clock' }, APPROVE_VARIABLES)).errors).toHaveLength(1);
  await run(APPROVE, { id, use, input }, APPROVE_VARIABLES);
  const events = await untilRest(id, asked.index + 2);
  expect(ofType(events, 'approval_resolved')).toMatchObject({ decision: 'edited', editedInput: input });
  expect(ofType(events, 'tool_result')).toMatchObject({ toolUseId: use, isError: false });
});

test('what waits for a yes is denied with a reason', async () => {
  const id = await create({ policy: ASK });
  const asked = ofType(await untilRest(id), 'approval_requested');
  const use = asked['toolUseId'];
  const { data } = await run(DENY, { id, use, reason: 'Not that one' }, DENY_VARIABLES);
  expect(data.denyAction).toMatchObject({ status: 'running' });
  const events = await untilRest(id, asked.index + 2);
  expect(ofType(events, 'approval_resolved')).toMatchObject({ decision: 'denied', reason: 'Not that one' });
  expect(ofType(events, 'tool_result')).toMatchObject({
    ...{ isError: true, text: expect.stringContaining('Not that one') },
  });
  await server.graphql('mutation ($id: ID!) { stopSession(id: $id) { id } }', { id });
});

test('a person takes the phone, uses it and gives it back', async () => {
  const id = await create({ policy: ASK });
  const asked = ofType(await untilRest(id), 'approval_requested');
  const act = async (action: object): Promise<GraphQLAnswer> =>
    await run(
      'performAction(sessionId: $id, action: $action) { actionId isError text screen { frameId } }',
      { id, action },
      '$id: ID!, $action: PhoneActionInput!',
    );
  expect(codes(await act({ pressButton: 'home' }))).toEqual(['INVALID_TRANSITION']);
  expect(codes(await run(`releaseSession(id: $id) { ${STATE} }`, { id }))).toEqual(['INVALID_TRANSITION']);

  const taken = await run(`takeoverSession(id: $id, reason: "Let me") { ${STATE} }`, { id });
  expect(taken.data.takeoverSession).toMatchObject({ status: 'paused', pauseReason: 'takeover' });
  expect((await act({ pressButton: 'home' })).data.performAction).toMatchObject({
    ...{ isError: false, text: 'Done.', screen: { frameId: expect.stringMatching(/^frame_/) } },
  });
  const outside = await act({ tap: { x: 100_000, y: 5 } });
  expect(outside.data.performAction).toMatchObject({ isError: true });
  expect(codes(await act({ typeText: '' }))).toEqual(['INVALID_INPUT']);
  expect((await act({ tap: { x: 1, y: 1 }, typeText: 'x' })).errors).toHaveLength(1);
  expect((await act({})).errors).toHaveLength(1);

  const given = await run(`releaseSession(id: $id, note: "All yours") { ${STATE} }`, { id });
  expect(given.data.releaseSession).toMatchObject({ status: 'running', pauseReason: null });
  const events = await untilRest(id, asked.index + 2);
  const rest = await untilRest(id, events.at(-1)?.index);
  const all = [...events, ...rest];
  expect(ofType(all, 'takeover_started')).toMatchObject({ isRequest: false, reason: 'Let me' });
  expect(ofType(all, 'user_action')).toMatchObject({ performed: { type: 'press_button', button: 'home' } });
  expect(ofType(all, 'takeover_ended')).toMatchObject({ note: 'All yours' });
  await run('stopSession(id: $id) { id }', { id });
});

test('a budget is set, raised and taken away', async () => {
  const id = await create({ policy: ASK, maxCostUsd: 0.5 });
  await untilRest(id);
  const set = async (maxCostUsd: number | null): Promise<GraphQLAnswer> =>
    await run(
      `setSessionBudget(id: $id, maxCostUsd: $maxCostUsd) { ${STATE} }`,
      { id, maxCostUsd },
      '$id: ID!, $maxCostUsd: Float',
    );
  expect((await set(2)).data.setSessionBudget).toMatchObject({ maxCostUsd: 2, pauseReason: 'approval' });
  for (const wrong of [0, -1, 1e9]) expect(codes(await set(wrong))).toEqual(['INVALID_INPUT']);
  expect((await set(null)).data.setSessionBudget).toMatchObject({ maxCostUsd: null });
  await run('stopSession(id: $id) { id }', { id });
  expect(codes(await set(3))).toEqual(['INVALID_TRANSITION']);
});
