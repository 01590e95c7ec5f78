import { describe, expect, test } from 'vitest';
import type { SessionId } from '../../../src/domain/ids.ts';
import { releaseIdlePhones } from '../../../src/sessions/idle-phones.ts';
import { dataOf, statusesOf, typesOf } from '../../support/logged.ts';
import { finishes, says } from '../../support/scripted-model.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

const IDLE_MS = 600_000;
const CONVERSATION = { mode: 'conversation' } as const;
const UNSAID = { ...CONVERSATION, instruction: undefined } as const;

/** Waits until a turn of the conversation is over. @returns the index of the event that tells of it */
async function idle(on: Stage, id: SessionId, after = -1): Promise<number> {
  const isIdle = ({ data }: { data: object }) => 'pauseReason' in data && data.pauseReason === 'idle';
  return (await on.event(id, isIdle, after)).index;
}

/** Gives back what was left alone, as if that much time had passed. */
async function later(on: Stage, ms: number): Promise<void> {
  await releaseIdlePhones({ ...on, clock: { now: () => on.clock.now() + ms } }, IDLE_MS);
}

const say = (on: Stage, id: SessionId, text: string) => on.sessions.message(on.organizationId, id, text);

describe('a conversation', () => {
  test('may begin without an instruction: it holds its phone and waits, also over a restart', async () => {
    await using on = await stage(db());
    const id = await on.create(UNSAID);
    expect(await on.get(id)).toMatchObject({ status: 'creating', instruction: '', wantedPhone: null });
    expect(await on.holder()).toBe(id);
    await on.takesUp();
    expect(typesOf(await on.events(id))).toEqual(['status_changed']);
    on.model.answers(says('Hello.'));
    const said = await say(on, id, 'Say hello');
    expect(said).toMatchObject({ index: 1, data: { text: 'Say hello' } });
    await idle(on, id);
    expect(await on.get(id)).toMatchObject({
      instruction: 'Say hello',
      status: 'paused',
      success: true,
      result: 'Hello.',
    });
    expect(statusesOf(await on.events(id))).toEqual(['creating', 'running', 'paused(idle)']);
  });

  test('leaves a result behind each turn that ends by itself, and none behind one that was interrupted', async () => {
    await using on = await stage(db());
    on.model.answers(finishes('There is no such post.', false));
    const id = await on.create(CONVERSATION);
    const first = await idle(on, id);
    const asked = on.model.parks(says('Too late'));
    await say(on, id, 'Look again');
    await asked.reached;
    await on.sessions.interrupt(on.organizationId, id);
    asked.open();
    await idle(on, id, first);
    expect(dataOf(await on.events(id), 'result')).toEqual([
      { success: false, text: 'There is no such post.' },
    ]);
  });

  test('takes a phone with its first turn when it is told to, and waits for one in turn', async () => {
    await using on = await stage(db());
    const holder = await on.create(UNSAID);
    const id = await on.create({ ...UNSAID, phoneFrom: 'first_turn' });
    expect(await on.get(id)).toMatchObject({ status: 'creating', isQueued: false });
    await say(on, id, 'Wait for the phone');
    await say(on, id, 'And then say so');
    expect(await on.get(id)).toMatchObject({ status: 'creating', isQueued: true });
    expect(await on.sessions.queuePosition(id)).toBe(1);
    on.model.answers(says('I have it.'));
    await on.sessions.stop(on.organizationId, holder);
    await idle(on, id);
    expect(await on.holder()).toBe(id);
    expect(await on.get(id)).toMatchObject({ instruction: 'Wait for the phone', result: 'I have it.' });
  });

  test('gives its phone back when it is left alone, and takes it again with a fresh look', async () => {
    await using on = await stage(db());
    on.model.answers(says('One.'));
    const id = await on.create(CONVERSATION);
    const first = await idle(on, id);
    await later(on, IDLE_MS - 10_000);
    expect(await on.holder()).toBe(id);
    await later(on, IDLE_MS + 10_000);
    expect(await on.holder()).toBe(null);
    on.model.answers(says('Two.'));
    await say(on, id, 'Go on');
    await idle(on, id, first);
    expect(await on.holder()).toBe(id);
    const since = (await on.events(id)).slice(first + 1);
    expect(typesOf(since)).toEqual([
      'user_message',
      'status_changed',
      'screenshot',
      'agent_text',
      'turn_completed',
      'result',
      'status_changed',
    ]);
  });

  test('waits for its phone when another session has it meanwhile, also over a restart', async () => {
    await using on = await stage(db());
    on.model.answers(says('One.'));
    const id = await on.create(CONVERSATION);
    const first = await idle(on, id);
    await later(on, IDLE_MS + 10_000);
    const other = await on.create(UNSAID);
    await say(on, id, 'Go on');
    expect(await on.get(id)).toMatchObject({ status: 'paused', hasNews: true, isQueued: true });
    await expect(on.sessions.takeover(on.organizationId, id)).rejects.toMatchObject({ code: 'PHONE_BUSY' });
    await on.takesUp();
    on.model.answers(says('Two.'));
    await on.sessions.stop(on.organizationId, other);
    await idle(on, id, first + 1);
    expect(await on.get(id)).toMatchObject({ hasNews: false, isQueued: false, result: 'Two.' });
  });

  test('that waits for its phone may be interrupted: it waits for nothing then', async () => {
    await using on = await stage(db());
    const holder = await on.create(UNSAID);
    const id = await on.create({ ...UNSAID, phoneFrom: 'first_turn' });
    await say(on, id, 'Never mind');
    await on.sessions.interrupt(on.organizationId, id);
    expect(await on.get(id)).toMatchObject({ status: 'creating', isQueued: false, instruction: '' });
    await on.sessions.stop(on.organizationId, holder);
    expect(await on.holder()).toBe(null);
    on.model.answers(says('Here I am.'));
    await say(on, id, 'After all');
    await idle(on, id);
    expect(await on.get(id)).toMatchObject({ instruction: 'After all', result: 'Here I am.' });
  });

  test('of two that were left alone the one that is spoken to first has the phone first', async () => {
    await using on = await stage(db());
    const [one, two] = [
      await on.create({ ...UNSAID, phoneFrom: 'first_turn' }),
      await on.create({ ...UNSAID, phoneFrom: 'first_turn' }),
    ];
    const holder = await on.create(UNSAID);
    await say(on, two, 'Second, but first');
    await say(on, one, 'First, but second');
    expect([await on.sessions.queuePosition(two), await on.sessions.queuePosition(one)]).toEqual([1, 2]);
    on.model.answers(says('Two.'));
    await on.sessions.stop(on.organizationId, holder);
    await idle(on, two);
    on.model.answers(says('One.'));
    await later(on, IDLE_MS + 10_000);
    await idle(on, one);
    expect(await on.get(one)).toMatchObject({ result: 'One.' });
  });

  test('takes back what nobody has taken up yet, once', async () => {
    await using on = await stage(db());
    const interrupt = (id: SessionId) => on.sessions.interrupt(on.organizationId, id);
    on.model.answers(says('One.'));
    const old = await on.create(CONVERSATION);
    await idle(on, old);
    await later(on, IDLE_MS + 10_000);
    const fresh = await on.create({ ...UNSAID, phoneFrom: 'first_turn' });
    expect(await interrupt(fresh)).toBe(false);
    await on.queue.stop();
    await say(on, old, 'Go on');
    expect(await on.get(old)).toMatchObject({ hasNews: true, isQueued: false });
    expect([await interrupt(old), await interrupt(old)]).toEqual([true, false]);
    expect(await on.get(old)).toMatchObject({ status: 'paused', hasNews: false });
    expect(statusesOf(await on.events(old)).slice(-2)).toEqual(['paused(idle)', 'paused(idle)']);
    await later(on, IDLE_MS + 10_000);
    await say(on, fresh, 'Begin');
    expect(await on.get(fresh)).toMatchObject({ instruction: 'Begin', isQueued: false });
    expect([await interrupt(fresh), await interrupt(fresh)]).toEqual([true, false]);
    expect(await on.get(fresh)).toMatchObject({ status: 'creating', instruction: '' });
    expect(statusesOf(await on.events(fresh))).toEqual(['creating', 'creating']);
  });

  test('is discarded at work, and when it has ended', async () => {
    await using on = await stage(db());
    const discard = (id: SessionId) => on.sessions.discard(on.organizationId, id);
    const turn = on.model.parks(says('Too late'));
    const id = await on.create(CONVERSATION);
    await turn.reached;
    await discard(id);
    await expect(on.get(id)).rejects.toMatchObject({ code: 'SESSION_NOT_FOUND' });
    await expect(discard(id)).rejects.toMatchObject({ code: 'SESSION_NOT_FOUND' });
    on.model.answers(finishes());
    const task = await on.create();
    await on.status(task, 'completed');
    await discard(task);
    await expect(on.get(task)).rejects.toMatchObject({ code: 'SESSION_NOT_FOUND' });
  });
});

