import { expect, test } from 'vitest';
import type { PhoneAction } from '../../../src/domain/phone-action.ts';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import { dataOf, statusesOf } from '../../support/logged.ts';
import { finishes, ScriptedModel, taps, uses } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();
const tap = (x: number, y: number): PhoneAction => ({ type: 'tap', at: { x, y } });

test('a person takes the phone in mid-action, uses it, and hands it back', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1), taps(2, 2)).answers(finishes());
  const touching = on.phone.holds('perform');
  const id = await on.create();
  await touching.reached;
  await on.sessions.takeover(on.organizationId, id, 'Let me');
  expect(await on.get(id)).toMatchObject({ status: 'paused', pauseReason: 'takeover' });
  const done = await on.sessions.act(on.organizationId, id, 'a1', tap(30, 40));
  expect(done.data).toMatchObject({
    actionId: 'a1',
    isError: false,
    screen: { frameId: expect.any(String) },
  });
  await on.sessions.release(on.organizationId, id, 'I have logged in');
  const { session, events } = await on.ended(id);
  expect(session.status).toBe('completed');
  expect(on.phone.actions).toEqual([tap(1, 1), tap(30, 40)]);
  expect(statusesOf(events)).toEqual(['creating', 'running', 'paused(takeover)', 'running', 'completed']);
  expect(dataOf(events, 'takeover_started')).toEqual([{ requestedBy: 'user', reason: 'Let me' }]);
  expect(dataOf(events, 'takeover_ended')).toEqual([{ note: 'I have logged in' }]);
  expect(dataOf(events, 'user_action')).toEqual([{ actionId: 'a1', action: tap(30, 40) }]);
  expect(dataOf(events, 'recovered')).toEqual([]);
  expect(dataOf(events, 'tool_result')[0]?.text).toBe('[interrupted by user]');
  const told = JSON.stringify(on.model.requests[1]?.messages.at(-1));
  expect(told).toContain('A person took the phone over');
  expect(told).toContain('I have logged in');
  expect(told).toContain('This is how it looks now.');
});

test('an agent may ask a person to take the phone', async () => {
  await using on = await stage(db());
  on.model.answers(uses('request_takeover', { reason: 'A captcha' })).answers(finishes());
  const id = await on.create();
  await on.status(id, 'paused');
  expect(await on.get(id)).toMatchObject({ pauseReason: 'takeover' });
  await on.sessions.act(on.organizationId, id, 'a1', tap(5, 5));
  await on.sessions.release(on.organizationId, id);
  const { events } = await on.ended(id);
  expect(dataOf(events, 'takeover_started')).toEqual([{ requestedBy: 'agent', reason: 'A captcha' }]);
  expect(dataOf(events, 'tool_result')[0]).toMatchObject({
    isError: false,
    text: 'You have the phone back.',
  });
});

test('a person sees the screen as soon as the phone is theirs, and what fails is told', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1)).answers(finishes());
  const touching = on.phone.holds('perform');
  const id = await on.create();
  await touching.reached;
  await on.sessions.takeover(on.organizationId, id);
  const started = await on.feed.newest(id, 'takeover_started');
  await on.event(id, ({ type }) => type === 'screenshot', started?.index);
  on.phone.fails('perform', new PhoneError('action_failed', 'That did not work.'));
  const failed = await on.sessions.act(on.organizationId, id, 'a1', tap(5, 5));
  expect(failed.data).toMatchObject({ isError: true, text: 'That did not work.' });
  on.phone.fails('perform', new PhoneError('phone_lost', 'Gone.'));
  expect((await on.sessions.act(on.organizationId, id, 'a2', tap(6, 6))).data).toMatchObject({
    isError: true,
  });
  const again = await on.sessions.act(on.organizationId, id, 'a3', tap(7, 7));
  expect(again.data).toMatchObject({ isError: false });
  await on.sessions.resume(on.organizationId, id);
  const { events } = await on.ended(id);
  expect(dataOf(events, 'takeover_ended')).toEqual([{}]);
});

test('a takeover outlives the server, and what was under way is not done again', async () => {
  const first = await stage(db());
  first.model.answers(taps(1, 1));
  const touching = first.phone.holds('perform');
  const id = await first.create();
  await touching.reached;
  await first.sessions.takeover(first.organizationId, id);
  await first.sessions.act(first.organizationId, id, 'a1', tap(5, 5));
  const held = first.phone.holds('perform');
  await first.log.write(id, () => ({
    drafts: ['a2', 'a3'].map((actionId, at) => ({
      ...{ type: 'user_action', data: { actionId, action: tap(6 + at, 6) } },
    })),
  }));
  await held.reached;
  await first[Symbol.asyncDispose]();

  const model = new ScriptedModel().answers(finishes());
  await using second = await stage(db(), { phone: first.phone, phoneName: first.phoneName, model });
  await second.takesUp();
  const unknown = await second.event(
    id,
    ({ type, data }) => type === 'user_action_result' && data.actionId === 'a2',
  );
  expect(unknown.data).toMatchObject({ isError: true, text: expect.stringContaining('outcome is unknown') });
  await second.sessions.act(second.organizationId, id, 'a4', tap(8, 8));
  await second.sessions.release(second.organizationId, id);
  await second.ended(id);
  // What had not begun by then is done now, in its turn.
  expect(second.phone.actions).toEqual([tap(1, 1), tap(5, 5), tap(6, 6), tap(7, 6), tap(8, 8)]);
});

