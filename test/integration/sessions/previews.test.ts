import { expect, test } from 'vitest';
import { finishes, ScriptedModel, says } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

test('what the model says is shown while it says it, before the event that has the whole', async () => {
  const model = new ScriptedModel();
  const parked = model.parks(says('I am done here.'), finishes());
  await using on = await stage(db(), { model });
  const id = await on.create();
  await parked.reached;
  const seen: string[] = [];
  const reading = (async () => {
    for await (const { type, index, data } of on.feed.followWithPreviews(
      id,
      -1,
      AbortSignal.timeout(20_000),
    )) {
      if (type === 'agent_text_delta') seen.push(`${index} + ${data.text}`);
      if (type === 'agent_text') seen.push(`${index} ${data.text}`);
      if (seen.length === 0) parked.open();
    }
  })();
  await reading;
  const whole = seen.at(-1)?.replace(/^\d+ /, '');
  expect(whole).toBe('I am done here.');
  const at = Number(seen.at(-1)?.split(' ')[0]);
  expect(seen.slice(0, -1)).toEqual(['I ', 'am ', 'done ', 'here.'].map((word) => `${at - 1} + ${word}`));
  expect((await on.events(id)).map(({ type }) => type)).not.toContain('agent_text_delta');
});
