import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatId, newId, parseId, type SessionId } from '../../../src/domain/ids.ts';
import type { SessionRecord } from '../../../src/domain/session-record.ts';
import { frameStore } from '../../../src/storage/frame-store.ts';
import { typesOf } from '../../support/logged.ts';
import { finishes, taps } from '../../support/scripted-model.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

test('what a session is found by can be changed at any time', async () => {
  await using on = await stage(db());
  on.model.answers(finishes());
  const id = await on.create({ title: 'Before', tags: ['a', 'b'], metadata: { order: 1 } });
  await on.ended(id);
  await on.sessions.update(on.organizationId, id, { title: null, tags: ['b', 'c', 'c'] });
  expect(await on.get(id)).toMatchObject({ title: null, tags: ['b', 'c', 'c'], metadata: { order: 1 } });
  const rows = await on.database.sessionTag.findMany({ where: { sessionId: id }, orderBy: { tag: 'asc' } });
  expect(rows.map(({ tag }) => tag)).toEqual(['b', 'c']);
  await on.sessions.update(on.organizationId, id, { title: 'After', metadata: {} });
  expect(await on.get(id)).toMatchObject({ title: 'After', metadata: {} });
  const limits = on.sessions.update(on.organizationId, id, { maxTurns: 9 });
  await expect(limits).rejects.toMatchObject({ code: 'INVALID_TRANSITION' });
});

test('a session at work keeps to a lower limit of turns', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(taps(1, 1));
  on.model.answers(finishes('Not yet.', false));
  const id = await on.create({ maxTurns: 9 });
  await speaking.reached;
  await on.sessions.update(on.organizationId, id, { maxTurns: 1 });
  speaking.open();
  expect((await on.ended(id)).session.error).toBe('MAX_TURNS: The limit of 1 turns is reached.');
});

test('a session at work goes on under a higher limit of turns', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(taps(1, 1));
  on.model.answers(taps(2, 2)).answers(finishes());
  const id = await on.create({ maxTurns: 1 });
  await speaking.reached;
  await on.sessions.update(on.organizationId, id, { maxTurns: 3 });
  speaking.open();
  expect((await on.ended(id)).session).toMatchObject({ status: 'completed', numTurns: 3 });
});

test('a session at work keeps to a lower limit of time', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(taps(1, 1));
  on.model.parks(finishes());
  on.model.answers(finishes('Too late.', false));
  const id = await on.create({ timeoutS: 600 });
  await speaking.reached;
  await on.sessions.update(on.organizationId, id, { timeoutS: 1 });
  speaking.open();
  expect((await on.ended(id)).session.error).toBe('TIMEOUT: The session ran for its limit of 1 s.');
});

test('a deleted session leaves its figures and nothing else', async () => {
  await using on = await stage(db());
  const { database, organizationId } = on;
  const [kept, gone] = [await seeing(on, 7, 8), await seeing(on, 7, 9)];
  const before = await on.get(gone);
  const shared = (await framesOf(on, kept)).filter((frame) => gonesFrames.has(frame));
  expect(shared).toHaveLength(1);
  const filesBefore = (await files()).length;

  await on.sessions.remove(organizationId, gone);
  await expect(on.get(gone)).rejects.toMatchObject({ code: 'SESSION_NOT_FOUND' });
  await expect(on.sessions.remove(organizationId, gone)).rejects.toMatchObject({ code: 'SESSION_NOT_FOUND' });
  const update = on.sessions.update(organizationId, gone, { title: 'Back' });
  await expect(update).rejects.toMatchObject({ code: 'SESSION_NOT_FOUND' });
  expect(await database.agentEvent.count({ where: { sessionId: gone } })).toBe(0);
  expect(await database.sessionTag.count({ where: { sessionId: gone } })).toBe(0);
  const row = await database.session.findUniqueOrThrow({ where: { id: gone } });
  expect(JSON.stringify(row)).not.toMatch(/Secretly|a tag|an order|polite/);
  const { numTurns, costMicroUsd, runningMs, startedAt } = before;
  expect(row).toMatchObject({ numTurns, costMicroUsd, runningMs, startedAt, deletedAt: expect.any(Date) });
  expect(row.inputTokens).toBeGreaterThan(0);

  const frames = frameStore(database, join(db().folder, 'frames'));
  for (const frame of await framesOf(on, kept)) {
    expect((await frames.get(organizationId, frame as never)).bytes.length).toBeGreaterThan(0);
  }
  const left = await database.frame.findMany({ where: { id: { in: [...gonesFrames] } } });
  expect(left.map(({ id }) => id)).toEqual(shared);
  expect(await files()).toHaveLength(filesBefore - (gonesFrames.size - 1));
});

