import { expect, test } from 'vitest';
import type { PhoneElement } from '../../../src/domain/phone.ts';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import { dataOf, statusesOf, typesOf } from '../../support/logged.ts';
import { finishes, says, taps, uses } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

test('at the limit of turns the agent has one more, to report', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1)).answers(taps(2, 2)).answers(taps(3, 3), finishes('Half of it.', false));
  const { session, events } = await on.ended(await on.create({ maxTurns: 2 }));
  expect(session).toMatchObject({ status: 'failed', numTurns: 3, result: null });
  expect(session.error).toBe('MAX_TURNS: The limit of 2 turns is reached.');
  expect(on.phone.actions).toHaveLength(2);
  expect(dataOf(events, 'tool_result')[2]).toMatchObject({
    isError: true,
    text: expect.stringContaining('Call done'),
  });
  expect(JSON.stringify(on.model.requests[2]?.messages.at(-1))).toContain('This is your last turn');
  // Nothing that stands in front of the conversation changes for it.
  expect(on.model.requests[2]?.tools).toEqual(on.model.requests[0]?.tools);
});

test("the report of the last turn becomes the session's result", async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1)).answers(finishes('I liked one of three.', false));
  const { session, events } = await on.ended(await on.create({ maxTurns: 1 }));
  expect(session).toMatchObject({ status: 'failed', success: false, result: 'I liked one of three.' });
  expect(session.error).toContain('MAX_TURNS');
  expect(typesOf(events).slice(-3)).toEqual(['result', 'error', 'status_changed']);
});

test('at the limit of time the turn ends at once, and the agent reports', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1), taps(2, 2)).answers(finishes('The time was too short.', false));
  on.phone.holds('perform');
  const { session, events } = await on.ended(await on.create({ timeoutS: 1 }));
  expect(session).toMatchObject({ status: 'failed', result: 'The time was too short.' });
  expect(session.error).toBe('TIMEOUT: The session ran for its limit of 1 s.');
  expect(dataOf(events, 'tool_result')[0]?.text).toBe('[interrupted by the limit]');
});

test('a model that says nothing at the limit ends the session all the same', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1)).answers(says('I would need more.'));
  const { session } = await on.ended(await on.create({ maxTurns: 1 }));
  expect(session).toMatchObject({ status: 'failed', result: null });
  expect(session.error).toContain('MAX_TURNS');
});

test('a failing model at the limit ends the session with the limit', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1)).fails({ retryable: false });
  const { session } = await on.ended(await on.create({ maxTurns: 1 }));
  expect(session.error).toContain('MAX_TURNS');
});

test('a request that may exceed the budget is not sent, and a larger budget lets it go on', async () => {
  await using on = await stage(db());
  on.model.price = 6_000;
  on.model.answers(taps(1, 1)).answers(finishes());
  const id = await on.create({ maxCostUsd: 0.01 });
  await on.status(id, 'paused');
  expect(await on.get(id)).toMatchObject({ pauseReason: 'budget', costMicroUsd: 6_000 });
  expect(on.model.requests).toHaveLength(1);
  await expect(on.sessions.setBudget(on.organizationId, id, 5_000)).rejects.toMatchObject({
    ...{ code: 'INVALID_INPUT', message: expect.stringContaining('$0.006 already') },
  });
  await on.sessions.setBudget(on.organizationId, id, 50_000);
  const { session, events } = await on.ended(id);
  expect(session).toMatchObject({ status: 'completed', maxCostMicroUsd: 50_000 });
  expect(statusesOf(events)).toEqual(['creating', 'running', 'paused(budget)', 'running', 'completed']);
  expect(dataOf(events, 'budget_changed')).toEqual([{ maxCostMicroUsd: 50_000 }]);
});

test('a budget that is changed while the agent works counts from its next request on', async () => {
  await using on = await stage(db());
  on.model.price = 6_000;
  const parked = on.model.parks(taps(1, 1));
  const id = await on.create();
  await parked.reached;
  await on.sessions.setBudget(on.organizationId, id, 10_000);
  parked.open();
  await on.status(id, 'paused');
  expect(await on.get(id)).toMatchObject({ pauseReason: 'budget' });
  on.model.answers(finishes());
  await on.sessions.setBudget(on.organizationId, id, null);
  expect((await on.ended(id)).session.status).toBe('completed');
});

