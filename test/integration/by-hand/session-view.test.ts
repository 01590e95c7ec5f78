import { expect, test } from 'vitest';
import { sessionView } from '../../../src/by-hand/session-view.ts';
import type { PhoneRecord } from '../../../src/domain/session-record.ts';
import { finishes } from '../../support/scripted-model.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const database = sharedDatabase();
const size = { widthPx: 72, heightPx: 160 };
const never = new AbortController().signal;

/** Views that show one picture and then wait for their end. */
function viewOf(set: Stage) {
  const watched: string[] = [];
  const views = {
    async *watch({ name }: PhoneRecord, signal: AbortSignal) {
      watched.push(name);
      yield { ...size, jpeg: new Uint8Array([1]), device: size, takenAt: 0 };
      const { promise, resolve } = Promise.withResolvers<void>();
      signal.addEventListener('abort', () => resolve());
      if (!signal.aborted) await promise;
    },
  };
  return { watched, watch: sessionView({ database: set.database, wake: set.wake, views }) };
}

test('a session is watched from when it has its phone up to its end', async () => {
  await using set = await stage(database());
  const { watched, watch } = viewOf(set);
  const speaking = set.model.parks(finishes());
  const holder = await set.create();
  await speaking.reached;
  const waiting = await set.create({ queue: true });
  const [first, second] = [watch(holder, never), watch(waiting, never)];
  expect((await first.next()).done).toBe(false);
  const later = second.next();
  expect(watched).toEqual([set.phoneName]);
  const next = set.model.parks(finishes());
  speaking.open();
  expect((await first.next()).done).toBe(true);
  expect((await later).done).toBe(false);
  next.open();
  expect((await second.next()).done).toBe(true);
  await set.ended(waiting);
});

test('a session that has ended shows nothing', async () => {
  await using set = await stage(database());
  set.model.answers(finishes());
  const id = await set.create();
  await set.ended(id);
  const { watched, watch } = viewOf(set);
  expect((await watch(id, never).next()).done).toBe(true);
  expect(watched).toEqual([]);
});

test('whoever leaves a session that waits for its phone is let go', async () => {
  await using set = await stage(database());
  const speaking = set.model.parks(finishes());
  const holder = await set.create();
  await speaking.reached;
  const waiting = await set.create({ queue: true });
  const left = new AbortController();
  const end = viewOf(set).watch(waiting, left.signal).next();
  left.abort();
  expect((await end).done).toBe(true);
  for (const id of [waiting, holder]) await set.sessions.stop(set.organizationId, id);
  await set.ended(holder);
});
