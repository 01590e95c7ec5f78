import { afterAll, beforeAll, expect, test } from 'vitest';
import { virtualPhone } from '../../../src/phones/virtual-phone.ts';
import { startTestAppium, type TestAppium } from '../../support/appium.ts';
import { openVirtualRemote } from '../../support/appium-virtual.ts';
import { startServer, type TestServer } from '../../support/server.ts';

const { udid } = virtualPhone(1);
const NOTES = 'com.opposable.notes';

let appium: TestAppium;
let server: TestServer;

beforeAll(async () => {
  appium = await startTestAppium('opposable-virtual');
  server = await startServer({ appiumUrl: appium.url });
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await appium?.[Symbol.asyncDispose]();
});

const ask = async (query: string, variables: object = {}) => {
  const { data, errors } = await server.graphql(query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

type State = {
  readonly system: { readonly foreground: string | null };
  readonly apps: { readonly settings: { readonly nfc: boolean } };
};
const state = async (): Promise<State> => {
  await using remote = await openVirtualRemote(appium.url, udid);
  return (await remote.execute('mobile: virtualState')) as State;
};

test('a session begins with what another one saved, over the whole path', async () => {
  const talk =
    'mutation ($from: ID) { createSession(input: { mode: conversation, restoreFromSessionId: $from }) { id } }';
  const { id } = (await ask(talk)).createSession;
  {
    await using remote = await openVirtualRemote(appium.url, udid);
    const before = JSON.parse(
      Buffer.from(
        String(await remote.execute('mobile: virtualSave', { mode: 'memory' })),
        'base64',
      ).toString(),
    );
    before.state.apps['com.opposable.settings'].on.nfc = false;
    const snapshot = Buffer.from(JSON.stringify(before)).toString('base64');
    await remote.execute('mobile: virtualRestore', { snapshot, mode: 'memory' });
    await remote.execute('mobile: activateApp', { appId: NOTES });
  }
  const save = `mutation ($id: ID!) { saveSnapshot(sessionId: $id, mode: memory) { id sessionId mode kind byteLength isDefault } }`;
  const saved = (await ask(save, { id })).saveSnapshot;
  expect(saved).toEqual({
    ...{ id: expect.stringMatching(/^snap_[0-9a-f]{32}$/), sessionId: id, mode: 'memory', kind: 'virtual' },
    ...{ byteLength: expect.any(Number), isDefault: false },
  });
  const list = 'query ($id: ID!) { session(id: $id) { snapshots { id mode } } }';
  expect((await ask(list, { id })).session.snapshots).toEqual([{ id: saved.id, mode: 'memory' }]);
  await ask('mutation ($id: ID!) { stopSession(id: $id) { id } }', { id });
  // A phone as good as new.
  await (await openVirtualRemote(appium.url, udid, {}, { 'appium:noReset': false }))[Symbol.asyncDispose]();
  expect(await state()).toMatchObject({ system: { foreground: null }, apps: { settings: { nfc: true } } });
  const { id: next } = (await ask(talk, { from: id })).createSession;
  await ask('mutation ($id: ID!) { saveSnapshot(sessionId: $id) { id } }', { id: next });
  expect(await state()).toMatchObject({ system: { foreground: NOTES }, apps: { settings: { nfc: false } } });
  await ask('mutation ($id: ID!) { stopSession(id: $id) { id } deleteSession(id: $id) }', { id });
  const { errors } = await server.graphql(talk, { from: id });
  expect(errors).toMatchObject([{ extensions: { code: 'SNAPSHOT_NOT_FOUND' } }]);
  const gone = await server.graphql('mutation ($id: ID!) { deleteSnapshot(id: $id) }', { id: saved.id });
  expect(gone.errors).toMatchObject([{ extensions: { code: 'SNAPSHOT_NOT_FOUND' } }]);
});
