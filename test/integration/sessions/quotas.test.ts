import { expect, test } from 'vitest';
import { type ApiKeyId, newId, type OrganizationId } from '../../../src/domain/ids.ts';
import type { LimitsChange } from '../../../src/domain/limits.ts';
import { given } from '../../../src/lib/given.ts';
import { insertKey } from '../../../src/storage/api-keys.ts';
import { insertOrganization } from '../../../src/storage/organizations.ts';
import { AlreadyWarned, insertWarning } from '../../../src/storage/quota-records.ts';
import { bareSession } from '../../support/bare-session.ts';
import { addPhone, type TestDatabase } from '../../support/database.ts';
import { dataOf, typesOf } from '../../support/logged.ts';
import { finishes, taps } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';
import { usedSession } from '../../support/used-session.ts';

const db = sharedDatabase();

/** In the middle of a month. */
const NOW = Date.parse('2026-11-15T12:00:00Z');
const MINUTE_MS = 60_000;
const clock = { now: () => NOW };

type Tenant = TestDatabase & { readonly apiKeyId: ApiKeyId; readonly phoneName: string };

/** @returns an organisation of a test's own, with one key, one phone, and limits of the two */
async function tenant(limits: { organization?: LimitsChange; key?: LimitsChange }): Promise<Tenant> {
  const { database } = db();
  const organizationId = (await insertOrganization(database, newId('org'), new Date(NOW))) as OrganizationId;
  const fields = { name: 'key', scopes: ['control'] as const };
  const { id: apiKeyId } = await insertKey(database, organizationId, newId('key'), fields, new Date(NOW));
  await database.organization.update({
    where: { id: organizationId },
    data: given(limits.organization ?? {}),
  });
  await database.apiKey.update({ where: { id: apiKeyId }, data: given(limits.key ?? {}) });
  return { ...db(), organizationId, apiKeyId, phoneName: await addPhone(database, organizationId) };
}

const used = (
  { database, organizationId, phoneName }: Tenant,
  what: Omit<Parameters<typeof usedSession>[3], 'startedAt'> & { readonly startedAt?: Date },
): Promise<void> =>
  usedSession(database, organizationId, phoneName, { startedAt: new Date(NOW - 60 * MINUTE_MS), ...what });

test.each([
  ['an organisation', 'organization'],
  ['a key', 'key'],
] as const)('%s that has used its minutes creates nothing, until the next month', async (_who, holder) => {
  const whose = await tenant({ [holder]: { maxMinutesPerMonth: 10 } });
  await using on = await stage(whose, { phoneName: whose.phoneName, clock });
  const { apiKeyId } = whose;
  await used(whose, { apiKeyId, runningMs: 9 * MINUTE_MS, deletedAt: new Date(NOW) });
  await used(whose, { apiKeyId, runningMs: 99 * MINUTE_MS, startedAt: new Date('2026-10-31T23:59:59Z') });
  on.model.answers(finishes());
  const first = await on.create({ apiKeyId });
  await on.ended(first);
  // One that runs is counted up to the moment.
  const runningSince = new Date(NOW - MINUTE_MS);
  await used(whose, { apiKeyId, status: 'running', runningMs: 0, runningSince });
  await expect(on.create({ apiKeyId })).rejects.toMatchObject({
    code: 'QUOTA_EXCEEDED',
    context: { quota: 'minutes', holder, used: 10, allowed: 10, resetsAt: '2026-12-01T00:00:00.000Z' },
  });
});

test('the cost of a month is a quota too, however much it is and whatever has no price', async () => {
  const whose = await tenant({ organization: { maxCostMicroUsdPerMonth: 2_000_000_001 } });
  await using on = await stage(whose, { phoneName: whose.phoneName, clock });
  await used(whose, { costMicroUsd: 1_000_000_000, runningMs: 2_000_000_000 });
  await used(whose, { costMicroUsd: null });
  await used(whose, { costMicroUsd: 1_000_000_000, runningMs: 2_000_000_000 });
  on.model.answers(finishes());
  await on.ended(await on.create());
  await expect(on.create()).rejects.toMatchObject({
    code: 'QUOTA_EXCEEDED',
    message: expect.stringContaining('$2000.00 of $2000.00'),
  });
});

