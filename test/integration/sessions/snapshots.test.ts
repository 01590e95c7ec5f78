import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId, type SessionId } from '../../../src/domain/ids.ts';
import type { SnapshotMode } from '../../../src/domain/snapshot.ts';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import { upsertPhone } from '../../../src/storage/phone-records.ts';
import { addPhone } from '../../support/database.ts';
import { statusesOf } from '../../support/logged.ts';
import { finishes, says, taps } from '../../support/scripted-model.ts';
import { type Stage, type StageOptions, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

const CONVERSATION = { mode: 'conversation', instruction: undefined } as const;
const KEY = newId('key');

let phones = 0;
let phoneName: string;

/** Registers one more phone that can be saved. @returns its name */
async function addSavable(capabilities: object = {}, udid?: string): Promise<string> {
  const { database, organizationId } = db();
  phones += 1;
  const name = `savable-${phones}`;
  await upsertPhone(database, organizationId, {
    ...{ name, platform: 'android', udid: udid ?? name },
    capabilities: { 'appium:automationName': 'OpposableVirtual', ...capabilities },
  });
  return name;
}

beforeEach(async () => {
  phoneName = await addSavable();
});

const set = (options: StageOptions = {}) => stage(db(), { phoneName, ...options });
const save = (on: Stage, id: SessionId, mode: SnapshotMode = 'filesystem', isDefault = false) =>
  on.sessions.saveSnapshot(on.organizationId, id, { mode, ...(isDefault && { defaultOf: KEY }) });
const prepare = (on: Stage, id: SessionId) => on.sessions.prepare(on.organizationId, id);

/** A session whose phone held that when it was saved, and which was deleted since. */
async function kept(on: Stage, content: string, isDefault = false): Promise<SessionId> {
  on.phone.content = content;
  const id = await on.create(CONVERSATION);
  const { id: snapshot } = await save(on, id, 'filesystem', isDefault);
  await on.sessions.discard(on.organizationId, id, snapshot);
  on.phone.content = 'something else';
  return id;
}

const files = async (): Promise<readonly string[]> => {
  const entries = await readdir(join(db().folder, 'snapshots'), { recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.length > 3);
};

describe('saving', () => {
  test('keeps what the phone holds, which a new session begins with', async () => {
    await using on = await set();
    on.phone.content = 'logged in';
    const id = await on.create(CONVERSATION);
    const saved = await save(on, id, 'memory');
    expect(saved).toMatchObject({ sessionId: id, kind: 'virtual', mode: 'memory', defaultOf: null });
    expect(await on.sessions.snapshots(id)).toEqual([saved]);
    await on.sessions.discard(on.organizationId, id, saved.id);
    on.phone.content = 'somebody else';
    const next = await on.create({ ...CONVERSATION, restoreFrom: { sessionId: id } });
    expect(await on.get(next)).toMatchObject({ restoreFromId: saved.id, restoredAt: null });
    await prepare(on, next);
    expect(on.phone.content).toBe('logged in memory as memory');
    expect(await on.get(next)).toMatchObject({ restoreFromId: null, restoredAt: expect.any(Date) });
    on.phone.content = 'changed since';
    await prepare(on, next);
    expect(on.phone.content).toBe('changed since');
  });

  test('interrupts the turn in progress, and waits until the agent has let go', async () => {
    await using on = await set();
    on.model.parks(says('Too late'));
    const id = await on.create({ mode: 'conversation', instruction: 'Take your time' });
    await on.event(id, ({ type }) => type === 'screenshot');
    await save(on, id);
    expect(statusesOf(await on.events(id))).toEqual(['creating', 'running', 'paused(idle)']);
    expect(await on.holder()).toBe(id);
  });

  test('takes back what a conversation was to do first', async () => {
    await using on = await set();
    const held = on.phone.holds('connect');
    const id = await on.create({ mode: 'conversation', instruction: 'Hurry' });
    await held.reached;
    const saving = save(on, id);
    held.open();
    await saving;
    expect(on.model.requests).toEqual([]);
  });

  test('takes a phone again that was given back, unless another session has it', async () => {
    await using on = await set();
    const id = await on.create({ ...CONVERSATION, phoneFrom: 'first_turn' });
    const other = await on.create(CONVERSATION);
    await expect(save(on, id)).rejects.toMatchObject({ code: 'PHONE_BUSY' });
    await on.sessions.stop(on.organizationId, other);
    await save(on, id);
    expect(await on.holder()).toBe(id);
  });

  test('is refused for what has ended, has not begun, or is in hands', async () => {
    await using on = await set();
    const ended = await on.create();
    await on.sessions.stop(on.organizationId, ended);
    await expect(save(on, ended)).rejects.toMatchObject({ code: 'INVALID_TRANSITION' });
    const holder = await on.create(CONVERSATION);
    const waiting = await on.create({ queue: true });
    await expect(save(on, waiting)).rejects.toMatchObject({ code: 'INVALID_TRANSITION' });
    await on.sessions.stop(on.organizationId, waiting);
    await on.sessions.stop(on.organizationId, holder);
    on.model.answers(says('Hello.'));
    const taken = await on.create({ mode: 'conversation', instruction: 'Say hello' });
    await on.event(taken, ({ data }) => 'pauseReason' in data && data.pauseReason === 'idle');
    await on.sessions.takeover(on.organizationId, taken);
    await expect(save(on, taken)).rejects.toThrow('A person has the phone');
  });

  test('needs a phone that can, and says so without connecting it', async () => {
    const name = await addPhone(db().database, db().organizationId);
    await using on = await stage(db(), { phoneName: name });
    on.phone.fails('connect', new Error('It was connected.'));
    const id = await on.create(CONVERSATION);
    await expect(save(on, id)).rejects.toMatchObject({
      code: 'NOT_SUPPORTED',
      message: expect.stringContaining('only virtual phones and Android emulators can'),
    });
  });

  test('says what the phone said, and leaves nothing behind', async () => {
    await using on = await set();
    const id = await on.create(CONVERSATION);
    on.phone.fails('save', new PhoneError('action_failed', 'No space is left.'));
    await expect(save(on, id)).rejects.toMatchObject({ code: 'ACTION_FAILED', message: 'No space is left.' });
    expect(await on.sessions.snapshots(id)).toEqual([]);
  });

  test('keeps to the file system where the session does', async () => {
    await using on = await set();
    const id = await on.create({ ...CONVERSATION, snapshotMode: 'filesystem' });
    await expect(save(on, id, 'memory')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await save(on, id, 'filesystem');
  });

  test("is nobody else's business", async () => {
    await using on = await set();
    const before = await files();
    on.phone.content = 'mine alone';
    const id = await on.create(CONVERSATION);
    const { id: snapshot } = await save(on, id);
    expect(await files()).toHaveLength(before.length + 1);
    const stranger = newId('org');
    const saving = on.sessions.saveSnapshot(stranger, id, { mode: 'memory' });
    await expect(saving).rejects.toMatchObject({ code: 'SESSION_NOT_FOUND' });
    await expect(on.sessions.deleteSnapshot(stranger, snapshot)).rejects.toMatchObject({
      code: 'SNAPSHOT_NOT_FOUND',
    });
    await on.sessions.deleteSnapshot(on.organizationId, snapshot);
    expect(await on.sessions.snapshots(id)).toEqual([]);
    expect(await files()).toEqual(before);
  });
});

describe('a restored session', () => {
  test('is restored before its agent sees anything', async () => {
    await using on = await set();
    const from = await kept(on, 'prepared');
    const held = on.phone.holds('restore');
    on.model.answers(taps(1, 1)).answers(finishes());
    const id = await on.create({ restoreFrom: { sessionId: from } });
    await held.reached;
    expect(on.phone.wakes).toBe(0);
    held.open();
    expect((await on.ended(id)).session.status).toBe('completed');
    expect(on.phone.content).toBe('prepared filesystem as filesystem');
  });

  test('is restored once, whoever comes first, also when its phone is lost on the way', async () => {
    await using on = await set();
    const from = await kept(on, 'prepared');
    on.phone.fails('restore', new PhoneError('phone_lost', 'It has gone.'));
    on.phone.fails('capture', new PhoneError('phone_lost', 'It has gone again.'));
    on.phone.onAction = () => {
      on.phone.content = 'worked on';
    };
    on.model.answers(taps(1, 1)).answers(finishes());
    const id = await on.create({ restoreFrom: { sessionId: from } });
    expect((await on.ended(id)).session.status).toBe('completed');
    expect(on.phone.content).toBe('worked on');
  });

  test('may show a secret that was on the screen', async () => {
    const typedBefore: boolean[] = [];
    await using on = await set({
      withSecrets: (driver, _secrets, before) => {
        typedBefore.push(before);
        return driver;
      },
    });
    on.secrets = [{ name: 'password', value: 'hunter2' }];
    const from = await kept(on, 'prepared');
    const id = await on.create({ ...CONVERSATION, restoreFrom: { sessionId: from } });
    await prepare(on, id);
    typedBefore.length = 0;
    await save(on, id);
    expect(typedBefore).toEqual([true]);
  });

  test.each([
    ['not_supported', 'NOT_SUPPORTED'],
    ['action_failed', 'ACTION_FAILED'],
    ['phone_lost', 'PHONE_NOT_CONNECTED'],
  ] as const)('fails when it can not be prepared: %s', async (kind, code) => {
    await using on = await set();
    const from = await kept(on, 'prepared');
    on.phone.fails('restore', new PhoneError(kind, 'The snapshot is damaged.'));
    const id = await on.create({ ...CONVERSATION, restoreFrom: { sessionId: from } });
    await expect(prepare(on, id)).rejects.toMatchObject({ code, message: 'The snapshot is damaged.' });
    const { session } = await on.ended(id);
    expect(session).toMatchObject({
      status: 'failed',
      error: `${code}: The phone could not be restored. The snapshot is damaged.`,
    });
    await on.create(CONVERSATION);
  });

  test('fails when its agent finds that it can not be restored', async () => {
    await using on = await set();
    const from = await kept(on, 'prepared');
    on.phone.fails('restore', new PhoneError('action_failed', 'The snapshot is damaged.'));
    const id = await on.create({ restoreFrom: { sessionId: from } });
    const { session, events } = await on.ended(id);
    expect(session.error).toBe('ACTION_FAILED: The phone could not be restored. The snapshot is damaged.');
    expect(events.filter(({ type }) => type === 'error')).toHaveLength(1);
    expect(on.phone.wakes).toBe(0);
  });

  test('is not restored any more once it has ended', async () => {
    await using on = await set();
    const from = await kept(on, 'prepared');
    const held = on.phone.holds('restore');
    const id = await on.create({ restoreFrom: { sessionId: from } });
    await held.reached;
    const preparing = prepare(on, id);
    await on.sessions.stop(on.organizationId, id);
    await expect(preparing).rejects.toMatchObject({ code: 'INVALID_TRANSITION' });
    held.open();
    expect(on.phone.content).toBe('something else');
  });

  test('fails when the snapshot is deleted before', async () => {
    await using on = await set();
    const holder = await on.create(CONVERSATION);
    const { id: snapshot } = await save(on, holder);
    const id = await on.create({ queue: true, restoreFrom: { sessionId: holder } });
    await prepare(on, id);
    await on.sessions.deleteSnapshot(on.organizationId, snapshot);
    await on.sessions.discard(on.organizationId, holder);
    expect((await on.ended(id)).session.error).toContain('SNAPSHOT_NOT_FOUND');
  });

  test('leaves out what runs when it keeps to the file system', async () => {
    await using on = await set();
    const first = await on.create(CONVERSATION);
    const { id: snapshot } = await save(on, first, 'memory');
    await on.sessions.discard(on.organizationId, first, snapshot);
    const restoreFrom = { sessionId: first };
    const id = await on.create({ ...CONVERSATION, restoreFrom, snapshotMode: 'filesystem' });
    await prepare(on, id);
    expect(on.phone.content).toBe('new memory as filesystem');
  });

  test('needs a snapshot that is there', async () => {
    await using on = await set();
    const unsaved = await on.create({ ...CONVERSATION, phoneFrom: 'first_turn' });
    for (const restoreFrom of [
      { sessionId: unsaved },
      { sessionId: newId('sess') },
      { userId: newId('key') },
    ]) {
      await expect(on.create({ ...CONVERSATION, restoreFrom })).rejects.toMatchObject({
        code: 'SNAPSHOT_NOT_FOUND',
      });
    }
    const stranger = newId('org');
    await on.database.organization.create({ data: { id: stranger, name: stranger } });
    const from = await kept(on, 'mine');
    const asked = on.sessions.create(stranger, { ...CONVERSATION, restoreFrom: { sessionId: from } });
    await expect(asked).rejects.toMatchObject({ code: 'SNAPSHOT_NOT_FOUND' });
  });

  test('gets a phone that can be restored, and is told when the one that it names can not', async () => {
    const { database, organizationId } = db();
    await using on = await set();
    const from = await kept(on, 'prepared');
    const restoreFrom = { sessionId: from };
    const unfit = await addPhone(database, organizationId);
    await expect(on.create({ ...CONVERSATION, phone: unfit, restoreFrom })).rejects.toMatchObject({
      code: 'NOT_SUPPORTED',
      message: `The phone "${unfit}" can't be restored from this snapshot: only virtual phones can.`,
    });
    const id = await on.create({ ...CONVERSATION, phone: undefined, restoreFrom });
    const { phoneId } = await on.get(id);
    expect((await on.sessions.phones(organizationId)).find((phone) => phone.id === phoneId)).toMatchObject({
      snapshotKind: 'virtual',
    });
  });

  test('of an emulator gets that emulator again, and no other', async () => {
    const emulator = { 'appium:automationName': 'UiAutomator2' };
    const one = await addSavable(emulator, 'emulator-5554');
    const other = await addSavable(emulator, 'emulator-5556');
    await using on = await stage(db(), { phoneName: one });
    const from = await kept(on, 'prepared');
    const restoreFrom = { sessionId: from };
    await expect(on.create({ ...CONVERSATION, phone: other, restoreFrom })).rejects.toMatchObject({
      code: 'NOT_SUPPORTED',
      message: expect.stringContaining('only the Android emulator that it was taken of can'),
    });
    await on.create({ ...CONVERSATION, phone: undefined, restoreFrom });
    expect(await on.holder()).not.toBeNull();
  });
});

describe("a user's default", () => {
  test('is what was saved as such last', async () => {
    await using on = await set();
    await kept(on, 'first', true);
    await kept(on, 'second', true);
    await kept(on, 'third');
    const id = await on.create({ ...CONVERSATION, restoreFrom: { userId: KEY } });
    await prepare(on, id);
    expect(on.phone.content).toBe('second filesystem as filesystem');
  });

  test('outlasts its session, and others do for some days', async () => {
    await using on = await set();
    const before = (await files()).length;
    const standing = await kept(on, 'standing', true);
    const passing = await kept(on, 'passing');
    expect(await files()).toHaveLength(before + 2);
    await on.snapshots.expire(new Date(on.clock.now() - 1_000_000));
    expect(await on.sessions.snapshots(passing)).toHaveLength(1);
    await on.snapshots.expire(new Date(on.clock.now() + 1_000));
    expect(await on.sessions.snapshots(passing)).toEqual([]);
    expect(await on.sessions.snapshots(standing)).toHaveLength(1);
    expect((await files()).length).toBeLessThan(before + 2);
  });
});

test('snapshots go with their session unless one is to be kept', async () => {
  await using on = await set();
  const id = await on.create(CONVERSATION);
  on.phone.content = `one of ${id}`;
  await save(on, id);
  on.phone.content = `another of ${id}`;
  const { id: keep } = await save(on, id);
  const before = (await files()).length;
  await on.snapshots.expire(new Date(on.clock.now() + 1_000));
  expect(await on.sessions.snapshots(id)).toHaveLength(2);
  await on.sessions.discard(on.organizationId, id, keep);
  expect((await on.sessions.snapshots(id)).map((snapshot) => snapshot.id)).toEqual([keep]);
  expect(await files()).toHaveLength(before - 1);
});
