import { expect, test } from 'vitest';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import { dataOf, statusesOf } from '../../support/logged.ts';
import { finishes, taps } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();
const lost = new PhoneError('phone_lost', 'The connection to the phone is lost.');

test('a phone that is lost in mid-action is connected again, and the action is not repeated', async () => {
  await using on = await stage(db());
  on.phone.fails('perform', lost);
  on.model.answers(taps(1, 1), taps(2, 2)).answers(taps(3, 3)).answers(finishes());
  const { session, events } = await on.ended(await on.create());
  expect(session).toMatchObject({ status: 'completed', numTurns: 3 });
  expect(on.phone.actions).toEqual([
    { type: 'tap', at: { x: 1, y: 1 } },
    { type: 'tap', at: { x: 3, y: 3 } },
  ]);
  expect(dataOf(events, 'phone_reconnected')).toMatchObject([{ attempt: 1 }]);
  expect(dataOf(events, 'tool_result')[0]?.text).toContain('the connection to the phone was lost');
  expect(dataOf(events, 'screenshot')).toHaveLength(2);
});

test('a phone that is lost while the agent looks is connected again', async () => {
  await using on = await stage(db());
  on.phone.onAction = () => on.phone.fails('capture', lost);
  on.model.answers(taps(1, 1)).answers(finishes());
  const { session, events } = await on.ended(await on.create());
  expect(session.status).toBe('completed');
  expect(dataOf(events, 'phone_reconnected')).toHaveLength(1);
});

test('after three tries in vain the session waits for its phone, and goes on when it is let', async () => {
  await using on = await stage(db());
  on.phone.onAction = () => {
    on.phone.fails('capture', lost);
    on.phone.fails('connect', lost, 3);
  };
  on.model.answers(taps(1, 1)).answers(finishes());
  const id = await on.create();
  await on.status(id, 'paused');
  expect(await on.get(id)).toMatchObject({ pauseReason: 'phone_lost' });
  expect(await on.holder()).toBe(id);
  await on.sessions.resume(on.organizationId, id);
  const { session, events } = await on.ended(id);
  expect(session.status).toBe('completed');
  expect(on.phone.actions).toHaveLength(1);
  expect(statusesOf(events)).toEqual(['creating', 'running', 'paused(phone_lost)', 'running', 'completed']);
});

test('an action that took the phone with it has an unknown outcome, also after the wait', async () => {
  await using on = await stage(db());
  on.phone.fails('perform', lost);
  on.model.answers(taps(1, 1)).answers(finishes());
  const touching = on.phone.holds('perform');
  const id = await on.create();
  await touching.reached;
  on.phone.fails('connect', lost, 3);
  touching.open();
  await on.status(id, 'paused');
  expect(await on.get(id)).toMatchObject({ pauseReason: 'phone_lost' });
  await on.sessions.resume(on.organizationId, id);
  const { events } = await on.ended(id);
  expect(on.phone.actions).toHaveLength(1);
  expect(dataOf(events, 'tool_result')[0]?.text).toContain('outcome is unknown');
});

test('a phone that was there for a turn may be lost three times more', async () => {
  await using on = await stage(db());
  on.phone.onAction = () => {
    if (on.phone.actions.length % 2 === 1) on.phone.fails('capture', lost);
  };
  for (let turn = 1; turn <= 9; turn += 1) on.model.answers(taps(turn * 7, turn * 7));
  on.model.answers(finishes());
  const { session, events } = await on.ended(await on.create());
  expect(session.status).toBe('completed');
  expect(dataOf(events, 'phone_reconnected').map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1, 1]);
});

test('a session whose phone never came fails with the reason', async () => {
  await using on = await stage(db());
  on.phone.dies();
  const { session } = await on.ended(await on.create());
  expect(session.error).toBe('PHONE_LOST: The phone has gone. Connect it and try again.');
});

test('a stop ends the wait for a phone at once', async () => {
  await using on = await stage(db());
  on.phone.fails('perform', lost);
  on.model.answers(taps(1, 1));
  const connecting = on.phone.holds('perform');
  const id = await on.create();
  await connecting.reached;
  const reconnecting = on.phone.holds('connect');
  connecting.open();
  await reconnecting.reached;
  await on.sessions.stop(on.organizationId, id);
  expect(await on.get(id)).toMatchObject({ status: 'killed' });
  expect(await on.holder()).toBeNull();
});
