import { setImmediate as endOfTick } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { PhoneElement } from '../../../src/domain/phone.ts';
import { policy } from '../../../src/domain/policy.ts';
import type { ContentBlock } from '../../../src/models/model.ts';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import { dataOf, statusesOf } from '../../support/logged.ts';
import { finishes, ScriptedModel, taps, uses } from '../../support/scripted-model.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

const order: PhoneElement = {
  role: 'button',
  label: 'Place order',
  bounds: { x: 10, y: 100, width: 40, height: 20 },
  interactive: true,
};

/** A session whose agent wants to place an order, up to the moment when it waits for a yes. */
async function ordering(on: Stage, ...then: readonly ContentBlock[]) {
  on.phone.elements = [order];
  const wish = taps(20, 110);
  on.model.answers(wish, ...then);
  const id = await on.create({ instruction: 'Get me a mug' });
  await on.status(id, 'paused');
  return { id, toolUseId: String(wish['id']) };
}

test('what costs money waits for a yes, with what it would touch', async () => {
  await using on = await stage(db());
  const { id, toolUseId } = await ordering(on);
  expect(await on.get(id)).toMatchObject({ status: 'paused', pauseReason: 'approval' });
  expect(on.phone.actions).toEqual([]);
  const asked = await on.feed.newest(id, 'approval_requested');
  expect(asked?.data).toMatchObject({
    ...{ toolUseId, name: 'tap', rule: 'purchase', frameId: expect.any(String) },
    action: { type: 'tap', at: { x: 20, y: 110 } },
    target: { label: 'Place order', bounds: order.bounds },
  });
  on.model.answers(finishes());
  await on.sessions.approve(on.organizationId, id, toolUseId);
  const { session, events } = await on.ended(id);
  expect(session.status).toBe('completed');
  expect(on.phone.actions).toEqual([{ type: 'tap', at: { x: 20, y: 110 } }]);
  expect(dataOf(events, 'approval_resolved')).toEqual([{ toolUseId, decision: 'approved' }]);
  expect(dataOf(events, 'tool_result')[0]).toMatchObject({ toolUseId, isError: false, screenChanged: true });
  expect(statusesOf(events)).toEqual(['creating', 'running', 'paused(approval)', 'running', 'completed']);
});

test('a no is told to the agent with its reason, and nothing happens', async () => {
  await using on = await stage(db());
  const { id, toolUseId } = await ordering(on, taps(1, 1));
  on.model.answers(finishes('Not ordered.', false));
  await on.sessions.deny(on.organizationId, id, toolUseId, 'Too expensive');
  const { events } = await on.ended(id);
  expect(on.phone.actions).toEqual([]);
  const [denied, behind] = dataOf(events, 'tool_result');
  expect(denied).toMatchObject({
    isError: true,
    text: expect.stringContaining('They say: "Too expensive".'),
  });
  expect(behind).toMatchObject({ isError: true, text: expect.stringContaining('waited for a person') });
  expect(JSON.stringify(on.model.requests[1]?.messages)).toContain('Too expensive');
});

test('an action is carried out as the user has changed it, and the agent is told', async () => {
  await using on = await stage(db());
  const { id, toolUseId } = await ordering(on);
  on.model.answers(finishes());
  await on.sessions.approve(on.organizationId, id, toolUseId, { x: 3, y: 4 });
  const { events } = await on.ended(id);
  expect(on.phone.actions).toEqual([{ type: 'tap', at: { x: 3, y: 4 } }]);
  expect(dataOf(events, 'approval_resolved')).toMatchObject([{ decision: 'edited', input: { x: 3, y: 4 } }]);
  expect(JSON.stringify(on.model.requests[1]?.messages)).toContain('The user changed the input of tap');
});

test('a change that can not be carried out is told, and nothing happens', async () => {
  await using on = await stage(db());
  const { id, toolUseId } = await ordering(on);
  on.model.answers(finishes());
  await on.sessions.approve(on.organizationId, id, toolUseId, { x: 3_000, y: 4 });
  const { events } = await on.ended(id);
  expect(on.phone.actions).toEqual([]);
  expect(dataOf(events, 'tool_result')[0]).toMatchObject({
    isError: true,
    text: expect.stringContaining('72x160'),
  });
});

test('a change may not lead to an app that the session must not use', async () => {
  await using on = await stage(db());
  on.phone.elements = [order];
  const wish = taps(20, 110);
  on.model.answers(wish).answers(finishes());
  const id = await on.create({ instruction: 'Get me a mug', allowedApps: ['com.example.shop'] });
  await on.status(id, 'paused');
  on.phone.comesToFront('com.example.bank');
  await on.sessions.approve(on.organizationId, id, String(wish['id']), { x: 3, y: 4 });
  await on.ended(id);
  expect(on.phone.actions).toEqual([]);
});

