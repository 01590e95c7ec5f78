import { expect, test } from 'vitest';
import { oldFrames } from '../../../src/by-hand/old-frames.ts';
import { newId } from '../../../src/domain/ids.ts';
import type { FrameStore } from '../../../src/storage/frame-store.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();
const HOUR_MS = 60 * 60 * 1_000;

test('the frames of a phone that are older than a day are deleted, once an hour', async () => {
  const { database, organizationId } = db();
  const asked: (number | undefined)[] = [];
  const frames: Pick<FrameStore, 'forget' | 'discard'> = {
    async forget(_tx, _organizationId, _owner, before) {
      asked.push(before?.getTime());
      return [];
    },
    discard: async () => undefined,
  };
  let now = 100 * HOUR_MS;
  const forgetOldFrames = oldFrames({ database, frames, clock: { now: () => now } });
  const phone = newId('phone');
  await forgetOldFrames(organizationId, phone);
  now += HOUR_MS - 1;
  await forgetOldFrames(organizationId, phone);
  now += 1;
  await forgetOldFrames(organizationId, phone);
  expect(asked).toEqual([76 * HOUR_MS, 77 * HOUR_MS]);
});
