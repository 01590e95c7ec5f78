import { expect, test } from 'vitest';
import { newId } from '../../../src/domain/ids.ts';
import { dataOf, statusesOf, typesOf } from '../../support/logged.ts';
import { finishes, says, taps } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

test('a pause takes effect between actions, and the rest of the turn is answered as not run', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1), taps(2, 2));
  const touching = on.phone.holds('perform');
  const id = await on.create();
  await touching.reached;
  await on.sessions.pause(on.organizationId, id);
  expect(await on.get(id)).toMatchObject({ status: 'paused', pauseReason: 'user' });
  touching.open();
  await on.event(id, ({ type }) => type === 'turn_completed');
  const events = await on.events(id);
  expect(on.phone.actions).toHaveLength(1);
  expect(dataOf(events, 'tool_result')).toMatchObject([
    { isError: false },
    { isError: true, text: 'Not run: the session was paused.' },
  ]);
});

test('a session that goes on after a pause looks at the phone first', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1)).answers(finishes());
  const touching = on.phone.holds('perform');
  const id = await on.create();
  await touching.reached;
  await on.sessions.pause(on.organizationId, id);
  touching.open();
  const paused = await on.event(id, ({ type }) => type === 'turn_completed');
  await on.sessions.resume(on.organizationId, id);
  const { events } = await on.ended(id);
  expect(statusesOf(events)).toEqual(['creating', 'running', 'paused(user)', 'running', 'completed']);
  expect(typesOf(events.slice(paused.index + 1, paused.index + 3))).toEqual(['status_changed', 'screenshot']);
  expect(typesOf(events)).not.toContain('recovered');
});

test('the phone is woken before the first look and after a pause', async () => {
  await using on = await stage(db());
  const first = on.phone.holds('wake');
  const speaking = on.model.parks(taps(1, 1));
  const id = await on.create();
  await first.reached;
  expect(typesOf(await on.events(id))).not.toContain('screenshot');
  first.open();
  await speaking.reached;
  await on.sessions.pause(on.organizationId, id);
  speaking.open();
  await on.event(id, ({ type }) => type === 'turn_completed');
  const second = on.phone.holds('wake');
  on.model.answers(finishes());
  await on.sessions.resume(on.organizationId, id);
  await second.reached;
  expect(dataOf(await on.events(id), 'screenshot')).toHaveLength(1);
  second.open();
  const { events } = await on.ended(id);
  expect(dataOf(events, 'screenshot')).toHaveLength(2);
});

test('a pause before the first action keeps the model waiting', async () => {
  await using on = await stage(db());
  const looking = on.phone.holds('capture');
  const id = await on.create();
  await looking.reached;
  await on.sessions.pause(on.organizationId, id);
  looking.open();
  await on.event(id, ({ type }) => type === 'screenshot');
  on.model.answers(finishes());
  await on.sessions.resume(on.organizationId, id);
  await on.ended(id);
  expect(on.model.requests).toHaveLength(1);
});

test('a pause that is taken back at once loses nothing', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1)).answers(finishes());
  const touching = on.phone.holds('perform');
  const id = await on.create();
  await touching.reached;
  await on.sessions.pause(on.organizationId, id);
  await on.sessions.resume(on.organizationId, id);
  touching.open();
  const { session } = await on.ended(id);
  expect(session.status).toBe('completed');
  expect(on.phone.actions).toHaveLength(1);
});

test('doing again what is so already changes nothing', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(finishes());
  const id = await on.create();
  await speaking.reached;
  const { sessions, organizationId } = on;
  await sessions.resume(organizationId, id);
  await sessions.pause(organizationId, id);
  await sessions.pause(organizationId, id);
  await sessions.stop(organizationId, id);
  await sessions.stop(organizationId, id);
  expect(statusesOf(await on.events(id))).toEqual(['creating', 'running', 'paused(user)', 'killed']);
});

test('a message that arrives while the model speaks belongs to the next request', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(taps(1, 1));
  on.model.answers(finishes());
  const id = await on.create();
  await speaking.reached;
  await on.sessions.message(on.organizationId, id, 'The second post, please.');
  speaking.open();
  await on.ended(id);
  const [first, second] = on.model.requests.map(({ messages }) => JSON.stringify(messages));
  expect(first).not.toContain('The second post');
  expect(second).toContain('The second post');
});

test('a message does not wake a session that its user has paused', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(taps(1, 1));
  const id = await on.create();
  await speaking.reached;
  await on.sessions.pause(on.organizationId, id);
  speaking.open();
  await on.event(id, ({ type }) => type === 'turn_completed');
  await on.sessions.message(on.organizationId, id, 'By the way');
  expect(await on.get(id)).toMatchObject({ status: 'paused', pauseReason: 'user' });
  on.model.answers(finishes());
  await on.sessions.resume(on.organizationId, id);
  await on.ended(id);
  expect(JSON.stringify(on.model.requests[1]?.messages)).toContain('By the way');
});