test('a yes counts for the screen that it was said to alone', async () => {
  await using on = await stage(db());
  const { id, toolUseId } = await ordering(on);
  on.phone.shows(7);
  on.model.answers(finishes());
  await on.sessions.approve(on.organizationId, id, toolUseId);
  const { events } = await on.ended(id);
  expect(on.phone.actions).toEqual([]);
  expect(dataOf(events, 'tool_result')[0]?.text).toContain('the screen is not the one any more');
});

test('a yes to opening an app counts wherever the phone is by then', async () => {
  await using on = await stage(db());
  const wish = uses('open_app', { name: 'Shop' });
  on.model.answers(wish).answers(finishes());
  const rule = { tool: 'open_app', decision: 'ask' } as const;
  const id = await on.create({ policy: policy.parse({ approvals: [rule] }) });
  await on.status(id, 'paused');
  on.phone.shows(7);
  await on.sessions.approve(on.organizationId, id, String(wish['id']));
  await on.ended(id);
  expect(on.phone.actions).toEqual([{ type: 'open_app', name: 'Shop' }]);
});

test('a yes counts for the words that it was said to alone', async () => {
  await using on = await stage(db());
  const { id, toolUseId } = await ordering(on);
  on.phone.elements = [order, { ...order, label: 'Total: $9,999', bounds: { ...order.bounds, y: 130 } }];
  on.model.answers(finishes());
  await on.sessions.approve(on.organizationId, id, toolUseId);
  await on.ended(id);
  expect(on.phone.actions).toEqual([]);
});

test('no answer in time is a no', async () => {
  await using on = await stage(db());
  on.phone.elements = [order];
  on.model.answers(taps(20, 110)).answers(finishes('Nobody answered.', false));
  const id = await on.create({ policy: policy.parse({ approvalTimeoutS: 0.05 }) });
  const { events } = await on.ended(id);
  expect(dataOf(events, 'approval_resolved')).toMatchObject([{ decision: 'expired' }]);
  expect(dataOf(events, 'tool_result')[0]?.text).toContain('nobody said yes in time');
  expect(on.phone.actions).toEqual([]);
});

const lost = new PhoneError('phone_lost', 'The connection to the phone is lost.');

test('what a yes was said to is not done a second time when the phone is lost over it', async () => {
  await using on = await stage(db());
  const { id, toolUseId } = await ordering(on);
  on.phone.fails('perform', lost);
  on.model.answers(finishes());
  await on.sessions.approve(on.organizationId, id, toolUseId);
  const { session, events } = await on.ended(id);
  expect(session.status).toBe('completed');
  expect(on.phone.actions).toHaveLength(1);
  expect(dataOf(events, 'tool_result')[0]).toMatchObject({
    ...{ toolUseId, isError: true, text: expect.stringContaining('outcome is unknown') },
  });
});

test('what a yes was said to is not done a second time by the next server', async () => {
  const first = await stage(db());
  const { id, toolUseId } = await ordering(first);
  const touching = first.phone.holds('perform');
  await first.sessions.approve(first.organizationId, id, toolUseId);
  await touching.reached;
  await first[Symbol.asyncDispose]();

  const model = new ScriptedModel().answers(finishes());
  await using second = await stage(db(), { phone: first.phone, phoneName: first.phoneName, model });
  await second.takesUp();
  const { events } = await second.ended(id);
  expect(second.phone.actions).toHaveLength(1);
  expect(dataOf(events, 'tool_result')[0]?.text).toContain('outcome is unknown');
});

test('a yes that the user interrupts before anything is done counts no more', async () => {
  await using on = await stage(db());
  const { id, toolUseId } = await ordering(on);
  const looking = on.phone.holds('capture');
  await on.sessions.approve(on.organizationId, id, toolUseId);
  await looking.reached;
  await on.sessions.interrupt(on.organizationId, id);
  on.model.answers(finishes());
  await on.sessions.message(on.organizationId, id, 'Better not.');
  const { events } = await on.ended(id);
  expect(on.phone.actions).toEqual([]);
  expect(dataOf(events, 'tool_result')[0]).toMatchObject({ toolUseId, text: '[interrupted by user]' });
});

test('a yes that comes too late for the limit of time counts no more', async () => {
  await using on = await stage(db());
  on.phone.elements = [order];
  const wish = taps(20, 110);
  on.model.answers(wish).answers(finishes('Not ordered.', false));
  const id = await on.create({ instruction: 'Get me a mug', timeoutS: 1 });
  await on.status(id, 'paused');
  on.phone.holds('wake');
  await on.sessions.approve(on.organizationId, id, String(wish['id']));
  const { session, events } = await on.ended(id);
  expect(session.error).toContain('TIMEOUT');
  expect(on.phone.actions).toEqual([]);
  expect(dataOf(events, 'tool_result')[0]?.text).toBe('[interrupted by the limit]');
});

