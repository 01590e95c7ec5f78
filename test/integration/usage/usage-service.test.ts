import { beforeAll, describe, expect, test } from 'vitest';
import { newId, type OrganizationId } from '../../../src/domain/ids.ts';
import type { UsageDimension } from '../../../src/domain/usage-report.ts';
import { Prisma } from '../../../src/storage/generated/sqlite/client.ts';
import { usageQuery } from '../../../src/storage/usage-records.ts';
import { type UsageService, usageService } from '../../../src/usage/usage-service.ts';
import { addPhone } from '../../support/database.ts';
import { sharedDatabase } from '../../support/shared-database.ts';
import { usedSession } from '../../support/used-session.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const MINUTE_MS = 60_000;

const db = sharedDatabase();
let ours: OrganizationId;
let others: OrganizationId;
let usage: UsageService;
let phones: readonly [string, string];

beforeAll(async () => {
  const { database, organizationId } = db();
  ours = organizationId;
  others = newId('org');
  await database.organization.create({ data: { id: others, name: 'others' } });
  usage = usageService(database, { now: () => NOW });
  phones = [await addPhone(database, ours), await addPhone(database, ours)];
  const [first, second] = phones;
  const theirs = await addPhone(database, others);
  const agent = { id: 'an-agent', organizationId: ours, name: 'shopper' };
  await database.agent.create({ data: agent });

  const at = (text: string): Date => new Date(text);
  const tokens = { inputTokens: 10, cacheReadTokens: 2_000_000_000, cacheWriteTokens: 30, outputTokens: 40 };
  await usedSession(database, ours, first, {
    ...{ startedAt: at('2026-10-31T23:59:59.999Z'), runningMs: MINUTE_MS, numTurns: 1 },
  });
  await usedSession(database, ours, first, {
    ...{ startedAt: at('2026-11-01T00:00:00Z'), runningMs: 2 * MINUTE_MS, numTurns: 2, costMicroUsd: 5_000 },
    ...tokens,
  });
  await usedSession(database, ours, second, {
    ...{ startedAt: at('2026-11-24T23:59:59Z'), runningMs: 3 * MINUTE_MS, numTurns: 3, costMicroUsd: null },
    ...{ ...tokens, agentId: agent.id, model: 'claude-sonnet-5-5', deletedAt: at('2026-11-25T01:00:00Z') },
  });
  await usedSession(database, ours, second, {
    ...{ startedAt: at('2026-11-25T11:00:00Z'), runningMs: 4 * MINUTE_MS, numTurns: 4, costMicroUsd: 700 },
    ...{ status: 'running', runningSince: at('2026-11-25T11:59:00Z'), agentId: agent.id },
  });
  await usedSession(database, others, theirs, {
    ...{ startedAt: at('2026-11-25T10:00:00Z'), runningMs: 7 * MINUTE_MS },
  });
});

/** @returns what each group has, by what it is grouped under, with its minutes */
async function minutesBy(...groupBy: readonly UsageDimension[]): Promise<Readonly<Record<string, number>>> {
  const { rows } = await usage.report(ours, { groupBy });
  return Object.fromEntries(
    rows.map(({ day, organization, agent, phone, model, figures }) => [
      groupBy
        .map(
          (by) =>
            ({ day, organization: organization?.name, agent: agent?.name, phone: phone?.name, model })[by],
        )
        .join(' '),
      figures.runningMs / MINUTE_MS,
    ]),
  );
}

describe('a report', () => {
  test('sums the present month, with what runs now and what was deleted', async () => {
    const { from, to, total, rows } = await usage.report(ours, { groupBy: [] });
    expect([from, to]).toEqual([new Date('2026-11-01T00:00:00Z'), new Date(NOW)]);
    expect(rows).toEqual([]);
    expect(total).toEqual({
      ...{ sessions: 3, runningMs: 10 * MINUTE_MS, turns: 9, costMicroUsd: 5_700, unpricedSessions: 1 },
      ...{ inputTokens: 20, cacheReadTokens: 4_000_000_000, cacheWriteTokens: 60, outputTokens: 80 },
    });
  });

  test('counts a session on the UTC day of its start', async () => {
    expect(await minutesBy('day')).toEqual({ '2026-11-01': 2, '2026-11-24': 3, '2026-11-25': 5 });
  });

  test('groups by agent, phone, model and organisation', async () => {
    const [first, second] = phones;
    expect(await minutesBy('agent')).toEqual({ '': 2, shopper: 8 });
    expect(await minutesBy('phone')).toEqual({ [first]: 2, [second]: 8 });
    expect(await minutesBy('model')).toEqual({ scripted: 7, 'claude-sonnet-5-5': 3 });
    expect(await minutesBy('organization')).toEqual({ default: 10 });
    expect(await minutesBy('day', 'agent')).toEqual({
      ...{ '2026-11-01 ': 2, '2026-11-24 shopper': 3, '2026-11-25 shopper': 5 },
    });
  });

  test('takes its start, and not its end, into a span', async () => {
    const [from, to] = [new Date('2026-10-31T23:59:59.999Z'), new Date('2026-11-24T23:59:59Z')];
    const { total } = await usage.report(ours, { from, to, groupBy: [] });
    expect(total).toMatchObject({ sessions: 2, turns: 3 });
  });

  test('counts only what a filter lets through', async () => {
    const { total: byModel } = await usage.report(ours, { groupBy: [], model: 'scripted' });
    expect(byModel.sessions).toBe(2);
    const { total: byAgent } = await usage.report(ours, { groupBy: [], agent: 'an-agent' });
    expect(byAgent.sessions).toBe(2);
    const { total: byPhone } = await usage.report(ours, { groupBy: [], phone: phones[0] });
    expect(byPhone.sessions).toBe(1);
  });

  test('tells organisations apart for whoever sees all of them', async () => {
    const { rows } = await usage.report(null, { groupBy: ['organization'] });
    const minutes = rows.map(({ organization, figures }) => [
      organization?.name,
      figures.runningMs / MINUTE_MS,
    ]);
    expect(Object.fromEntries(minutes)).toEqual({ default: 10, others: 7 });
  });

  test('refuses a span that is empty', async () => {
    const empty = { from: new Date(NOW), to: new Date(NOW), groupBy: [] };
    await expect(usage.report(ours, empty)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('reads along the index of the start, for one organisation and for all', async () => {
    const span = { from: new Date(0), to: new Date(NOW), groupBy: ['day', 'phone'] } as const;
    for (const organizationId of [ours, null]) {
      const query = usageQuery({ ...span, organizationId }, 10);
      const plan = await db().database.$queryRaw<readonly { detail: string }[]>(
        Prisma.sql`explain query plan ${query}`,
      );
      const steps = plan.map(({ detail }) => detail).filter((detail) => /\bs\b/.test(detail));
      expect(steps.join()).toContain('SEARCH s USING INDEX Session_organizationId_startedAt_idx');
    }
  });
});

test('a plan counts the present month of its organisation alone', async () => {
  await db().database.organization.update({
    where: { id: ours },
    data: { plan: 'team', includedMinutes: 4, overageMicroUsdPerMinute: 50_000 },
  });
  expect(await usage.plan(ours)).toEqual({
    ...{ name: 'team', month: '2026-11', includedMinutes: 4, overageMicroUsdPerMinute: 50_000 },
    ...{ usedMs: 10 * MINUTE_MS, remainingMs: 0, overageMs: 6 * MINUTE_MS, overageCostMicroUsd: 300_000 },
  });
  expect(await usage.plan(others)).toMatchObject({ name: null, usedMs: 7 * MINUTE_MS, overageMs: 0 });
});
