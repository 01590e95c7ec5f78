import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newId, type OrganizationId } from '../../../src/domain/ids.ts';
import { type FrameBytes, frameStore } from '../../../src/storage/frame-store.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

const frame = (text: string): FrameBytes => ({
  ...{ widthPx: 10, heightPx: 20, mediaType: 'image/jpeg' },
  bytes: Buffer.from(text),
});

const store = () => frameStore(db().database, join(db().folder, 'frames'));

async function files(): Promise<readonly string[]> {
  const entries = await readdir(join(db().folder, 'frames'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

test('a frame comes back as it was stored', async () => {
  const { organizationId } = db();
  const id = await store().put(organizationId, frame('one'), newId('sess'));
  const stored = await store().get(organizationId, id);
  expect({ ...stored, bytes: Buffer.from(stored.bytes) }).toEqual(frame('one'));
});

test('the same bytes are stored once, also when they come at once', async () => {
  const { organizationId } = db();
  const before = (await files()).length;
  const ids = await Promise.all(
    Array.from({ length: 8 }, () => store().put(organizationId, frame('two'), newId('sess'))),
  );
  expect(new Set(ids).size).toBe(1);
  expect(await store().put(organizationId, frame('two'), newId('sess'))).toBe(ids[0]);
  expect(await files()).toHaveLength(before + 1);
});

test('a frame of another organisation is not there', async () => {
  const { database, organizationId } = db();
  const stranger: OrganizationId = newId('org');
  await database.organization.create({ data: { id: stranger, name: 'stranger' } });
  const id = await store().put(organizationId, frame('three'), newId('sess'));
  await expect(store().get(stranger, id)).rejects.toMatchObject({ code: 'FRAME_NOT_FOUND' });
  const own = await store().put(stranger, frame('three'), newId('sess'));
  expect(own).not.toBe(id);
  expect(Buffer.from((await store().get(stranger, own)).bytes).toString()).toBe('three');
  await expect(store().get(organizationId, newId('frame'))).rejects.toMatchObject({
    code: 'FRAME_NOT_FOUND',
  });
});

test('what was taken for an owner before a time is forgotten, and not what was taken again or for another', async () => {
  const { database, organizationId } = db();
  const phone = newId('phone');
  const old = new Date('2026-01-01');
  const [gone, again, shared] = [frame('gone'), frame('again'), frame('shared')];
  const ids = await Promise.all([gone, again, shared].map((one) => store().put(organizationId, one, phone)));
  await store().put(organizationId, shared, newId('sess'));
  await database.frameUse.updateMany({ where: { owner: phone }, data: { usedAt: old } });
  await store().put(organizationId, again, phone);
  const before = new Date('2026-06-01');
  const hashes = await database.$transaction((tx) => store().forget(tx, organizationId, phone, before));
  await store().discard(hashes);
  const left = await Promise.allSettled(ids.map((id) => store().get(organizationId, id)));
  expect(left.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(hashes).toHaveLength(1);
});
