import { expect, test } from 'vitest';
import type { SessionId } from '../../../src/domain/ids.ts';
import { type Ownership, ownSession } from '../../../src/sessions/ownership.ts';
import { LoopEnded } from '../../../src/sessions/steering.ts';
import { bareSession } from '../../support/bare-session.ts';
import { statusesOf } from '../../support/logged.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

const unseen = (on: Stage): Promise<SessionId> =>
  bareSession(on.database, on.log, on.organizationId, on.phoneName);

async function own(on: Stage, id: SessionId): Promise<Ownership> {
  const owned = await ownSession(on, id);
  if (!owned) throw new Error('The session could not be taken.');
  return owned;
}

const text = (words: string) => ({ type: 'agent_text', data: { turn: 1, text: words } }) as const;

test('what is said right behind a claim is new to the taker, whoever reads first', async () => {
  await using on = await stage(db());
  const id = await unseen(on);
  const say = () => on.sessions.message(on.organizationId, id, 'At the same time');
  const owned = await ownSession(
    {
      wake: on.wake,
      queue: on.queue,
      clock: on.clock,
      log: {
        ...on.log,
        write: async (...args) => {
          const events = await on.log.write(...args);
          await say();
          return events;
        },
      },
    },
    id,
  );
  const claimed = await on.status(id, 'running');
  expect(owned?.claimedAt).toBe(claimed.index);
  await on.sessions.stop(on.organizationId, id);
});

test('the second of two takers fences out the first', async () => {
  await using on = await stage(db());
  const id = await unseen(on);
  const first = await own(on, id);
  const second = await own(on, id);
  await expect(first.append([text('Mine')])).rejects.toThrow(LoopEnded);
  await expect(first.settle({ type: 'idle', report: { success: true, summary: 'Done.' } })).rejects.toThrow(
    LoopEnded,
  );
  await second.append([text('Ours')]);
  await second.settle({ type: 'done', success: true, summary: 'Done' });
  expect(statusesOf(await on.events(id))).toEqual(['creating', 'running', 'completed']);
});

test('an end that comes too late for a pause leaves the session paused, with its phone', async () => {
  await using on = await stage(db());
  const id = await unseen(on);
  const owned = await own(on, id);
  await on.sessions.pause(on.organizationId, id);
  await owned.settle({ type: 'done', success: true, summary: 'Done' });
  expect(await on.get(id)).toMatchObject({ status: 'paused', result: null });
  expect(await on.holder()).toBe(id);
  await on.sessions.stop(on.organizationId, id);
});

test('a conversation to which something was said in the last moment goes on', async () => {
  await using on = await stage(db());
  const id = await unseen(on);
  const owned = await own(on, id);
  await owned.append([text('Bye')]);
  await on.sessions.message(on.organizationId, id, 'One more thing');
  await owned.settle({ type: 'idle', report: { success: true, summary: 'Done.' } });
  expect(await on.get(id)).toMatchObject({ status: 'running' });
  expect((await own(on, id)).cause).toBe('resumed');
  await on.sessions.stop(on.organizationId, id);
});

test('an ended session takes no more events', async () => {
  await using on = await stage(db());
  const id = await unseen(on);
  const owned = await own(on, id);
  await on.sessions.stop(on.organizationId, id);
  await expect(owned.append([text('Too late')])).rejects.toThrow(LoopEnded);
  expect(await ownSession(on, id)).toBeUndefined();
});

test('an event that nobody could read again is refused, and leaves no trace', async () => {
  await using on = await stage(db());
  const id = await unseen(on);
  const owned = await own(on, id);
  const before = await on.events(id);
  const broken = { turn: 1, toolUseId: 'a', isError: false, text: 'x', durationMs: -1 };
  await expect(owned.append([text('Fine'), { type: 'tool_result', data: broken }])).rejects.toThrow();
  expect(await on.events(id)).toEqual(before);
  await owned.append([text('Fine')]);
  expect((await on.events(id)).map(({ index }) => index)).toEqual([0, 1, 2]);
  await on.sessions.stop(on.organizationId, id);
});
