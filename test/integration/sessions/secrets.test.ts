import { expect, test } from 'vitest';
import type { WithSecrets } from '../../../src/phones/phone-driver.ts';
import { withSecrets } from '../../../src/phones/secret-driver.ts';
import { dataOf } from '../../support/logged.ts';
import { finishes, uses } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();
const SECRETS = [{ name: 'password', value: 'hunter2' }];

test('the phone gets the value that the model names, and the log keeps the name', async () => {
  await using on = await stage(db());
  on.secrets = SECRETS;
  const bounds = { x: 0, y: 0, width: 10, height: 10 };
  on.phone.elements = [{ role: 'input', label: 'Password', value: 'hunter2', bounds, interactive: true }];
  on.model.answers(uses('type_text', { text: '{{secret:password}}' })).answers(finishes());
  const { session, events } = await on.ended(await on.create());
  expect(session.status).toBe('completed');
  expect(on.phone.actions).toEqual([{ type: 'type_text', text: 'hunter2' }]);
  expect(dataOf(events, 'tool_use')[0]?.action).toEqual({ type: 'type_text', text: '{{secret:password}}' });
  const told = JSON.stringify([events, on.model.requests]);
  expect(told).not.toContain('hunter2');
  expect(told).toContain('value=\\"{{secret:password}}\\"');
});

test('the model hears which secrets there are when it names another', async () => {
  await using on = await stage(db());
  on.secrets = SECRETS;
  on.model.answers(uses('type_text', { text: '{{secret:pin}}' })).answers(finishes());
  const { events } = await on.ended(await on.create());
  expect(dataOf(events, 'tool_result')[0]).toMatchObject({
    isError: true,
    text: 'There is no secret "pin". There are: password. Ask the user to set it.',
  });
  expect(on.phone.actions).toEqual([]);
});

test('a session that goes on knows whether it has typed a secret, and has what was set meanwhile', async () => {
  const opened: { readonly names: readonly string[]; readonly typedBefore: boolean }[] = [];
  const recording: WithSecrets = (driver, secrets, typedBefore) => {
    opened.push({ names: secrets.map(({ name }) => name), typedBefore });
    return withSecrets(driver, secrets, typedBefore);
  };
  await using on = await stage(db(), { withSecrets: recording });
  on.secrets = SECRETS;
  on.model.answers(uses('type_text', { text: '{{secret:password}}' }), uses('wait', { seconds: 0.1 }));
  on.model.answers(finishes());
  const typing = on.phone.holds('perform');
  const id = await on.create();
  await typing.reached;
  await on.sessions.pause(on.organizationId, id);
  typing.open();
  await on.event(id, ({ type }) => type === 'turn_completed');
  on.secrets = [...SECRETS, { name: 'pin', value: '4829' }];
  await on.sessions.resume(on.organizationId, id);
  await on.ended(id);
  expect(opened).toEqual([
    { names: ['password'], typedBefore: false },
    { names: ['password', 'pin'], typedBefore: true },
  ]);
});
