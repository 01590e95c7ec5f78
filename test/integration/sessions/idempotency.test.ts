import { expect, test } from 'vitest';
import type { StoredResponse } from '../../../src/storage/idempotent-responses.ts';
import { finishes } from '../../support/scripted-model.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

const DAY_MS = 24 * 60 * 60 * 1_000;

const createOnce = (on: Stage, key: string, requestHash = 'hash'): Promise<StoredResponse> =>
  on.sessions.createOnce(
    on.organizationId,
    { phone: on.phoneName, instruction: 'Once' },
    { key, requestHash, respond: ({ id }) => ({ status: 201, body: JSON.stringify({ id }) }) },
  );

async function sessionsOn(on: Stage): Promise<number> {
  const { id } = await on.sessions.phone(on.organizationId, on.phoneName);
  return (await on.sessions.list(on.organizationId, { phoneId: id, limit: 100 })).length;
}

test('a repetition gets the first answer and makes no second session', async () => {
  await using on = await stage(db());
  on.model.answers(finishes());
  const first = await createOnce(on, 'repeated');
  await on.ended(JSON.parse(first.body).id);
  expect(await createOnce(on, 'repeated')).toEqual(first);
  expect(await sessionsOn(on)).toBe(1);
});

test('many that come at once with one key make one session', async () => {
  await using on = await stage(db());
  on.model.parks(finishes());
  const answers = await Promise.all(Array.from({ length: 10 }, () => createOnce(on, 'parallel')));
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(await sessionsOn(on)).toBe(1);
});

test('a key that comes with another request is refused', async () => {
  await using on = await stage(db());
  on.model.parks(finishes());
  await createOnce(on, 'reused');
  await expect(createOnce(on, 'reused', 'another')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
});

test('a creation that fails keeps nothing for its key', async () => {
  await using on = await stage(db());
  const speaking = on.model.parks(finishes());
  const id = await on.create();
  await speaking.reached;
  await expect(createOnce(on, 'busy')).rejects.toMatchObject({ code: 'PHONE_BUSY' });
  await on.sessions.stop(on.organizationId, id);
  on.model.answers(finishes());
  expect(await createOnce(on, 'busy')).toMatchObject({ status: 201 });
});

test('a key is free again after a day', async () => {
  let now = Date.now();
  await using on = await stage(db(), { clock: { now: () => now } });
  on.model.answers(finishes()).answers(finishes());
  const first = await createOnce(on, 'daily');
  await on.ended(JSON.parse(first.body).id);
  now += DAY_MS + 1;
  const second = await createOnce(on, 'daily');
  expect(second.body).not.toBe(first.body);
  await on.ended(JSON.parse(second.body).id);
});
