import { expect, test } from 'vitest';
import { toolDefinitions } from '../../../src/agent/tools/tool-profile.ts';
import { finishes, ScriptedModel, taps, uses } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

test('each request names the answer before it, also after the end of a server', async () => {
  const first = await stage(db());
  first.model.answers(taps(1, 1)).answers(taps(20, 20));
  const parked = first.model.parks(finishes());
  const id = await first.create();
  await parked.reached;
  await first[Symbol.asyncDispose]();
  const ids = first.model.requests.map(({ previousId }) => previousId);
  expect(ids).toEqual([undefined, 'msg_1', 'msg_2']);

  const model = new ScriptedModel().answers(finishes());
  await using second = await stage(db(), { phone: first.phone, phoneName: first.phoneName, model });
  await second.takesUp();
  await second.ended(id);
  expect(model.requests[0]?.previousId).toBe('msg_2');
});

test('the cache is kept for an hour once the session has waited for a person', async () => {
  await using on = await stage(db());
  on.model.answers(uses('ask_user', { question: 'Which?' })).answers(finishes());
  const id = await on.create();
  await on.status(id, 'paused');
  await on.sessions.message(on.organizationId, id, 'Any.');
  await on.ended(id);
  expect(on.model.requests.map(({ cacheTtl }) => cacheTtl)).toEqual(['5m', '1h']);
});

test('a conversation, which always waits, keeps it for an hour from the start', async () => {
  await using on = await stage(db());
  on.model.answers(finishes());
  const id = await on.create({ mode: 'conversation' });
  await on.status(id, 'paused');
  expect(on.model.requests[0]?.cacheTtl).toBe('1h');
  await on.sessions.stop(on.organizationId, id);
});

test('a session keeps the tools that it began with', async () => {
  const first = await stage(db());
  const parked = first.model.parks(finishes());
  const id = await first.create({ toolProfile: 'computer' });
  await parked.reached;
  await first[Symbol.asyncDispose]();
  expect(first.model.requests[0]?.tools).toEqual(toolDefinitions('computer'));

  const model = new ScriptedModel().answers(finishes());
  await using second = await stage(db(), { phone: first.phone, phoneName: first.phoneName, model });
  await second.takesUp();
  await second.ended(id);
  expect(JSON.stringify(model.requests[0]?.tools)).toBe(JSON.stringify(first.model.requests[0]?.tools));
  expect(model.requests[0]?.system).toBe(first.model.requests[0]?.system);
});

test('the screen is woken before the first turn, and after a pause', async () => {
  await using on = await stage(db());
  on.model.answers(uses('ask_user', { question: 'Which?' })).answers(finishes());
  const id = await on.create();
  await on.status(id, 'paused');
  expect(on.phone.wakes).toBe(1);
  await on.sessions.message(on.organizationId, id, 'Any.');
  await on.ended(id);
  expect(on.phone.wakes).toBe(2);
});

test('the model is told which secrets it may type, by name', async () => {
  await using on = await stage(db());
  on.secrets = [{ name: 'shop-password', value: 'correct-horse' }];
  on.model.answers(finishes());
  await on.ended(await on.create());
  const told = JSON.stringify(on.model.requests[0]);
  expect(told).toContain('{{secret:shop-password}}');
  expect(told).not.toContain('correct-horse');
});
