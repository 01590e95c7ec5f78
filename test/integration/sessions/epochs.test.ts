import { expect, test } from 'vitest';
import { dataOf } from '../../support/logged.ts';
import { finishes, ScriptedModel, says, taps, USAGE } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();
const long = { ...USAGE, inputTokens: 30_000 };

test('a conversation over the threshold begins anew with a summary and the newest pictures', async () => {
  await using on = await stage(db(), { contextTokens: 25_000 });
  on.model
    .answers(taps(1, 1))
    .answers(taps(2, 2))
    .answersWith(long, taps(3, 3))
    .answers(says('I liked two of three posts.'))
    .answers(finishes());
  const { session, events } = await on.ended(await on.create({ instruction: 'Like three posts' }));
  expect(session).toMatchObject({ status: 'completed', numTurns: 4 });
  expect(dataOf(events, 'context_compacted')).toMatchObject([
    { epoch: 2, summary: 'I liked two of three posts.', promptTokens: 30_010 },
  ]);
  const [, , , summarizing, fresh] = on.model.requests;
  expect(JSON.stringify(summarizing?.messages.at(-1))).toContain('Use no tool now');
  expect(fresh?.messages).toHaveLength(1);
  const opened = JSON.stringify(fresh?.messages[0]);
  expect(opened).toContain('Like three posts');
  expect(opened).toContain('I liked two of three posts.');
  expect(opened.match(/"type":"image"/g)).toHaveLength(3);
  expect(fresh?.tools).toEqual(on.model.requests[0]?.tools);
  expect(fresh?.system).toEqual(on.model.requests[0]?.system);
  // The summary is paid for, and is no turn.
  expect(session.costMicroUsd).toBe(5_000);
});

test('a conversation that is too long for its model begins anew without asking it', async () => {
  await using on = await stage(db());
  on.model.answers(says('I tap.'), taps(1, 1)).failsWith('context_too_long').answers(finishes());
  const { session, events } = await on.ended(await on.create());
  expect(session.status).toBe('completed');
  const [compacted] = dataOf(events, 'context_compacted');
  expect(compacted?.summary).toContain('No summary could be written');
  expect(compacted?.summary).toContain('I tap.');
  expect(on.model.requests[2]?.messages).toHaveLength(1);
});

test('a model that fails again right after that ends the session', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 1)).failsWith('context_too_long').failsWith('context_too_long');
  const { session } = await on.ended(await on.create());
  expect(session.error).toContain('MODEL_ERROR');
});

test('a full context window is left behind once its answer is carried out', async () => {
  await using on = await stage(db());
  on.model.stops('model_context_window_exceeded', [taps(1, 1)]).answers(finishes());
  const { session, events } = await on.ended(await on.create());
  expect(session.status).toBe('completed');
  expect(on.phone.actions).toHaveLength(1);
  expect(dataOf(events, 'context_compacted')).toHaveLength(1);
  expect(on.model.requests[1]?.messages).toHaveLength(1);
});

test('a new conversation is rebuilt byte for byte after the end of the server', async () => {
  const first = await stage(db(), { contextTokens: 25_000 });
  first.model.answersWith(long, taps(1, 1)).answers(says('One tap.')).answers(taps(2, 2));
  const parked = first.model.parks(finishes());
  const id = await first.create();
  await parked.reached;
  await first[Symbol.asyncDispose]();

  const model = new ScriptedModel().answers(finishes());
  await using second = await stage(db(), { phone: first.phone, phoneName: first.phoneName, model });
  await second.takesUp();
  await second.ended(id);
  const before = first.model.requests.at(-1)?.messages ?? [];
  const after = model.requests[0]?.messages ?? [];
  expect(before).toHaveLength(3);
  expect(JSON.stringify(after.slice(0, 2))).toBe(JSON.stringify(before.slice(0, 2)));
  expect(JSON.stringify(after[2])).toContain(JSON.stringify(before[2]?.content).slice(1, -1));
});
