import { beforeAll, expect, test } from 'vitest';
import { newId, type OrganizationId } from '../../../src/domain/ids.ts';
import { type EstimateRequest, estimateSession } from '../../../src/usage/session-estimate.ts';
import { addPhone } from '../../support/database.ts';
import { sharedDatabase } from '../../support/shared-database.ts';
import { usedSession } from '../../support/used-session.ts';

const MINUTE_MS = 60_000;
const SHOPPER = { id: newId('agent') };

const db = sharedDatabase();
let ours: OrganizationId;

const estimate = (request: EstimateRequest, organizationId = ours) =>
  estimateSession(db().database, organizationId, request);

beforeAll(async () => {
  const { database, organizationId } = db();
  ours = organizationId;
  const phone = await addPhone(database, ours);
  await database.agent.create({ data: { ...SHOPPER, organizationId: ours, name: 'shopper' } });
  const startedAt = new Date('2026-11-03T08:00:00Z');
  const took = async (minutes: number, more: object = {}): Promise<void> =>
    await usedSession(database, ours, phone, {
      ...{ startedAt, runningMs: minutes * MINUTE_MS, numTurns: minutes * 10, costMicroUsd: minutes * 1_000 },
      ...{ model: 'small', ...more },
    });
  await took(1, { agentId: SHOPPER.id });
  await took(3, { agentId: SHOPPER.id, status: 'failed', deletedAt: startedAt });
  await took(5, { agentId: SHOPPER.id, model: 'large', costMicroUsd: null });
  await took(8);
  await took(100, { status: 'running' });
  await took(0);
});

test('an estimate is made from the sessions of the agent that ended', async () => {
  expect(await estimate({ agent: SHOPPER })).toEqual({
    ...{ basis: 'agent', sessions: 3 },
    costMicroUsd: { median: 2_000, p90: 2_800 },
    runningMs: { median: 3 * MINUTE_MS, p90: 4.6 * MINUTE_MS },
    turns: { median: 30, p90: 46 },
  });
});

test('a model counts too, and takes the place of an agent that never had it', async () => {
  expect(await estimate({ agent: SHOPPER, model: 'large' })).toMatchObject({
    ...{ basis: 'agent', sessions: 1 },
    ...{ costMicroUsd: { median: null, p90: null }, turns: { median: 50, p90: 50 } },
  });
  const another = { id: newId('agent') };
  expect(await estimate({ agent: another, model: 'small' })).toMatchObject({ basis: 'model', sessions: 3 });
  expect(await estimate({ agent: another })).toMatchObject({ basis: 'all', sessions: 4 });
});

test('without a session there is no figure, and no other organisation lends any', async () => {
  const nothing = { median: null, p90: null };
  const none = { basis: null, sessions: 0, costMicroUsd: nothing, runningMs: nothing, turns: nothing };
  expect(await estimate({ model: 'unknown' })).toEqual(none);
  expect(await estimate({}, newId('org'))).toEqual(none);
});