test('a budget for a model without a price is refused at once', async () => {
  await using on = await stage(db());
  on.model.price = null;
  await expect(on.create({ maxCostUsd: 1 })).rejects.toMatchObject({
    ...{ code: 'INVALID_INPUT', message: expect.stringContaining('price of the model') },
  });
});

test('a budget for a session whose cost can not be told is refused', async () => {
  await using on = await stage(db());
  on.model.price = null;
  on.model.answers(taps(1, 1));
  const parked = on.model.parks(finishes());
  const id = await on.create();
  await parked.reached;
  await expect(on.sessions.setBudget(on.organizationId, id, 1_000_000)).rejects.toMatchObject({
    ...{ code: 'INVALID_INPUT', message: expect.stringContaining("can't be told") },
  });
  parked.open();
  await on.ended(id);
});

test('an agent in circles is warned, and then the session ends with what it tried', async () => {
  await using on = await stage(db());
  on.phone.reacts = false;
  for (let turn = 0; turn < 12; turn += 1) on.model.answers(taps(10, 20));
  const { session, events } = await on.ended(await on.create());
  expect(session).toMatchObject({ status: 'failed', numTurns: 12 });
  expect(session.error).toMatch(/^STUCK: .*tap.*12 times/);
  const warnings = dataOf(events, 'loop_warning').map(({ message }) => message);
  expect(warnings.length).toBeGreaterThanOrEqual(3);
  expect(JSON.stringify(on.model.requests[3]?.messages.at(-1))).toContain('same thing 3 times');
});

test('an app that is not on the list is not touched', async () => {
  await using on = await stage(db());
  on.phone.app = 'com.example.bank';
  on.model
    .answers(taps(1, 1))
    .answers(uses('press_button', { button: 'home' }))
    .answers(finishes());
  const { events } = await on.ended(await on.create({ allowedApps: ['com.example.shop'] }));
  expect(on.phone.actions).toEqual([{ type: 'press_button', button: 'home' }]);
  expect(dataOf(events, 'tool_result')[0]).toMatchObject({
    isError: true,
    text: expect.stringContaining('com.example.shop'),
  });
});

test('an app that comes to the front between two actions is not touched', async () => {
  await using on = await stage(db());
  on.phone.onAction = () => on.phone.comesToFront('com.example.bank');
  on.model.answers(taps(1, 1)).answers(taps(2, 2)).answers(finishes());
  await on.ended(await on.create({ allowedApps: ['com.example.shop'] }));
  expect(on.phone.actions).toEqual([{ type: 'tap', at: { x: 1, y: 1 } }]);
});

const schema = {
  type: 'object',
  properties: { count: { type: 'integer' } },
  required: ['count'],
  additionalProperties: false,
};
const reports = (result?: string) =>
  uses('done', { success: true, summary: 'Counted.', ...(result !== undefined && { result }) });

test('a result that fits its schema is kept as JSON', async () => {
  await using on = await stage(db());
  on.model.answers(reports('{"count": 3}'));
  const { session, events } = await on.ended(await on.create({ outputSchema: schema }));
  expect(session).toMatchObject({ status: 'completed', output: { count: 3 }, result: 'Counted.' });
  expect(dataOf(events, 'result')).toEqual([{ success: true, text: 'Counted.', output: { count: 3 } }]);
  expect(JSON.stringify(on.model.requests[0]?.messages)).toContain('additionalProperties');
});

test('a result that does not fit may be mended twice', async () => {
  await using on = await stage(db());
  on.model.answers(reports()).answers(reports('{"count": "3"}')).answers(reports('{"count": 3}'));
  const { session, events } = await on.ended(await on.create({ outputSchema: schema }));
  expect(session).toMatchObject({ status: 'completed', output: { count: 3 }, numTurns: 3 });
  const told = dataOf(events, 'tool_result').map(({ text }) => text);
  expect(told[0]).toContain('There is no result');
  expect(told[1]).toContain('count');
});

test('a result that never fits fails the session', async () => {
  await using on = await stage(db());
  for (const result of ['3', '{}', 'three']) on.model.answers(reports(result));
  const { session } = await on.ended(await on.create({ outputSchema: schema }));
  expect(session).toMatchObject({ status: 'failed', numTurns: 3 });
  expect(session.error).toMatch(/^RESULT_SCHEMA_MISMATCH: /);
});

