import { expect, test } from 'vitest';
import { dataOf } from '../../support/logged.ts';
import { finishes, ScriptedModel, says, taps, USAGE, uses } from '../../support/scripted-model.ts';
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

test('what is said while the summary is written reaches the next turn', async () => {
  await using on = await stage(db(), { contextTokens: 25_000 });
  on.model.answersWith(long, taps(1, 1));
  const summarizing = on.model.parks(says('One tap.'));
  on.model.answers(finishes());
  const id = await on.create();
  await summarizing.reached;
  await on.sessions.message(on.organizationId, id, 'Twice, please.');
  summarizing.open();
  await on.ended(id);
  expect(on.model.requests[2]?.messages).toHaveLength(1);
  expect(JSON.stringify(on.model.requests[2]?.messages).match(/Twice, please/g)).toHaveLength(1);
});

test('a new conversation knows the marks, the secrets and the schema of its session', async () => {
  await using on = await stage(db());
  on.secrets = [{ name: 'shop', value: 'hunter2' }];
  on.model.answers(taps(1, 1)).failsWith('history_refused');
  on.model.answers(uses('done', { success: true, summary: 'One.', result: '{"total":1}' }));
  const outputSchema = { type: 'object', properties: { total: { type: 'integer' } } };
  await on.ended(await on.create({ outputSchema }));
  const opened = JSON.stringify(on.model.requests[2]?.messages);
  expect(opened).toContain('has the mark');
  expect(opened).toContain('{{secret:shop}}');
  expect(opened).toContain('JSON Schema');
});

test('the last turn is known as such in a new conversation, too', async () => {
  await using on = await stage(db(), { contextTokens: 25_000 });
  on.model.answersWith(long, taps(1, 1)).answers(says('One tap.')).answers(finishes('Half of it.', false));
  const { session } = await on.ended(await on.create({ maxTurns: 1 }));
  expect(session).toMatchObject({ status: 'failed', result: 'Half of it.' });
  expect(JSON.stringify(on.model.requests[2]?.messages)).toContain('This is your last turn');
});

test('a full context window keeps what still waits for a person', async () => {
  await using on = await stage(db());
  on.phone.elements = [
    {
      ...{ role: 'button', label: 'Place order', interactive: true },
      bounds: { x: 10, y: 100, width: 40, height: 20 },
    },
  ];
  const wish = taps(20, 110);
  on.model.stops('model_context_window_exceeded', [wish]);
  const id = await on.create();
  await on.status(id, 'paused');
  on.model.answers(finishes());
  await on.sessions.approve(on.organizationId, id, String(wish['id']));
  const { events } = await on.ended(id);
  expect(on.phone.actions).toEqual([{ type: 'tap', at: { x: 20, y: 110 } }]);
  expect(dataOf(events, 'tool_result')[0]).toMatchObject({ toolUseId: wish['id'], isError: false });
});

test('a summary costs no more than is left', async () => {
  await using on = await stage(db(), { contextTokens: 25_000 });
  // The input costs nothing, the longest answer 16 cents.
  on.model.worstCaseMicroUsd = ({ maxTokens }) => maxTokens * 10;
  on.model.answersWith(long, taps(1, 1)).answers(says('One tap.')).answers(finishes());
  const { session } = await on.ended(await on.create({ maxCostUsd: 0.021 }));
  expect(session.status).toBe('completed');
  expect(on.model.requests.map(({ maxTokens }) => maxTokens)).toEqual([2_100, 2_000, 1_900]);
});