test('a session may be ended as done by its user, whose phone is free then', async () => {
  await using on = await stage(db());
  const id = await on.create(UNSAID);
  await on.sessions.complete(on.organizationId, id);
  await on.sessions.complete(on.organizationId, id);
  expect(await on.get(id)).toMatchObject({ status: 'completed' });
  expect(await on.holder()).toBe(null);
  await expect(say(on, id, 'Still there?')).rejects.toMatchObject({ code: 'INVALID_TRANSITION' });
});

test('the instruction of a conversation whose first turn waits may be changed', async () => {
  await using on = await stage(db());
  const holder = await on.create(UNSAID);
  const id = await on.create({ ...CONVERSATION, phoneFrom: 'first_turn', instruction: 'Buy milk' });
  await on.sessions.update(on.organizationId, id, { instruction: 'Buy bread' });
  expect(await on.get(id)).toMatchObject({ status: 'creating', isQueued: true, instruction: 'Buy bread' });
  on.model.answers(says('Bread it is.'));
  await on.sessions.stop(on.organizationId, holder);
  await idle(on, id);
  expect(JSON.stringify(on.model.requests.at(-1)?.messages)).toContain(
    'In place of what I said before: Buy bread',
  );
});

test('a task needs an instruction', async () => {
  await using on = await stage(db());
  await expect(on.create({ instruction: undefined })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
