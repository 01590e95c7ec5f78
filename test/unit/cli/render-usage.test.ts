import { expect, test } from 'vitest';
import { bar } from '../../../src/cli/bar.ts';
import { planLine, type Usage, usageTable } from '../../../src/cli/render-usage.ts';

const FIGURES = {
  ...{ sessions: 1, minutes: 10, turns: 3, costUsd: 0.5, unpricedSessions: 0 },
  ...{ inputTokens: 1, cacheReadTokens: 1, cacheWriteTokens: 1, outputTokens: 1 },
};
const NO_GROUP = { day: null, organizationName: null, agentName: null, phoneName: null, model: null };
const PLAN = {
  ...{ name: 'team', month: '2026-11', includedMinutes: 100, usedMinutes: 40, remainingMinutes: 60 },
  ...{ overageMinutes: 0, overageUsdPerMinute: 0.05, overageCostUsd: 0 },
};
const USAGE: Usage = {
  ...{ from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', plan: PLAN },
  total: { ...FIGURES, minutes: 12.5, sessions: 3, turns: 7 },
  rows: [
    { ...NO_GROUP, agentName: 'shopper', figures: FIGURES },
    { ...NO_GROUP, figures: { ...FIGURES, minutes: 2.5, sessions: 2, unpricedSessions: 1 } },
  ],
};

test('each group has a bar beside the longest one, to an eighth of a character', () => {
  expect(usageTable(USAGE, 'agent', true)).toEqual([
    ['shopper', '█'.repeat(30), '10.0 min', '1 session', '3 turns', '$0.5000'],
    ['none', `${'█'.repeat(7)}▌`, '2.5 min', '2 sessions', '3 turns', '$0.5000 and 1 of unknown price'],
    ['total', '', '12.5 min', '3 sessions', '7 turns', '$0.5000'],
  ]);
});

test('where there is no terminal, there are no bars', () => {
  const cells = usageTable(USAGE, 'agent', false).flat();
  expect(cells.filter((cell) => /[█-▏]/.test(cell))).toEqual([]);
});

test.each([
  [0, ''],
  [0.0001, '▏'],
  [0.5, '██'],
  [1, '████'],
])('%d of four characters is "%s"', (share, drawn) => {
  expect(bar(share, 4)).toBe(drawn);
});

test.each([
  [{}, 'The plan "team": 40.0 of 100 minutes used in 2026-11, 60.0 left.'],
  [
    { usedMinutes: 110, remainingMinutes: 0, overageMinutes: 10, overageCostUsd: 0.5 },
    'The plan "team": 110.0 of 100 minutes used in 2026-11, 10.0 more than included, for $0.5000.',
  ],
  [{ includedMinutes: null, remainingMinutes: null }, undefined],
])('a plan with %o is told in a sentence', (change, sentence) => {
  expect(planLine({ plan: { ...PLAN, ...change } })).toBe(sentence);
});