test('a phone that was not taken over takes no orders', async () => {
  await using on = await stage(db());
  const parked = on.model.parks(finishes());
  const id = await on.create();
  await parked.reached;
  const code = 'INVALID_TRANSITION';
  await expect(on.sessions.act(on.organizationId, id, 'a1', tap(5, 5))).rejects.toMatchObject({ code });
  await expect(on.sessions.release(on.organizationId, id)).rejects.toMatchObject({ code });
  parked.open();
  await on.ended(id);
  await expect(on.sessions.takeover(on.organizationId, id)).rejects.toMatchObject({ code });
});

test('a session that is stopped while a person has its phone frees the phone', async () => {
  await using on = await stage(db());
  on.model.answers(uses('request_takeover', { reason: 'A captcha' }));
  const id = await on.create();
  await on.status(id, 'paused');
  await on.sessions.act(on.organizationId, id, 'a1', tap(5, 5));
  await on.sessions.stop(on.organizationId, id);
  expect(await on.holder()).toBeNull();
});

test('an agent whose phone is taken before its first look is told all the same how it begins', async () => {
  await using on = await stage(db());
  const connecting = on.phone.holds('connect');
  const outputSchema = { type: 'object', properties: { total: { type: 'integer' } } };
  const id = await on.create({ outputSchema });
  await connecting.reached;
  await on.sessions.takeover(on.organizationId, id);
  await on.sessions.act(on.organizationId, id, 'a1', tap(5, 5));
  on.model.answers(uses('done', { success: true, summary: 'Seen.', result: '{"total":1}' }));
  await on.sessions.release(on.organizationId, id, 'All yours');
  expect((await on.ended(id)).session).toMatchObject({ status: 'completed', output: { total: 1 } });
  const told = JSON.stringify(on.model.requests[0]?.messages);
  expect(told).toContain('has the mark');
  expect(told).toContain('JSON Schema');
  expect(told).toContain('All yours');
});

test("a session that is stopped in the middle of a person's action frees the phone at once", async () => {
  await using on = await stage(db());
  on.model.answers(uses('request_takeover', { reason: 'A captcha' }));
  const id = await on.create();
  await on.status(id, 'paused');
  const touching = on.phone.holds('perform');
  const acting = on.sessions.act(on.organizationId, id, 'a1', tap(5, 5));
  const refused = expect(acting).rejects.toMatchObject({ code: 'PHONE_NOT_CONNECTED' });
  await touching.reached;
  await on.sessions.stop(on.organizationId, id);
  expect(await on.holder()).toBeNull();
  await refused;
});

test('a person keeps the phone when an action of theirs fails in a way that nobody expected', async () => {
  await using on = await stage(db());
  on.model.answers(uses('request_takeover', { reason: 'A captcha' })).answers(finishes());
  const id = await on.create();
  await on.status(id, 'paused');
  on.phone.fails('perform', new Error('secret inner detail'));
  const failed = await on.sessions.act(on.organizationId, id, 'a1', tap(5, 5));
  expect(failed.data).toMatchObject({ isError: true, text: expect.stringContaining('its log says what') });
  expect((await on.sessions.act(on.organizationId, id, 'a2', tap(6, 6))).data.isError).toBe(false);
  await on.sessions.release(on.organizationId, id);
  const { events } = await on.ended(id);
  expect(dataOf(events, 'recovered')).toEqual([]);
  expect(JSON.stringify(events)).not.toContain('secret inner detail');
});

test('an interruption, a second takeover and a pause leave the phone with the person', async () => {
  await using on = await stage(db());
  on.model.answers(uses('request_takeover', { reason: 'A captcha' })).answers(finishes());
  const id = await on.create();
  await on.status(id, 'paused');
  await on.sessions.takeover(on.organizationId, id);
  await on.sessions.pause(on.organizationId, id);
  const code = 'INVALID_TRANSITION';
  await expect(on.sessions.interrupt(on.organizationId, id)).rejects.toMatchObject({ code });
  await on.sessions.message(on.organizationId, id, 'Nearly there');
  expect(await on.get(id)).toMatchObject({ pauseReason: 'takeover' });
  await on.sessions.release(on.organizationId, id);
  await on.ended(id);
  expect(JSON.stringify(on.model.requests[1]?.messages)).toContain('Nearly there');
});
