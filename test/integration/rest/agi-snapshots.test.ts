import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formatId, newId, type SessionId } from '../../../src/domain/ids.ts';
import { silentLogger } from '../../../src/lib/logger.ts';
import { connectAppium } from '../../../src/phones/appium.ts';
import { type PhoneDriver, PhoneError } from '../../../src/phones/phone-driver.ts';
import { virtualPhone } from '../../../src/phones/virtual-phone.ts';
import { findKey } from '../../../src/storage/api-keys.ts';
import { upsertPhone } from '../../../src/storage/phone-records.ts';
import { never, startTestAppium, type TestAppium } from '../../support/appium.ts';
import { centre, findElement } from '../../support/appium-stage.ts';
import { openVirtualRemote } from '../../support/appium-virtual.ts';
import { type DialectRequest, type DialectStage, dialectStage } from '../../support/dialect-stage.ts';
import { finishes, says } from '../../support/scripted-model.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

async function read(response: Response): Promise<Answer> {
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

describe("AGI's snapshots", () => {
  let at: DialectStage;
  let phones = 0;

  beforeEach(async () => {
    const { database, organizationId } = db();
    phones += 1;
    const phoneName = `agi-savable-${phones}`;
    const capabilities = { 'appium:automationName': 'OpposableVirtual' };
    await upsertPhone(database, organizationId, {
      ...{ name: phoneName, platform: 'android', udid: phoneName, capabilities },
    });
    at = await dialectStage(db(), { phoneName });
  });

  afterEach(async () => {
    await at[Symbol.asyncDispose]();
  });

  const ask = async (path: string, init?: DialectRequest): Promise<Answer> =>
    await read(await at.fetch(`/agi/v1${path}`, init));
  const tryToCreate = (given: object = {}) =>
    ask('/sessions', { json: { phone_id: at.on.phoneName, ...given } });
  const create = async (given: object = {}): Promise<SessionId> =>
    (await tryToCreate(given)).body['session_id'] as SessionId;
  const remove = (id: string, query = '') => ask(`/sessions${id && `/${id}`}${query}`, { method: 'DELETE' });
  const userId = async (): Promise<string> =>
    (await findKey(at.on.database, at.key, new Date()))?.id ?? 'none';

  /** A session that was deleted, and saved before. */
  async function saved(content: string, query = '?save_snapshot_mode=filesystem'): Promise<SessionId> {
    at.on.phone.content = content;
    const id = await create();
    expect(await remove(id, query)).toEqual({
      status: 200,
      body: { success: true, deleted: true, message: 'Session deleted successfully' },
    });
    at.on.phone.content = 'something else';
    return id;
  }

  test('are taken on deletion, and restored by the time that the new session is answered', async () => {
    const id = await saved('logged in');
    expect((await ask(`/sessions/${id}`)).status).toBe(404);
    const { status, body } = await tryToCreate({ restore_from_session_id: id });
    expect([status, body['status']]).toEqual([200, 'ready']);
    expect(at.on.phone.content).toBe('logged in filesystem as filesystem');
  });

  test('are taken of all of a user’s sessions when all are deleted, but of those that have ended', async () => {
    const ended = await create();
    await at.on.sessions.stop(at.on.organizationId, ended);
    at.on.phone.content = 'all';
    const id = await create();
    expect((await remove('', '?save_snapshot_mode=filesystem')).body).toMatchObject({
      deleted: true,
      message: '2 sessions deleted',
    });
    at.on.phone.content = 'something else';
    await create({ restore_from_session_id: id });
    expect(at.on.phone.content).toBe('all filesystem as filesystem');
    const refused = await tryToCreate({ restore_from_session_id: ended });
    expect(refused).toMatchObject({ status: 422, body: { code: 'SNAPSHOT_NOT_FOUND' } });
  });

  test('are restored before the agent looks when there is a goal', async () => {
    const id = await saved('logged in');
    at.on.model.answers(says('I see.'));
    const next = await create({ restore_from_session_id: id, goal: 'Look' });
    expect(at.on.phone.content).toBe('logged in filesystem as filesystem');
    await at.on.event(next, ({ type }) => type === 'result');
    expect(at.on.phone.content).toBe('logged in filesystem as filesystem');
  });

  test('interrupt the task that runs', async () => {
    const parked = at.on.model.parks(finishes());
    const id = await create({ goal: 'Take your time' });
    await parked.reached;
    expect((await remove(id, '?save_snapshot_mode=memory')).body['deleted']).toBe(true);
    expect((await at.on.sessions.snapshots(id)).map(({ mode }) => mode)).toEqual(['memory']);
  });

  test('of the memory are restored without what runs when the session does without', async () => {
    const id = await saved('logged in', '?save_snapshot_mode=memory');
    const next = await create({ restore_from_session_id: id, enable_memory_snapshot: false });
    expect(at.on.phone.content).toBe('logged in memory as filesystem');
    expect(await remove(next, '?save_snapshot_mode=memory')).toMatchObject({
      status: 422,
      body: { code: 'INVALID_INPUT' },
    });
    await remove(next);
    await create({ restore_from_session_id: id, enable_memory_snapshot: true });
    expect(at.on.phone.content).toBe('logged in memory as memory');
  });

  test('are none unless asked for', async () => {
    for (const query of ['', '?save_snapshot_mode=none', '?save_as_default=false']) {
      const id = await create();
      expect((await remove(id, query)).body['deleted']).toBe(true);
      expect(await at.on.sessions.snapshots(id)).toEqual([]);
    }
  });

  test('are the default of the user who said so, by either form of its id', async () => {
    const asDefault = '?save_snapshot_mode=filesystem&save_as_default=true';
    await saved('first', asDefault);
    await saved('second', asDefault);
    const other = await saved('third');
    const user = await userId();
    for (const form of [user, user.toUpperCase(), formatId('key', user)]) {
      at.on.phone.content = 'something else';
      const id = await create({ restore_default_environment_from_user_id: form });
      expect(at.on.phone.content).toBe('second filesystem as filesystem');
      await remove(id);
    }
    const both = { restore_from_session_id: other, restore_default_environment_from_user_id: user };
    await create(both);
    expect(at.on.phone.content).toBe('third filesystem as filesystem');
  });

  test.each([
    ['a session that is not there', { restore_from_session_id: newId('sess') }, 'SNAPSHOT_NOT_FOUND'],
    [
      'a user without a default',
      { restore_default_environment_from_user_id: newId('key') },
      'SNAPSHOT_NOT_FOUND',
    ],
    ['what is no user', { restore_default_environment_from_user_id: 'me' }, 'SNAPSHOT_NOT_FOUND'],
    ['what is no id', { restore_from_session_id: 'x' }, 'INVALID_INPUT'],
  ])('of %s are 422', async (_what, given, code) => {
    const { status, body } = await tryToCreate(given);
    expect(status).toBe(422);
    expect(body).toEqual({ message: expect.any(String), code });
    expect(await at.on.holder()).toBeNull();
  });

  test('of a session that was not saved are 422', async () => {
    const id = await create();
    await remove(id);
    expect((await tryToCreate({ restore_from_session_id: id })).status).toBe(422);
  });

  test('belong to their organisation', async () => {
    const id = await saved('mine', '?save_snapshot_mode=filesystem&save_as_default=true');
    const { key } = await at.stranger();
    for (const given of [
      { restore_from_session_id: id },
      { restore_default_environment_from_user_id: await userId() },
    ]) {
      const { status, body } = await ask('/sessions', { json: given, key });
      expect([status, body['code']]).toEqual([422, 'SNAPSHOT_NOT_FOUND']);
    }
    const mine = await create();
    const { body } = await ask(`/sessions/${mine}?save_snapshot_mode=memory`, { method: 'DELETE', key });
    expect(body).toMatchObject({ success: true, deleted: false });
    expect(await at.on.sessions.snapshots(mine)).toEqual([]);
  });

  test('of a phone that can not are 422, and the session stays', async () => {
    const { database, organizationId } = db();
    const udid = `agi-real-${phones}`;
    await upsertPhone(database, organizationId, { name: udid, platform: 'android', udid, capabilities: {} });
    const id = await create({ phone_id: udid });
    const { status, body } = await remove(id, '?save_snapshot_mode=filesystem');
    expect(status).toBe(422);
    expect(body).toEqual({ code: 'NOT_SUPPORTED', message: expect.stringContaining("can't be saved") });
    expect((await ask(`/sessions/${id}`)).status).toBe(200);
    await remove(id);
    const from = await saved('logged in');
    const refused = await tryToCreate({ phone_id: udid, restore_from_session_id: from });
    expect(refused).toMatchObject({ status: 422, body: { code: 'NOT_SUPPORTED' } });
  });

  test('that fail are failures of the infrastructure, and the session ends or stays as it was', async () => {
    const from = await saved('logged in');
    at.on.phone.fails('restore', new PhoneError('action_failed', 'The snapshot is damaged.'));
    expect(await tryToCreate({ restore_from_session_id: from })).toEqual({
      status: 500,
      body: { code: 'ACTION_FAILED', message: 'The snapshot is damaged.' },
    });
    const [failed] = (await ask('/sessions')).body as unknown as readonly Answer['body'][];
    expect(failed?.['status']).toBe('error');
    const id = await create();
    at.on.phone.fails('save', new PhoneError('action_failed', 'No space is left.'));
    expect((await remove(id, '?save_snapshot_mode=filesystem')).status).toBe(500);
    expect((await ask(`/sessions/${id}`)).body['status']).toBe('ready');
  });
});

describe("AGI's snapshots on a virtual phone behind Appium", () => {
  const phone = virtualPhone(1);
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

  const ask = async (path: string, init: Parameters<TestServer['fetch']>[1] = {}): Promise<Answer> =>
    await read(await server.fetch(`/agi/v1${path}`, init));

  /** Uses the phone behind the back of the sessions. */
  async function use<T>(work: (driver: PhoneDriver) => Promise<T>): Promise<T> {
    const driver = await connectAppium({ server: appium, logger: silentLogger })(phone, never);
    try {
      return await work(driver);
    } finally {
      await driver.close();
    }
  }

  async function writeNote(driver: PhoneDriver): Promise<void> {
    await driver.perform({ type: 'open_app', name: 'Notes' }, never);
    await driver.perform({ type: 'tap', at: centre(await findElement(driver, 'New note')) }, never);
    await driver.perform({ type: 'tap', at: centre(await findElement(driver, 'Title')) }, never);
    await driver.perform({ type: 'type_text', text: 'Kept for later' }, never);
    await driver.perform({ type: 'tap', at: centre(await findElement(driver, 'Save')) }, never);
  }

  async function hasNote(driver: PhoneDriver): Promise<boolean> {
    await driver.perform({ type: 'open_app', name: 'Notes' }, never);
    return (await driver.elements(never)).some(({ label }) => label.includes('Kept for later'));
  }

  test('bring back what an app has stored, with all apps closed', async () => {
    const first = (await ask('/sessions', { json: {} })).body['session_id'];
    await use(writeNote);
    const saving = '?save_snapshot_mode=filesystem&save_as_default=true';
    expect((await ask(`/sessions/${first}${saving}`, { method: 'DELETE' })).body['deleted']).toBe(true);
    // A phone as good as new.
    const reset = { 'appium:noReset': false };
    await (await openVirtualRemote(appium.url, phone.udid, {}, reset))[Symbol.asyncDispose]();
    expect(await use(hasNote)).toBe(false);

    const { status, body } = await ask('/sessions', { json: { restore_from_session_id: first } });
    expect([status, body['status']]).toEqual([200, 'ready']);
    expect(await use((driver) => driver.currentApp(never))).toEqual({
      packageName: 'com.opposable.launcher',
    });
    expect(await use(hasNote)).toBe(true);
    await ask(`/sessions/${body['session_id']}`, { method: 'DELETE' });

    await (await openVirtualRemote(appium.url, phone.udid, {}, reset))[Symbol.asyncDispose]();
    const { data } = await server.graphql('{ viewer { apiKey { id } } }');
    const user = data.viewer.apiKey.id;
    await ask('/sessions', { json: { restore_default_environment_from_user_id: user } });
    expect(await use(hasNote)).toBe(true);
  });
});
