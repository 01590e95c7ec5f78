import { expect, test } from 'vitest';
import { monthOf, planUsage } from '../../../src/domain/plan.ts';

const MINUTE_MS = 60_000;
const TEAM = { name: 'team', includedMinutes: 100, overageMicroUsdPerMinute: 50_000 };

test.each([
  { usedMs: 0, remainingMs: 100 * MINUTE_MS, overageMs: 0, overageCostMicroUsd: 0 },
  { usedMs: 100 * MINUTE_MS, remainingMs: 0, overageMs: 0, overageCostMicroUsd: 0 },
  { usedMs: 100.5 * MINUTE_MS, remainingMs: 0, overageMs: MINUTE_MS / 2, overageCostMicroUsd: 25_000 },
])(
  'of 100 minutes, $usedMs ms leave $remainingMs ms and cost $overageCostMicroUsd micro-USD more',
  (stands) => {
    expect(planUsage(TEAM, '2026-11', stands.usedMs)).toEqual({ ...TEAM, month: '2026-11', ...stands });
  },
);

test('without included minutes there is no overage', () => {
  const none = { name: null, includedMinutes: null, overageMicroUsdPerMinute: null };
  const stands = planUsage(none, '2026-11', MINUTE_MS);
  expect(stands).toMatchObject({ remainingMs: null, overageMs: 0, overageCostMicroUsd: 0 });
});

test('a month begins and ends in UTC, over the turn of the year too', () => {
  expect(monthOf(new Date('2026-12-31T23:59:59.999Z'))).toEqual({
    ...{ month: '2026-12', from: new Date('2026-12-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') },
  });
});