test('a person who was asked to decide may take the phone instead, and the request is over', async () => {
  await using on = await stage(db());
  const { id, toolUseId } = await ordering(on);
  await on.sessions.takeover(on.organizationId, id);
  const code = 'APPROVAL_NOT_FOUND';
  await expect(on.sessions.approve(on.organizationId, id, toolUseId)).rejects.toMatchObject({ code });
  on.model.answers(finishes());
  await on.sessions.release(on.organizationId, id);
  const { events } = await on.ended(id);
  expect(on.phone.actions).toEqual([]);
  expect(dataOf(events, 'tool_result')[0]?.text).toBe('Not run: nobody has said yes to this yet.');
});

test('a pause that is taken back while the phone is given back leaves the request as it is', async () => {
  await using on = await stage(db());
  on.phone.elements = [order];
  const wish = taps(20, 110);
  on.model.answers(wish);
  const closing = on.phone.holds('close');
  const id = await on.create({ instruction: 'Get me a mug' });
  await closing.reached;
  await on.sessions.pause(on.organizationId, id);
  await on.sessions.resume(on.organizationId, id);
  closing.open();
  const asks = vi.spyOn(on.log, 'newest');
  await on.event(id, ({ type, data }) => type === 'status_changed' && data.pauseReason === 'approval');
  // Whoever watches over the request looks for it once, and then waits.
  for (let tick = 0; tick < 50; tick += 1) await endOfTick();
  expect(asks.mock.calls.filter(([, type]) => type === 'approval_requested')).toHaveLength(1);
  on.model.answers(finishes());
  await on.sessions.approve(on.organizationId, id, String(wish['id']));
  expect((await on.ended(id)).session.status).toBe('completed');
});

test('a request for approval outlives the server, and so does its end', async () => {
  const first = await stage(db());
  const { id } = await ordering(first);
  await first[Symbol.asyncDispose]();
  const asked = await first.log.newest(id, 'approval_requested');
  const expiresAt = asked?.type === 'approval_requested' ? Date.parse(asked.data.expiresAt) : Number.NaN;

  const model = new ScriptedModel().answers(finishes('Nobody answered.', false));
  const clock = { now: () => expiresAt + 1 };
  await using second = await stage(db(), { phone: first.phone, phoneName: first.phoneName, model, clock });
  await second.takesUp();
  const { events } = await second.ended(id);
  expect(dataOf(events, 'approval_resolved')).toMatchObject([{ decision: 'expired' }]);
  expect(second.phone.actions).toEqual([]);
});

test('what nobody asks for can not be answered, nor what was answered already', async () => {
  await using on = await stage(db());
  const { id, toolUseId } = await ordering(on);
  const code = 'APPROVAL_NOT_FOUND';
  await expect(on.sessions.approve(on.organizationId, id, 'toolu_other')).rejects.toMatchObject({ code });
  await expect(on.sessions.resume(on.organizationId, id)).rejects.toMatchObject({
    code: 'INVALID_TRANSITION',
  });
  const parked = on.model.parks(finishes());
  await on.sessions.approve(on.organizationId, id, toolUseId);
  await expect(on.sessions.approve(on.organizationId, id, toolUseId)).rejects.toMatchObject({ code });
  await expect(on.sessions.deny(on.organizationId, id, toolUseId)).rejects.toMatchObject({ code });
  await parked.reached;
  parked.open();
  await on.ended(id);
});

test("a rule of the session's policy comes before the defaults", async () => {
  await using on = await stage(db());
  on.phone.elements = [order];
  on.model.answers(taps(20, 110), uses('press_button', { button: 'home' })).answers(finishes());
  const rules = [
    { pattern: '*order*', decision: 'allow' },
    { tool: 'press_button', decision: 'deny', reason: 'Stay in the app.' },
  ];
  const id = await on.create({ policy: policy.parse({ approvals: rules }) });
  const { events } = await on.ended(id);
  expect(on.phone.actions).toEqual([{ type: 'tap', at: { x: 20, y: 110 } }]);
  expect(dataOf(events, 'tool_result')[1]).toMatchObject({
    ...{ isError: true, text: expect.stringContaining('Not allowed: Stay in the app.') },
  });
});

test('a pause takes the place of a request for approval, which nobody has answered then', async () => {
  await using on = await stage(db());
  const { id, toolUseId } = await ordering(on);
  await on.sessions.pause(on.organizationId, id);
  expect(await on.get(id)).toMatchObject({ status: 'paused', pauseReason: 'user' });
  await expect(on.sessions.approve(on.organizationId, id, toolUseId)).rejects.toMatchObject({
    code: 'APPROVAL_NOT_FOUND',
  });
  on.model.answers(finishes());
  await on.sessions.resume(on.organizationId, id);
  const { events } = await on.ended(id);
  expect(on.phone.actions).toEqual([]);
  expect(dataOf(events, 'tool_result')[0]?.text).toContain('nobody has said yes');
});
