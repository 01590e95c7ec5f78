import { expect, test } from 'vitest';
import { planUsage } from '../../../src/domain/plan.ts';

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