test('what was kept for a repetition stays, and says no more of a deleted session', async () => {
  await using on = await stage(db());
  on.model.answers(finishes());
  const input = { phone: on.phoneName, instruction: 'Secretly like it' };
  const once = {
    ...{ key: newId('sess'), requestHash: 'hash' },
    respond: ({ id, instruction }: SessionRecord) => ({
      status: 201,
      body: JSON.stringify({ id: formatId('sess', id), instruction }),
    }),
  };
  const create = async (): Promise<{ id: string; instruction: string }> =>
    JSON.parse((await on.sessions.createOnce(on.organizationId, input, once)).body);
  const first = await create();
  const id = parseId('sess', first.id) ?? newId('sess');
  await on.ended(id);
  await on.sessions.remove(on.organizationId, id);
  expect(await create()).toEqual({ id: first.id, instruction: '' });
});

test('the picture stays that another organisation has, and goes with its last', async () => {
  const { database, organizationId } = db();
  const stranger = newId('org');
  await database.organization.create({ data: { id: stranger, name: stranger } });
  const frames = frameStore(database, join(db().folder, 'frames'));
  const picture = { widthPx: 1, heightPx: 1, mediaType: 'image/png', bytes: Buffer.from(stranger) };
  const [one, two] = [newId('sess'), newId('sess')];
  await frames.put(organizationId, picture, one);
  const theirs = await frames.put(stranger, picture, two);
  const forget = async (org: typeof organizationId, owner: SessionId): Promise<void> =>
    frames.discard(await database.$transaction((tx) => frames.forget(tx, org, owner)));
  await forget(organizationId, one);
  expect(Buffer.from((await frames.get(stranger, theirs)).bytes)).toEqual(picture.bytes);
  const before = (await files()).length;
  await forget(stranger, two);
  expect(await files()).toHaveLength(before - 1);
});

test('a frame that is stored while it is deleted is there', async () => {
  const { database, organizationId } = db();
  const frames = frameStore(database, join(db().folder, 'frames'));
  const picture = { widthPx: 1, heightPx: 1, mediaType: 'image/png', bytes: Buffer.from('raced for') };
  for (let round = 0; round < 10; round += 1) {
    const [old, fresh] = [newId('sess'), newId('sess')];
    await frames.put(organizationId, picture, old);
    const forgotten = database.$transaction((tx) => frames.forget(tx, organizationId, old));
    const [id] = await Promise.all([
      frames.put(organizationId, picture, fresh),
      forgotten.then((hashes) => frames.discard(hashes)),
    ]);
    expect(Buffer.from((await frames.get(organizationId, id)).bytes).toString()).toBe('raced for');
    const rest = await database.$transaction((tx) => frames.forget(tx, organizationId, fresh));
    await frames.discard(rest);
  }
});

test('a session that has not ended is not deleted', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(finishes());
  const id = await on.create();
  await speaking.reached;
  await expect(on.sessions.remove(on.organizationId, id)).rejects.toMatchObject({
    code: 'INVALID_TRANSITION',
  });
  await on.sessions.stop(on.organizationId, id);
  await on.sessions.remove(on.organizationId, id);
  expect(typesOf(await on.events(id))).toEqual([]);
});

/** The frames of the session that was run last. */
let gonesFrames: ReadonlySet<string> = new Set();

/** Runs a session that sees two screens. */
async function seeing(on: Stage, first: number, second: number): Promise<SessionId> {
  on.phone.shows(first);
  on.phone.onAction = () => on.phone.shows(second - 1);
  on.model.answers(taps(1, 1)).answers(finishes('Secretly done.'));
  const id = await on.create({
    ...{ instruction: 'Secretly like it', title: 'Secretly', tags: ['a tag'], metadata: { for: 'an order' } },
  });
  await on.ended(id);
  gonesFrames = new Set(await framesOf(on, id));
  return id;
}

async function framesOf(on: Stage, id: SessionId): Promise<readonly string[]> {
  const uses = await on.database.frameUse.findMany({ where: { owner: id }, orderBy: { frameId: 'asc' } });
  return uses.map(({ frameId }) => frameId);
}

async function files(): Promise<readonly string[]> {
  const entries = await readdir(join(db().folder, 'frames'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
