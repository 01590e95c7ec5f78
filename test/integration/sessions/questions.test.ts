import { expect, test } from 'vitest';
import { dataOf, statusesOf } from '../../support/logged.ts';
import { finishes, ScriptedModel, taps, uses } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();
const asks = (question: string, ...options: string[]) => uses('ask_user', { question, options });

test('a question waits for a message, which is its answer', async () => {
  await using on = await stage(db());
  on.model.answers(asks('Which colour?', 'red', 'blue'), taps(1, 1)).answers(finishes('Blue it is.'));
  const id = await on.create();
  const paused = await on.status(id, 'paused');
  expect(await on.get(id)).toMatchObject({ status: 'paused', pauseReason: 'question', runningSince: null });
  await on.sessions.message(on.organizationId, id, 'Blue');
  const { session, events } = await on.ended(id);
  expect(session).toMatchObject({ status: 'completed', numTurns: 2 });
  expect(dataOf(events, 'question')).toMatchObject([{ text: 'Which colour?', options: ['red', 'blue'] }]);
  expect(statusesOf(events)).toEqual(['creating', 'running', 'paused(question)', 'running', 'completed']);
  const answers = dataOf(events, 'tool_result');
  expect(answers[0]).toMatchObject({ isError: false, text: "The user's answer stands below." });
  expect(answers[1]).toMatchObject({ isError: true, text: expect.stringContaining('Not run') });
  expect(on.phone.actions).toEqual([]);
  // The model is told in the order that it must be: results, the answer, then the screen.
  const said = JSON.stringify(on.model.requests[1]?.messages.at(-1));
  expect(said.indexOf('stands below')).toBeLessThan(said.indexOf('Blue'));
  expect(paused.index).toBeGreaterThan(0);
});

test('a session that is let go on without an answer is told so', async () => {
  await using on = await stage(db());
  on.model.answers(asks('Which?')).answers(finishes());
  const id = await on.create();
  await on.status(id, 'paused');
  await on.sessions.resume(on.organizationId, id);
  const { events } = await on.ended(id);
  expect(dataOf(events, 'tool_result')[0]?.text).toContain('did not answer');
});

test('a question survives the end of the server, and its phone waits with it', async () => {
  const first = await stage(db());
  first.model.answers(asks('Which?'));
  const id = await first.create();
  await first.status(id, 'paused');
  await first[Symbol.asyncDispose]();

  const model = new ScriptedModel().answers(finishes());
  await using second = await stage(db(), { phone: first.phone, phoneName: first.phoneName, model });
  await second.takesUp();
  expect(await second.get(id)).toMatchObject({ status: 'paused', pauseReason: 'question' });
  expect(await second.holder()).toBe(id);
  await second.sessions.message(second.organizationId, id, 'The left one');
  expect((await second.ended(id)).session.status).toBe('completed');
});

test('a question waits although something else has changed in the last moment', async () => {
  await using on = await stage(db());
  on.model.answers(asks('Which?'));
  const closing = on.phone.holds('close');
  const id = await on.create();
  await closing.reached;
  await on.sessions.setBudget(on.organizationId, id, 50_000);
  closing.open();
  await on.status(id, 'paused');
  expect(await on.get(id)).toMatchObject({ pauseReason: 'question' });
  on.model.answers(finishes());
  await on.sessions.message(on.organizationId, id, 'The left one');
  const { events } = await on.ended(id);
  expect(dataOf(events, 'tool_result')[0]?.text).toContain('stands below');
});

test('an interruption makes a question needless', async () => {
  await using on = await stage(db());
  on.model.answers(asks('Which?')).answers(finishes());
  const id = await on.create();
  await on.status(id, 'paused');
  await on.sessions.interrupt(on.organizationId, id);
  expect(await on.get(id)).toMatchObject({ pauseReason: 'idle' });
  await on.sessions.message(on.organizationId, id, 'Take any.');
  expect((await on.ended(id)).session.status).toBe('completed');
});

test('sessions say what they wait for', async () => {
  await using on = await stage(db());
  on.model.answers(asks('Which?'));
  const id = await on.create();
  await on.status(id, 'paused');
  const waits = await on.feed.newest(id, 'question');
  expect(waits?.data).toMatchObject({ text: 'Which?' });
  await on.sessions.stop(on.organizationId, id);
});