test('so many sessions may be under way, paused ones included, by key and by organisation', async () => {
  const whose = await tenant({
    key: { maxConcurrentSessions: 1 },
    organization: { maxConcurrentSessions: 2 },
  });
  await using on = await stage(whose, { phoneName: whose.phoneName, clock });
  const { apiKeyId } = whose;
  await used(whose, { apiKeyId, status: 'paused' });
  await expect(on.create({ apiKeyId })).rejects.toMatchObject({
    code: 'TOO_MANY_SESSIONS',
    context: { holder: 'key', allowed: 1, retryAfterS: expect.any(Number) },
  });
  const speaking = on.model.parks(finishes());
  const second = await on.create();
  await speaking.reached;
  await expect(on.create()).rejects.toMatchObject({
    code: 'TOO_MANY_SESSIONS',
    context: { holder: 'organization', allowed: 2 },
  });
  await on.sessions.stop(on.organizationId, second);
  await on.ended(second);
  on.model.answers(finishes());
  await on.ended(await on.create());
});

test('a limit of none lets nothing be created', async () => {
  const whose = await tenant({ organization: { maxConcurrentSessions: 0 } });
  await using on = await stage(whose, { phoneName: whose.phoneName, clock });
  await expect(on.create()).rejects.toMatchObject({ code: 'TOO_MANY_SESSIONS' });
});

test('the turn that brings a quota to 80 % says so in its session, once a month', async () => {
  const whose = await tenant({ key: { maxCostMicroUsdPerMonth: 10_000 } });
  await using on = await stage(whose, { phoneName: whose.phoneName, clock });
  const { apiKeyId } = whose;
  await used(whose, { apiKeyId, costMicroUsd: 6_000 });
  on.model.answers(taps(1, 1)).answers(taps(2, 2)).answers(taps(3, 3)).answers(finishes());
  const { events, session } = await on.ended(await on.create({ apiKeyId }));
  // The session goes on to its end, at the limit.
  expect(session).toMatchObject({ status: 'completed', costMicroUsd: 4_000 });
  expect(dataOf(events, 'cost_warning')).toEqual([
    { message: expect.stringMatching(/^This API key has used \$0\.01 of \$0\.01 this month\./) },
  ]);
  const turns = typesOf(events).filter((type) => /^(turn_completed|cost_warning)$/.test(type));
  expect(turns.indexOf('cost_warning')).toBe(2);
  await expect(on.create({ apiKeyId })).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
});

test('of two sessions that reach it in one moment one says so, and the other writes nothing', async () => {
  const whose = await tenant({});
  await using on = await stage(whose, { phoneName: whose.phoneName, clock });
  const { database, organizationId, apiKeyId } = whose;
  const ids = await Promise.all(
    [0, 1].map(async () =>
      bareSession(database, on.log, organizationId, await addPhone(database, organizationId)),
    ),
  );
  const warning = { organizationId, apiKeyId, quota: 'cost', month: '2026-11' } as const;
  const drafts = [{ type: 'cost_warning', data: { message: 'Nearly used.' } }] as const;
  const writes = ids.map((id) =>
    on.log.write(
      id,
      () => ({ drafts }),
      (tx) => insertWarning(tx, warning, new Date(NOW)),
    ),
  );
  const outcomes = await Promise.allSettled(writes);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: expect.any(AlreadyWarned),
  });
  const logs = await Promise.all(ids.map((id) => on.events(id)));
  expect(logs.flat().filter(({ type }) => type === 'cost_warning')).toHaveLength(1);
});
