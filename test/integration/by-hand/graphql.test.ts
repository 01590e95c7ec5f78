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