test('a conversation waits after each turn and goes on with the next message', async () => {
  await using on = await stage(db());
  on.model.answers(says('Which post?'));
  const id = await on.create({ mode: 'conversation' });
  const waits = await on.event(id, ({ type, data }) => type === 'status_changed' && data.to === 'paused');
  expect(waits.data).toMatchObject({ pauseReason: 'idle' });
  on.model.answers(taps(1, 1)).answers(finishes());
  await on.sessions.message(on.organizationId, id, 'The first.');
  await on.status(id, 'paused', waits.index);
  expect(on.phone.actions).toHaveLength(1);
  expect(await on.holder()).toBe(id);
});

test('what is said to a conversation while the model says its last words is answered', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(says('Liked it.'));
  on.model.answers(says('Liked that one too.'));
  const id = await on.create({ mode: 'conversation' });
  await speaking.reached;
  await on.sessions.message(on.organizationId, id, 'And the second.');
  speaking.open();
  await on.status(id, 'paused');
  expect(on.model.requests).toHaveLength(2);
  expect(JSON.stringify(on.model.requests[1]?.messages.at(-1))).toContain('And the second.');
});

test('what is said while the agent calls done is carried out before the session ends', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(finishes('Liked it.'));
  on.model.answers(finishes('Liked that one too.'));
  const id = await on.create();
  await speaking.reached;
  await on.sessions.message(on.organizationId, id, 'And the second.');
  speaking.open();
  const { session } = await on.ended(id);
  expect(session).toMatchObject({ status: 'completed', result: 'Liked that one too.', numTurns: 2 });
});

test('a turn that is cut short is counted and paid for', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1));
  const touching = on.phone.holds('perform');
  const id = await on.create();
  await touching.reached;
  await on.sessions.stop(on.organizationId, id);
  const { numTurns, costMicroUsd } = await on.get(id);
  expect(numTurns).toBe(1);
  expect(costMicroUsd).toBe(on.model.price);
  expect(costMicroUsd).toBeGreaterThan(0);
});

test('an interruption ends the turn in progress and waits for a message', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1), taps(2, 2));
  const touching = on.phone.holds('perform');
  const id = await on.create();
  await touching.reached;
  await on.sessions.interrupt(on.organizationId, id);
  expect(await on.get(id)).toMatchObject({ status: 'paused', pauseReason: 'idle' });
  on.model.answers(finishes());
  await on.sessions.message(on.organizationId, id, 'Not that one.');
  const { events } = await on.ended(id);
  expect(on.phone.actions).toHaveLength(1);
  expect(dataOf(events, 'tool_result').map(({ text }) => text)).toEqual([
    '[interrupted by user]',
    'Noted. This is the end, unless the user has said something meanwhile.',
  ]);
  expect(typesOf(events)).not.toContain('recovered');
});

test('what a session’s status forbids is refused with the status', async () => {
  await using on = await stage(db());
  on.model.answers(finishes());
  const id = await on.create();
  await on.ended(id);
  const { sessions, organizationId } = on;
  const refusal = { code: 'INVALID_TRANSITION', context: { status: 'completed' } };
  await expect(sessions.pause(organizationId, id)).rejects.toMatchObject(refusal);
  await expect(sessions.resume(organizationId, id)).rejects.toMatchObject(refusal);
  await expect(sessions.stop(organizationId, id)).rejects.toMatchObject(refusal);
  await expect(sessions.interrupt(organizationId, id)).rejects.toMatchObject(refusal);
  await expect(sessions.message(organizationId, id, 'Hello?')).rejects.toMatchObject(refusal);
});

test('what belongs to another organisation is not there', async () => {
  await using on = await stage(db());
  on.model.answers(finishes());
  const id = await on.create();
  await on.ended(id);
  const stranger = newId('org');
  await on.database.organization.create({ data: { id: stranger, name: stranger } });
  const missing = { code: 'SESSION_NOT_FOUND' };
  await expect(on.sessions.get(stranger, id)).rejects.toMatchObject(missing);
  await expect(on.sessions.stop(stranger, id)).rejects.toMatchObject(missing);
  await expect(on.sessions.message(stranger, id, 'Hi')).rejects.toMatchObject(missing);
  await expect(on.sessions.stop(on.organizationId, newId('sess'))).rejects.toMatchObject(missing);
  expect(await on.sessions.list(stranger, { limit: 10 })).toEqual([]);
  const session = { phone: on.phoneName, instruction: 'Mine?' };
  await expect(on.sessions.create(stranger, session)).rejects.toMatchObject({ code: 'PHONE_NOT_FOUND' });
});
