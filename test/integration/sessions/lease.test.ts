import { expect, test } from 'vitest';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import type { ScriptedModel } from '../../support/scripted-model.ts';
import { finishes, taps } from '../../support/scripted-model.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

test('one session at a time holds a phone', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(finishes());
  const id = await on.create();
  await speaking.reached;
  await expect(on.create()).rejects.toMatchObject({ code: 'PHONE_BUSY' });
  expect(await on.holder()).toBe(id);
});

test('of many that want a phone at once, one gets it', async () => {
  await using on = await stage(db());
  on.model.parks(finishes());
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => on.create()));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { id } = await on.sessions.phone(on.organizationId, on.phoneName);
  expect(await on.sessions.list(on.organizationId, { phoneId: id, limit: 10 })).toHaveLength(1);
});

test('a phone that is offline is not leased', async () => {
  await using on = await stage(db());
  await on.database.phone.updateMany({
    where: { name: on.phoneName },
    data: { connectionStatus: 'offline' },
  });
  await expect(on.create()).rejects.toMatchObject({ code: 'PHONE_NOT_CONNECTED' });
});

const endings: readonly { name: string; status: string; set: (on: Stage, model: ScriptedModel) => void }[] = [
  { name: 'it is done', status: 'completed', set: (_, model) => model.answers(finishes()) },
  { name: 'its agent gives up', status: 'failed', set: (_, model) => model.answers(finishes('No.', false)) },
  { name: 'its model fails', status: 'failed', set: (_, model) => model.fails({ retryable: false }) },
  { name: 'its phone dies', status: 'failed', set: ({ phone }) => phone.dies() },
  {
    name: 'its phone can not be connected',
    status: 'failed',
    set: ({ phone }) => phone.fails('connect', new PhoneError('timeout', 'It takes too long.')),
  },
  {
    name: 'connecting fails unexpectedly',
    status: 'failed',
    set: ({ phone }) => phone.fails('connect', new Error('Boom')),
  },
  {
    name: 'something unexpected happens',
    status: 'failed',
    set: ({ phone }) => phone.fails('capture', new Error('Boom')),
  },
];

test.each(endings)('a session gives its phone back when $name', async ({ set, status }) => {
  await using on = await stage(db());
  set(on, on.model);
  const { session } = await on.ended(await on.create());
  expect(session.status).toBe(status);
  expect(await on.holder()).toBeNull();
});

test('a session gives its phone back when its time is over', async () => {
  await using on = await stage(db());
  on.model.parks(finishes());
  on.model.answers(finishes('Too late.', false));
  const { session } = await on.ended(await on.create({ timeoutS: 1 }));
  expect(session.error).toBe('TIMEOUT: The session ran for its limit of 1 s.');
  expect(await on.holder()).toBeNull();
});

test.each(['connect', 'capture', 'elements', 'perform'] as const)(
  'stop ends a session before the phone is through with a %s that it is busy with',
  async (step) => {
    await using on = await stage(db());
    on.model.answers(taps(1, 1));
    const busy = on.phone.holds(step);
    const id = await on.create();
    await busy.reached;
    // Nobody opens the gate: the phone stays as busy as it is.
    await on.sessions.stop(on.organizationId, id);
    expect(await on.holder()).toBeNull();
    expect(on.phone.drivers).toBe(0);
    expect(await on.get(id)).toMatchObject({ status: 'killed', runningSince: null });
  },
);

test('stop ends a session while its model speaks, and the phone serves the next at once', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(finishes());
  const id = await on.create();
  await speaking.reached;
  await on.sessions.stop(on.organizationId, id);
  on.model.answers(finishes());
  expect((await on.ended(await on.create())).session.status).toBe('completed');
});

test('stop ends a session that waits for the model to recover', async () => {
  await using on = await stage(db());
  on.model.fails({ retryable: true, retryAfterMs: 600_000 });
  const id = await on.create();
  await on.event(id, ({ type }) => type === 'model_retry');
  await on.sessions.stop(on.organizationId, id);
  expect(await on.holder()).toBeNull();
});

test('stop ends a session that is paused', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(taps(1, 1));
  const id = await on.create();
  await speaking.reached;
  await on.sessions.pause(on.organizationId, id);
  speaking.open();
  await on.event(id, ({ type }) => type === 'turn_completed');
  expect(await on.holder()).toBe(id);
  await on.sessions.stop(on.organizationId, id);
  expect(await on.holder()).toBeNull();
});
