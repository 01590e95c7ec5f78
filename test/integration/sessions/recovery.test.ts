import { expect, test } from 'vitest';
import { dataOf, statusesOf, typesOf } from '../../support/logged.ts';
import { finishes, ScriptedModel, says, taps } from '../../support/scripted-model.ts';
import { type Stage, type StageOptions, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

/** The next server on the same data, with the same phone. */
async function nextServer(before: Stage, model: ScriptedModel, options: StageOptions = {}): Promise<Stage> {
  return await stage(db(), { phone: before.phone, phoneName: before.phoneName, model, ...options });
}

test('a session that is interrupted in the middle of an action goes on without repeating it', async () => {
  const first = await stage(db());
  first.model.answers(taps(1, 1), taps(2, 2));
  const touching = first.phone.holds('perform');
  const id = await first.create();
  await touching.reached;
  await first[Symbol.asyncDispose]();
  expect(await first.get(id)).toMatchObject({ status: 'running' });
  expect(await first.holder()).toBe(id);

  await using second = await nextServer(first, new ScriptedModel().answers(finishes()));
  await second.takesUp();
  const { session, events } = await second.ended(id);
  expect(session.status).toBe('completed');
  expect(second.phone.actions).toEqual([{ type: 'tap', at: { x: 1, y: 1 } }]);
  const types = typesOf(events);
  expect(types.slice(types.indexOf('recovered'), types.indexOf('screenshot', 5) + 1)).toEqual([
    'recovered',
    'tool_result',
    'screenshot',
  ]);
  // What the model said behind it was never heard.
  expect(dataOf(events, 'tool_use').map(({ turn }) => turn)).toEqual([1, 2]);
  expect(dataOf(events, 'tool_result').map(({ turn }) => turn)).toEqual([1, 2]);
  const [unknown] = dataOf(events, 'tool_result');
  expect(unknown).toMatchObject({ isError: true, text: expect.stringContaining('outcome is unknown') });
  expect(statusesOf(events)).toEqual(['creating', 'running', 'completed']);
});

test('each request repeats the one before byte for byte, also after an interruption', async () => {
  const first = await stage(db());
  first.model.answers(says('Tapping.'), taps(1, 1)).answers(taps(2, 2));
  first.phone.onAction = ({ type }) => {
    if (type === 'tap' && first.phone.actions.length === 2) first.phone.holds('capture');
  };
  const id = await first.create();
  const looks = await first.event(id, ({ type }) => type === 'turn_completed');
  await first.event(id, ({ type }) => type === 'tool_use', looks.index);
  await first.sessions.message(first.organizationId, id, 'Take your time.');
  await first[Symbol.asyncDispose]();

  await using second = await nextServer(first, new ScriptedModel().answers(taps(3, 3)).answers(finishes()));
  await second.takesUp();
  await second.ended(id);
  const requests = [...first.model.requests, ...second.model.requests];
  expect(requests).toHaveLength(4);
  for (const [at, { messages, system, tools }] of requests.entries()) {
    const before = requests[at - 1];
    if (!before) continue;
    expect(system).toBe(before.system);
    expect(JSON.stringify(tools)).toBe(JSON.stringify(before.tools));
    expect(JSON.stringify(messages.slice(0, before.messages.length))).toBe(JSON.stringify(before.messages));
    expect(messages.length).toBeGreaterThan(before.messages.length);
  }
});

test('a session whose phone is gone by the next start waits for it', async () => {
  const first = await stage(db());
  const speaking = first.model.parks(finishes());
  const id = await first.create();
  await speaking.reached;
  await first[Symbol.asyncDispose]();
  first.phone.dies();

  await using second = await nextServer(first, new ScriptedModel());
  await second.takesUp();
  await second.status(id, 'paused');
  expect(await second.get(id)).toMatchObject({ pauseReason: 'phone_lost' });
  expect(await second.holder()).toBe(id);
  await second.sessions.stop(second.organizationId, id);
});

test('a session that was never started begins with the next start', async () => {
  const first = await stage(db());
  const connecting = first.phone.holds('connect');
  const id = await first.create();
  await connecting.reached;
  await first[Symbol.asyncDispose]();

  await using second = await nextServer(first, new ScriptedModel().answers(finishes()));
  await second.takesUp();
  const { events } = await second.ended(id);
  expect(dataOf(events, 'recovered')).toHaveLength(1);
  expect(JSON.stringify(second.model.requests[0]?.messages)).toContain('has the mark');
});

test('a paused session stays paused over a restart, and goes on when it is resumed', async () => {
  const first = await stage(db());
  const speaking = first.model.parks(taps(1, 1));
  const id = await first.create();
  await speaking.reached;
  await first.sessions.pause(first.organizationId, id);
  await first[Symbol.asyncDispose]();

  await using second = await nextServer(first, new ScriptedModel().answers(finishes()));
  await second.takesUp();
  expect(await second.get(id)).toMatchObject({ status: 'paused', pauseReason: 'user' });
  expect(await second.holder()).toBe(id);
  await second.sessions.resume(second.organizationId, id);
  expect((await second.ended(id)).session.status).toBe('completed');
});

test('a session that was stopped as the server ended leaves its phone to the next start', async () => {
  const first = await stage(db());
  const id = await first.create().finally(() => first[Symbol.asyncDispose]());
  await first.sessions.stop(first.organizationId, id);

  await using second = await nextServer(first, new ScriptedModel().answers(finishes()));
  await second.takesUp();
  await expect.poll(() => second.holder()).toBeNull();
  expect(await second.get(id)).toMatchObject({ status: 'killed' });
});

test('the time in which no server ran does not count as running time', async () => {
  let now = Date.now();
  const clock = { now: () => now };
  const first = await stage(db(), { clock });
  const speaking = first.model.parks(finishes());
  const id = await first.create({ timeoutS: 60 });
  await speaking.reached;
  now += 20_000;
  await first.sessions.message(first.organizationId, id, 'Still there?');
  await first[Symbol.asyncDispose]();

  now += 3_600_000;
  await using second = await nextServer(first, new ScriptedModel().answers(finishes()), { clock });
  await second.takesUp();
  const { session } = await second.ended(id);
  expect(session).toMatchObject({ status: 'completed', runningMs: 20_000 });
});

test('a worker that hung and comes back writes nothing into a session that another one has taken', async () => {
  const hung = await stage(db());
  const speaking = hung.model.parks(says('I am back.'), taps(9, 9));
  const id = await hung.create();
  await speaking.reached;

  // A phone of its own: the hung worker has never let go of the other.
  await using taker = await stage(db(), {
    phoneName: hung.phoneName,
    model: new ScriptedModel().answers(finishes()),
  });
  await taker.takesUp();
  const { session, events } = await taker.ended(id);
  speaking.open();
  await hung[Symbol.asyncDispose]();
  expect(session.status).toBe('completed');
  expect(await taker.events(id)).toEqual(events);
  expect(hung.phone.actions).toEqual([]);
});
