import { expect, test } from 'vitest';
import { dataOf } from '../../support/logged.ts';
import { finishes, says, taps } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

test('an answer without a tool use is reminded once, then ends the session', async () => {
  await using on = await stage(db());
  on.model.answers(says('Hm.')).answers(says('Hm again.'));
  const { session, events } = await on.ended(await on.create());
  expect(session.error).toContain('NO_ACTION');
  expect(events.filter(({ type }) => type === 'loop_warning')).toHaveLength(1);
});

test('an agent that acts after a reminder may be reminded again', async () => {
  await using on = await stage(db());
  on.model.answers(says('Hm.')).answers(taps(1, 1)).answers(says('Hm.')).answers(finishes());
  const { session } = await on.ended(await on.create());
  expect(session.status).toBe('completed');
});

test('an answer that was cut off goes on', async () => {
  await using on = await stage(db());
  on.model.stops('max_tokens', [says('So much to say')]).answers(finishes());
  const { session } = await on.ended(await on.create());
  expect(session.status).toBe('completed');
  expect(JSON.stringify(on.model.requests[1]?.messages.at(-1))).toContain('cut off');
});

test('a turn that the provider pauses goes on as often as it takes', async () => {
  await using on = await stage(db());
  for (let part = 0; part < 3; part += 1) on.model.stops('pause_turn', [says('Still thinking.')]);
  on.model.answers(finishes());
  const { session } = await on.ended(await on.create());
  expect(session).toMatchObject({ status: 'completed', numTurns: 4 });
});

test('a refusal ends the session with its explanation, and nothing behind it is carried out', async () => {
  await using on = await stage(db());
  on.model.stops('refusal', [says('I')], 'This would harm someone.');
  const { session } = await on.ended(await on.create());
  expect(session.error).toMatch(/^REFUSED: .*This would harm someone\.$/);
  expect(session).toMatchObject({ numTurns: 1, costMicroUsd: 1_000 });
  expect(on.phone.actions).toEqual([]);
});

test('a refusal that comes after an action ends the session, and says what was done', async () => {
  await using on = await stage(db());
  on.model.stops('refusal', [taps(1, 1), says('I')]);
  const { session, events } = await on.ended(await on.create());
  expect(session.error).toContain('REFUSED');
  expect(dataOf(events, 'tool_result')).toMatchObject([{ isError: false }]);
});

test('an answer with done ends the session whatever it stopped for', async () => {
  await using on = await stage(db());
  on.model.stops('model_context_window_exceeded', [finishes('Just in time.')]);
  const { session } = await on.ended(await on.create());
  expect(session).toMatchObject({ status: 'completed', result: 'Just in time.' });
});

test.each(['compaction', 'stop_sequence', 'end_turn', 'max_tokens', 'pause_turn'])(
  'an empty answer that stops with %s is asked to go on',
  async (stopReason) => {
    await using on = await stage(db());
    on.model.stops(stopReason, []).answers(finishes());
    const { session, events } = await on.ended(await on.create());
    expect(session).toMatchObject({ status: 'completed', numTurns: 2 });
    expect(dataOf(events, 'loop_warning')).toHaveLength(1);
    expect(dataOf(events, 'turn_completed')[0]).toMatchObject({ stopReason });
  },
);

test('a stop reason that is not known yet counts as an answer without a tool use', async () => {
  await using on = await stage(db());
  on.model.stops('brand_new_reason', [says('Eh.')]).stops('brand_new_reason', []);
  const { session } = await on.ended(await on.create());
  expect(session.error).toContain('NO_ACTION');
});

test('tool uses behind done are not carried out', async () => {
  await using on = await stage(db());
  on.model.answers(finishes(), taps(1, 1));
  const { session } = await on.ended(await on.create());
  expect(session.status).toBe('completed');
  expect(on.phone.actions).toEqual([]);
});
