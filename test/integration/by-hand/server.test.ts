import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createSession,
  type GraphQLAnswer,
  startServer,
  type TestServer,
  untilEvent,
} from '../../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ settle: false });
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

const SEEN = `screen { frameUrl app deviceWidthPx deviceHeightPx } elements { role label bounds { x y width height } interactive }`;
const act = (action: object): Promise<GraphQLAnswer> =>
  server.graphql(
    `mutation ($action: PhoneActionInput!) {
      performPhoneAction(phoneId: "virtual-1", action: $action) { remark seen { ${SEEN} } }
    }`,
    { action },
  );
const look = (): Promise<GraphQLAnswer> =>
  server.graphql(`mutation { capturePhone(phoneId: "virtual-1") { ${SEEN} } }`);

test('a phone is looked at, touched where it shows an app, and its new screen is answered', async () => {
  const { capturePhone } = (await look()).data;
  const clock = capturePhone.elements.find(({ label }: { readonly label: string }) => label === 'Clock');
  const { x, y, width, height } = clock.bounds;
  const tapped = await act({ tap: { x: x + Math.round(width / 2), y: y + Math.round(height / 2) } });
  const { remark, seen } = tapped.data.performPhoneAction;
  expect(remark).toBeNull();
  expect(seen.screen).toMatchObject({ app: 'com.opposable.clock', deviceWidthPx: 540, deviceHeightPx: 1200 });
  const frame = await server.fetch(seen.screen.frameUrl);
  expect([frame.status, frame.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
});

test.each([
  [{ tap: { x: 9_999, y: 1 } }, 'INVALID_INPUT'],
  [{ openApp: 'Teletext' }, 'ACTION_FAILED'],
])('%j is refused with %s', async (action, code) => {
  const { errors } = await act(action);
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
});

test('a session takes a phone that is still warm, and nobody else touches it meanwhile', async () => {
  await act({ pressButton: 'home' });
  const policy = { approvals: [{ tool: 'open_app', decision: 'ask' }] };
  const { id } = await createSession(server, 'Open Notes', { policy });
  await untilEvent(server, id, ({ to }) => to === 'paused');
  for (const { errors } of [await act({ pressButton: 'home' }), await look()]) {
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['PHONE_BUSY']);
  }
  await server.fetch(`/v1/sessions/${id}/stop`, { method: 'POST' });
  expect((await look()).data.capturePhone.screen.app).toBe('com.opposable.launcher');
});

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever its own request asked for
type Answer = { readonly status: number; readonly body: any };

const PHONE = '/v1/phones/virtual-1';

async function ask(path: string, json?: object, method = json ? 'POST' : 'GET'): Promise<Answer> {
  const body = json && { body: JSON.stringify(json) };
  const response = await server.fetch(path, { method, ...body });
  return { status: response.status, body: await response.json() };
}

const does = (action: string, json: object = {}): Promise<Answer> => ask(`${PHONE}/${action}`, json);

const inFront = async (): Promise<string> => (await look()).data.capturePhone.screen.app;

async function untilDone(job: string): Promise<Answer['body']> {
  return await expect
    .poll(async () => (await ask(`/v1/jobs/${job}`)).body, { timeout: 10_000 })
    .toMatchObject({ status: expect.stringMatching(/completed|failed/) })
    .then(async () => (await ask(`/v1/jobs/${job}`)).body);
}

test('a screenshot has the size that the phone tells, and a tap on its pixels opens what is there', async () => {
  await does('home');
  const { body: info } = await ask(`${PHONE}/info`);
  expect(info).toEqual({ width: 540, height: 1200, name: 'virtual-1', unique_id: 'opposable-virtual-1' });
  const shot = await server.fetch(`${PHONE}/screenshot`);
  expect(shot.headers.get('content-type')).toBe('image/png');
  const picture = await sharp(Buffer.from(await shot.arrayBuffer())).metadata();
  expect([picture.width, picture.height]).toEqual([info.width, info.height]);
  const seen = (await look()).data.capturePhone.elements;
  const { bounds } = seen.find(({ label }: { readonly label: string }) => label === 'Notes');
  const [x, y] = [bounds.x + Math.floor(bounds.width / 2), bounds.y + Math.floor(bounds.height / 2)];
  const { status, body } = await does('tap', { x, y });
  expect([status, body]).toEqual([
    200,
    {
      ...{ id: expect.stringMatching(/^job_/), status: 'completed', result: null },
      ...{ created_at: expect.any(String), completed_at: expect.any(String) },
    },
  ]);
  expect(await inFront()).toBe('com.opposable.notes');
});

test('what is described is found by the model, and touched', async () => {
  await does('home');
  const { body } = await does('tap/select', { selector: 'the Settings icon' });
  expect(body).toMatchObject({
    status: 'completed',
    result: { points: [{ x: expect.any(Number), y: expect.any(Number) }], cost_usd: 0 },
  });
  expect(await inFront()).toBe('com.opposable.settings');
  expect(await does('tap/select', { selector: 'a blue elephant' })).toMatchObject({
    status: 404,
    body: { error: 'ELEMENT_NOT_FOUND', context: { selector: 'a blue elephant' } },
  });
});

test('an action goes on as a job that can be asked for, and so does a screenshot', async () => {
  const { status, body } = await ask(`${PHONE}/open-app?async=true`, { app_name: 'Clock' });
  expect([status, body]).toEqual([202, { job_id: expect.stringMatching(/^job_/) }]);
  expect(await untilDone(body.job_id)).toMatchObject({ status: 'completed', result: null });
  expect(await inFront()).toBe('com.opposable.clock');
  const failing = await ask(`${PHONE}/open-app?async=true`, { app_name: 'Teletext' });
  expect(await untilDone(failing.body.job_id)).toMatchObject({
    ...{ status: 'failed', result: { error: 'ACTION_FAILED', message: expect.stringContaining('Teletext') } },
  });
  const shot = (await ask(`${PHONE}/screenshot?async=true`)).body.job_id;
  expect(await untilDone(shot)).toMatchObject({ result: { width: 540, height: 1200 } });
  const download = await server.fetch(`/v1/jobs/${shot}/download`);
  expect([download.status, download.headers.get('content-type')]).toEqual([200, 'image/png']);
  await download.arrayBuffer();
  expect((await ask(`/v1/jobs/${body.job_id}/download`)).body.error).toBe('JOB_NOT_FOUND');
});

test('gestures, buttons and the clipboard do what they say', async () => {
  await does('open-app', { app_name: 'Contacts' });
  const before = (await look()).data.capturePhone.screen.frameUrl;
  await does('flick', { x: 270, y: 800, direction: 'up' });
  expect((await look()).data.capturePhone.screen.frameUrl).not.toBe(before);
  for (const [action, json] of Object.entries({
    'double-tap': { x: 270, y: 600 },
    'tap-and-hold': { x: 270, y: 600, duration_ms: 500 },
    drag: { from_x: 270, from_y: 800, to_x: 270, to_y: 500 },
    'hold-and-drag': { from_x: 270, from_y: 800, to_x: 270, to_y: 500, hold_duration_ms: 200 },
    pinch: { x: 270, y: 600, action: 'rotate_cw', duration_ms: 200 },
    'copy-text': { text: 'ığ 😀' },
    escape: {},
    'app-switcher': {},
  })) {
    expect([action, (await does(action, json)).body.status]).toEqual([action, 'completed']);
  }
  await does('lock');
  expect((await ask(`${PHONE}/status`)).body).toMatchObject({ screen_locked: true, width: 540 });
  await does('unlock', { passcode: '1234' });
  expect((await ask('/v1/status')).body).toMatchObject({ phone_connected: true, screen_locked: false });
});

test.each([
  ['tap', { x: 9_999, y: 1 }, 422, 'INVALID_INPUT'],
  ['open-app', { app_name: 'Teletext' }, 400, 'ACTION_FAILED'],
  ['shortcut', { index: 0 }, 400, 'NOT_SUPPORTED'],
  ['action-button', {}, 400, 'NOT_SUPPORTED'],
  ['control-center', {}, 400, 'NOT_SUPPORTED'],
  ['siri', {}, 400, 'NOT_SUPPORTED'],
])('%s with %j answers %d %s', async (action, json, status, error) => {
  const answer = await does(action, json);
  expect(answer).toMatchObject({ status, body: { error } });
  expect(answer.body.message, "A driver's own words help nobody.").not.toContain('mobile:');
});

test('apps are listed, and what is set of a phone is kept', async () => {
  expect((await ask(`${PHONE}/apps`)).body.apps).toContainEqual({ name: 'Clock', id: 'com.opposable.clock' });
  const { body } = await ask(`${PHONE}/settings`, { speed: 90, display_name: 'On the desk' }, 'PATCH');
  expect(body).toMatchObject({ name: 'virtual-1', speed: 90, display_name: 'On the desk' });
  const settings = { typing_method: 'keys', speed: 90, display_name: 'On the desk' };
  expect((await ask(`${PHONE}/settings`)).body).toEqual(settings);
  expect((await ask(`${PHONE}/select`, {})).body).toEqual(body);
});

const PART_HEAD = '--frame\r\ncontent-type: image/jpeg\r\n\r\n';

/** Reads pictures of a live view until the reader has seen enough. */
async function* pictures(path: string, init: RequestInit = {}): AsyncGenerator<Buffer> {
  const response = await server.fetch(path, init);
  if (!response.ok || !response.body) throw new Error(`${response.status}: ${await response.text()}`);
  expect(response.headers.get('content-type')).toBe('multipart/x-mixed-replace; boundary=frame');
  let rest = Buffer.alloc(0);
  for await (const chunk of response.body) {
    rest = Buffer.concat([rest, chunk]);
    const parts = rest.toString('latin1').split(PART_HEAD);
    // The head of the next part shows that a picture is whole.
    for (const part of parts.slice(1, -1)) yield Buffer.from(part.replace(/\r\n$/, ''), 'latin1');
    if (parts.length > 2) rest = Buffer.from(`${PART_HEAD}${parts.at(-1)}`, 'latin1');
  }
}

test('a phone is watched live while hands and a session use it, with a view token too', async () => {
  await does('home');
  const id = (await ask('/v1/phones')).body[0].id;
  const made = await server.graphql('mutation ($id: ID!) { createViewToken(phoneId: $id) { token } }', {
    id,
  });
  const token = made.data.createViewToken.token;
  const live = pictures(`/v1/phones/${id}/live?token=${token}`, { headers: { 'x-api-key': '' } });
  const first = (await live.next()).value;
  expect((await sharp(first).metadata()).format).toBe('jpeg');
  expect((await ask(`${PHONE}/status`)).body.streaming).toBe(true);
  await does('open-app', { app_name: 'Clock' });
  expect(Buffer.compare((await live.next()).value ?? first, first)).not.toBe(0);
  const policy = { approvals: [{ tool: 'tap', decision: 'ask' }] };
  const session = await createSession(server, 'Open Notes', { policy });
  const ofSession = pictures(`/v1/sessions/${session.id}/live`);
  expect((await ofSession.next()).done).toBe(false);
  await untilEvent(server, session.id, ({ to }) => to === 'completed');
  // What changed meanwhile is there to be seen, and the view of the session ends with it.
  expect((await live.next()).done).toBe(false);
  for await (const _ of ofSession);
  await live.return(undefined);
  await expect.poll(async () => (await ask(`${PHONE}/status`)).body.streaming).toBe(false);
});

test('a live view ends with the key that watches', async () => {
  const made = await server.graphql(
    'mutation { createApiKey(name: "eye", scopes: [read]) { key apiKey { id } } }',
  );
  const { key, apiKey } = made.data.createApiKey;
  const live = pictures(`${PHONE}/live`, { headers: { 'x-api-key': key } });
  expect((await live.next()).done).toBe(false);
  await server.graphql('mutation ($id: ID!) { revokeApiKey(id: $id) { id } }', { id: apiKey.id });
  for await (const _ of live);
  expect((await server.fetch(`${PHONE}/live`, { headers: { 'x-api-key': key } })).status).toBe(401);
});
