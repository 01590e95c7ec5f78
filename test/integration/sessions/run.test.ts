import { expect, test } from 'vitest';
import { ModelError } from '../../../src/models/model.ts';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import { gate } from '../../support/gate.ts';
import { dataOf, typesOf } from '../../support/logged.ts';
import { finishes, says, taps, USAGE, uses } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

test('a session observes, reasons, acts and ends with done', async () => {
  await using on = await stage(db());
  on.model.answers(says('I tap.'), taps(10, 20)).answers(finishes('Liked it.'));
  const { session, events } = await on.ended(await on.create());
  expect(typesOf(events)).toEqual([
    'status_changed',
    'user_message',
    'status_changed',
    'screenshot',
    'agent_text',
    'tool_use',
    'tool_result',
    'turn_completed',
    'tool_use',
    'tool_result',
    'turn_completed',
    'result',
    'status_changed',
  ]);
  expect(events.map(({ index }) => index)).toEqual(events.map((_, at) => at));
  expect(on.phone.actions).toEqual([{ type: 'tap', at: { x: 10, y: 20 } }]);
  expect(session).toMatchObject({
    status: 'completed',
    success: true,
    result: 'Liked it.',
    numTurns: 2,
    costMicroUsd: 2_000,
    pauseReason: null,
    runningSince: null,
  });
  expect(dataOf(events, 'turn_completed').map(({ usage }) => usage)).toEqual([USAGE, USAGE]);
});

test('a phone remembers the size of its frames', async () => {
  await using on = await stage(db());
  on.model.answers(finishes());
  await on.ended(await on.create());
  const phone = await on.sessions.phone(on.organizationId, on.phoneName);
  expect(phone).toMatchObject({ widthPx: 72, heightPx: 160 });
});

test('a task that the agent gives up fails, with its result kept', async () => {
  await using on = await stage(db());
  on.model.answers(finishes('The shop is closed.', false));
  const { session, events } = await on.ended(await on.create());
  expect(session).toMatchObject({ status: 'failed', success: false, result: 'The shop is closed.' });
  expect(typesOf(events).slice(-3)).toEqual(['result', 'error', 'status_changed']);
});

test('several tool uses of a turn run in order, each upon the screen that the one before left', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1), taps(2, 2), uses('press_button', { button: 'back' })).answers(finishes());
  const { events } = await on.ended(await on.create());
  expect(on.phone.actions).toMatchObject([
    { at: { x: 1, y: 1 } },
    { at: { x: 2, y: 2 } },
    { button: 'back' },
  ]);
  const asked = dataOf(events, 'tool_use').map(({ toolUseId }) => toolUseId);
  expect(dataOf(events, 'tool_result').map(({ toolUseId }) => toolUseId)).toEqual(asked);
});

test('the first action that fails stops the rest of the turn, and the agent is told', async () => {
  await using on = await stage(db());
  on.phone.fails('perform', new PhoneError('action_failed', 'The button did not react. Try another way.'));
  on.model.answers(taps(1, 1), taps(2, 2)).answers(finishes());
  const { session, events } = await on.ended(await on.create());
  expect(session.status).toBe('completed');
  expect(on.phone.actions).toHaveLength(1);
  expect(dataOf(events, 'tool_result')).toMatchObject([
    { isError: true, text: 'The button did not react. Try another way.', frameId: expect.any(String) },
    { isError: true, text: 'Not run: an earlier tool use of this turn failed.' },
    { isError: false },
  ]);
});

test.each(['capture', 'elements', 'currentApp'] as const)(
  'a look that fails once at %s does not end the session, nor act again',
  async (step) => {
    await using on = await stage(db());
    on.phone.onAction = () => on.phone.fails(step, new PhoneError('action_failed', 'Try again.'));
    on.model.answers(taps(1, 1)).answers(finishes());
    const { session, events } = await on.ended(await on.create());
    expect(session.status).toBe('completed');
    expect(on.phone.actions).toHaveLength(1);
    expect(dataOf(events, 'tool_result')[0]).toMatchObject({ isError: false, frameId: expect.any(String) });
  },
);

test('an agent whose phone can not be seen after an action is told so, and goes on', async () => {
  await using on = await stage(db());
  on.phone.onAction = ({ type }) => {
    if (type !== 'tap') return;
    on.phone.fails('capture', new PhoneError('timeout', 'The phone took too long.'), 2);
  };
  on.model
    .answers(taps(1, 1), taps(2, 2))
    .answers(uses('wait', { seconds: 0.1 }))
    .answers(finishes());
  const { session, events } = await on.ended(await on.create());
  expect(session.status).toBe('completed');
  expect(on.phone.actions).toHaveLength(1);
  const [unseen, notRun, waited] = dataOf(events, 'tool_result');
  expect(unseen).toMatchObject({
    isError: true,
    text: expect.stringContaining("The screen can't be seen: The phone took too long."),
  });
  expect(unseen).not.toHaveProperty('frameId');
  expect(notRun).toMatchObject({ isError: true, text: expect.stringContaining('Not run') });
  expect(waited).toMatchObject({ isError: false, screenChanged: true, frameId: expect.any(String) });
});

test('an app that comes to the front, or a turned screen, stops the rest of the turn', async () => {
  await using on = await stage(db());
  on.phone.onAction = () => {
    on.phone.app = 'com.example.browser';
    on.phone.onAction = () => {
      on.phone.size = { widthPx: 160, heightPx: 72 };
    };
  };
  on.model.answers(taps(1, 1), taps(2, 2)).answers(taps(3, 3), taps(4, 4)).answers(finishes());
  const { events } = await on.ended(await on.create());
  expect(on.phone.actions).toMatchObject([{ at: { x: 1, y: 1 } }, { at: { x: 3, y: 3 } }]);
  const texts = dataOf(events, 'tool_result').map(({ text }) => text);
  expect(texts[1]).toContain('another app is in front');
  expect(texts[3]).toContain('the screen has turned');
});