test('a result may be mended twice in all, also across an interruption', async () => {
  await using on = await stage(db());
  on.model.answers(reports('{}')).answers(reports('[]'));
  const speaking = on.model.parks(says('Well.'));
  const id = await on.create({ outputSchema: schema });
  await speaking.reached;
  await on.sessions.interrupt(on.organizationId, id);
  on.model.answers(reports('3'));
  await on.sessions.message(on.organizationId, id, 'Go on.');
  const { session, events } = await on.ended(id);
  expect(session.error).toMatch(/^RESULT_SCHEMA_MISMATCH: /);
  expect(dataOf(events, 'tool_result')[1]?.text).toContain('this is the last try');
});

test('who gives up need not give a result, and keeps one that fits', async () => {
  await using on = await stage(db());
  const givesUp = (result: string) => uses('done', { success: false, summary: 'Half of it.', result });
  on.model.answers(givesUp('{"count": 1}')).answers(givesUp('none'));
  const some = await on.ended(await on.create({ outputSchema: schema }));
  expect(some.session).toMatchObject({ status: 'failed', success: false, output: { count: 1 } });
  const none = await on.ended(await on.create({ outputSchema: schema }));
  expect(none.session).toMatchObject({ status: 'failed', result: 'Half of it.', output: null });
  expect(none.session.error).toContain('TASK_FAILED');
});

test('a report at a limit is kept whether its result fits or not', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1)).answers(reports('many'));
  const { session } = await on.ended(await on.create({ outputSchema: schema, maxTurns: 1 }));
  expect(session).toMatchObject({ status: 'failed', result: 'Counted.', output: null });
  expect(session.error).toContain('MAX_TURNS');
});

test('a schema that is none is refused at once', async () => {
  await using on = await stage(db());
  await expect(on.create({ outputSchema: { type: 'objekt' } })).rejects.toMatchObject({
    ...{ code: 'INVALID_INPUT', message: expect.stringContaining('schema') },
  });
});

const denied: readonly PhoneElement[] = [
  {
    ...{ role: 'button', label: 'Allow', interactive: true, bounds: { x: 0, y: 50, width: 20, height: 10 } },
    id: 'com.android.permissioncontroller:id/permission_allow_button',
  },
  {
    ...{ role: 'button', label: 'Deny', interactive: true, bounds: { x: 0, y: 70, width: 20, height: 10 } },
    id: 'com.android.permissioncontroller:id/permission_deny_button',
  },
];

test("a dialog of the system is answered as the session's policy says, before the agent sees it", async () => {
  await using on = await stage(db());
  const { app } = on.phone;
  on.phone.app = 'com.android.permissioncontroller';
  on.phone.elements = denied;
  on.phone.onAction = () => {
    on.phone.app = app;
    on.phone.elements = [];
  };
  on.model.answers(finishes());
  const dialogs = { permission: 'deny', crash: 'ask', notResponding: 'ask' } as const;
  const { events } = await on.ended(
    await on.create({ policy: { approvals: [], dialogs, approvalTimeoutS: 300 } }),
  );
  expect(on.phone.actions).toEqual([{ type: 'tap', at: { x: 10, y: 75 } }]);
  expect(dataOf(events, 'dialog_handled')).toMatchObject([{ kind: 'permission', choice: 'deny' }]);
  expect(dataOf(events, 'screenshot')).toMatchObject([{ app }]);
});

test('a dialog that can not be answered is left to the agent', async () => {
  await using on = await stage(db());
  on.phone.app = 'com.android.permissioncontroller';
  on.phone.elements = denied;
  on.phone.fails('perform', new PhoneError('action_failed', 'The button did not react.'));
  on.model.answers(finishes('It stays.', false));
  const dialogs = { permission: 'deny', crash: 'ask', notResponding: 'ask' } as const;
  const { session, events } = await on.ended(
    await on.create({ policy: { approvals: [], dialogs, approvalTimeoutS: 300 } }),
  );
  expect(session).toMatchObject({ result: 'It stays.' });
  expect(dataOf(events, 'dialog_handled')).toEqual([]);
  expect(dataOf(events, 'screenshot')).toMatchObject([{ app: 'com.android.permissioncontroller' }]);
});

test('granting a permission waits for a yes unless the policy says otherwise', async () => {
  await using on = await stage(db());
  on.phone.app = 'com.android.permissioncontroller';
  on.phone.elements = denied;
  on.model.answers(taps(10, 55));
  const id = await on.create();
  await on.status(id, 'paused');
  expect((await on.feed.newest(id, 'approval_requested'))?.data).toMatchObject({ rule: 'permission' });
  await on.sessions.stop(on.organizationId, id);
});