test('a tool use that is not valid stops the rest of the turn without a touch', async () => {
  await using on = await stage(db());
  on.model.answers(taps(72, 5), taps(1, 1)).answers(finishes());
  const { events } = await on.ended(await on.create());
  expect(on.phone.actions).toEqual([]);
  expect(dataOf(events, 'tool_result')[0]?.text).toContain('72x160');
  expect(dataOf(events, 'tool_use')[0]?.action).toBeUndefined();
});

test('the agent is told whether the screen changed', async () => {
  await using on = await stage(db());
  on.phone.reacts = false;
  on.model.answers(taps(1, 1)).answers(finishes());
  const { events } = await on.ended(await on.create());
  expect(dataOf(events, 'tool_result')[0]).toMatchObject({
    screenChanged: false,
    text: 'Done; the screen did not change.',
  });
});

test('a session that says nothing of it may have 50 turns', async () => {
  await using on = await stage(db());
  on.model.answers(finishes());
  const { session } = await on.ended(await on.create());
  expect(session).toMatchObject({ maxTurns: 50, mode: 'task' });
});

test('a failure of the model that may pass is tried again, and each try is an event', async () => {
  await using on = await stage(db());
  on.model.fails({ retryable: true }).fails({ retryable: true }).answers(finishes());
  const { session, events } = await on.ended(await on.create());
  expect(session.status).toBe('completed');
  expect(dataOf(events, 'model_retry').map(({ attempt, delayMs }) => [attempt, delayMs])).toEqual([
    [1, 0],
    [2, 0],
  ]);
});

test('the fifth failure of the model in a row is the last', async () => {
  await using on = await stage(db());
  for (let attempt = 0; attempt < 5; attempt += 1) on.model.fails({ retryable: true });
  const { session, events } = await on.ended(await on.create());
  expect(session.error).toBe('MODEL_ERROR: It went wrong.');
  expect(dataOf(events, 'model_retry')).toHaveLength(4);
});

test.each([
  [600_001, '11 minutes'],
  [5 * 3_600_000, '5 hours'],
  [2_147_484_000, '25 days'],
])('a server that asks to wait for %d ms ends the session, which says so', async (retryAfterMs, wait) => {
  await using on = await stage(db());
  on.model.fails({ retryable: true, retryAfterMs });
  const { session, events } = await on.ended(await on.create());
  expect(session.error).toContain(`MODEL_ERROR: It went wrong. The model's server asks to wait for ${wait}`);
  expect(typesOf(events)).not.toContain('model_retry');
});

test('a failure of the model that will not pass ends the session at once', async () => {
  await using on = await stage(db());
  on.model.fails({ retryable: false });
  const { session, events } = await on.ended(await on.create());
  expect(session.error).toContain('MODEL_ERROR');
  expect(typesOf(events)).not.toContain('model_retry');
});

test('what nobody expected ends the session without giving anything away', async () => {
  await using on = await stage(db());
  on.phone.fails('capture', new Error('secret inner detail'));
  const { session, events } = await on.ended(await on.create());
  expect(session.error).toContain('INTERNAL');
  expect(JSON.stringify(events)).not.toContain('secret inner detail');
});

test('a phone that does not answer in time is not taken for the session’s own limit', async () => {
  await using on = await stage(db());
  on.phone.fails('capture', new PhoneError('timeout', 'The phone took too long.'), 2);
  const { session } = await on.ended(await on.create());
  expect(session.error).toBe('PHONE_TIMEOUT: The phone took too long.');
});

test('a cost without a known price is null, and said once', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1)).answers(taps(2, 2)).answers(finishes());
  on.phone.onAction = () => {
    on.model.price = null;
  };
  const { session, events } = await on.ended(await on.create());
  expect(session.costMicroUsd).toBeNull();
  expect(dataOf(events, 'cost_warning')).toHaveLength(1);
});

test('an action starts while the answer still arrives, and is not repeated when the answer breaks off', async () => {
  await using on = await stage(db());
  const scripted = on.model.stream.bind(on.model);
  const speaking = gate();
  on.model.stream = async function* (_request, signal) {
    on.model.stream = scripted;
    yield { type: 'usage', usage: { ...USAGE, outputTokens: 0 }, model: 'scripted' };
    yield { type: 'block', block: taps(1, 1) };
    await speaking.pass(signal);
    throw new ModelError('overloaded', 'It broke off.', { retryable: true });
  };
  on.model.answers(finishes());
  const id = await on.create();
  await on.event(id, ({ type }) => type === 'tool_result');
  expect(on.phone.actions).toHaveLength(1);
  expect(typesOf(await on.events(id))).not.toContain('turn_completed');
  speaking.open();
  const { session, events } = await on.ended(id);
  expect(session).toMatchObject({ status: 'completed', numTurns: 2, costMicroUsd: 2_000 });
  expect(on.phone.actions).toHaveLength(1);
  expect(dataOf(events, 'model_retry')).toMatchObject([{ kind: 'overloaded', delayMs: 0 }]);
  expect(on.model.requests[0]?.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
});

test('a tool that does not exist is answered with those that do', async () => {
  await using on = await stage(db());
  on.model.answers(uses('fly', {}), taps(1, 1)).answers(finishes());
  const { events } = await on.ended(await on.create());
  expect(on.phone.actions).toEqual([]);
  const [unknown, behind] = dataOf(events, 'tool_result');
  expect(unknown).toMatchObject({ isError: true, text: expect.stringContaining('There is no tool "fly"') });
  expect(behind?.text).toBe('Not run: an earlier tool use of this turn was not valid.');
});
