import { describe, expect, test } from 'vitest';
import type { UsageFiguresFragment } from '../../../dashboard/src/gql/graphql.ts';
import { toCsv } from '../../../dashboard/src/pages/usage/csv.ts';
import {
  cacheShareOf,
  csvRows,
  everyDay,
  greatest,
  tokensOf,
} from '../../../dashboard/src/pages/usage/usage-groups.ts';
import { daysOf, eachDay, spanOf } from '../../../dashboard/src/pages/usage/usage-range.ts';

const NOW = new Date('2026-03-02T23:30:00Z');

const figures = (more: Partial<UsageFiguresFragment> = {}): UsageFiguresFragment => ({
  ...{ sessions: 1, minutes: 2.5, turns: 3, costUsd: 0.5, unpricedSessions: 0 },
  ...{ inputTokens: 10, cacheReadTokens: 60, cacheWriteTokens: 30, outputTokens: 5, ...more },
});

describe('the span of the usage page', () => {
  test.each([
    ['', '2026-03-01', '2026-03-02'],
    ['range=7d', '2026-02-24', '2026-03-02'],
    ['range=30d', '2026-02-01', '2026-03-02'],
    ['range=custom&from=2026-01-30&to=2026-02-02', '2026-01-30', '2026-02-02'],
    ['range=custom&from=2026-02-02&to=2026-01-30', '2026-01-30', '2026-02-02'],
    ['range=custom&from=2026-02-30&to=nonsense', '2026-03-01', '2026-03-02'],
    ['range=nonsense', '2026-03-01', '2026-03-02'],
  ])('"%s" goes from %s to %s', (search, first, last) => {
    expect(daysOf(new URLSearchParams(search), NOW)).toEqual({ first, last });
  });

  test('counts its last day whole, over the end of a month', () => {
    const days = { first: '2026-02-27', last: '2026-03-01' };
    expect(spanOf(days)).toEqual({ from: '2026-02-27T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z' });
    expect(eachDay(days)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  });
});

describe('the groups of the usage page', () => {
  test('have a day for each on which nothing ran', () => {
    const day = { name: '2026-02-28', figures: figures() };
    const days = everyDay([day], ['2026-02-27', '2026-02-28']);
    expect(days[1]).toBe(day);
    expect(days[0]).toMatchObject({ name: '2026-02-27', figures: { sessions: 0, costUsd: 0 } });
  });

  test('are drawn with the greatest first, and no more than fit', () => {
    const groups = Array.from({ length: 20 }, (_, at) => ({
      name: String(at),
      figures: figures({ turns: at, costUsd: at, sessions: 20 - at }),
    }));
    expect(greatest(groups, 'cost').map(({ name }) => name)[0]).toBe('19');
    expect(greatest(groups, 'sessions').map(({ name }) => name)[0]).toBe('0');
    expect(greatest(groups, 'cost')).toHaveLength(12);
  });

  test('know their tokens and what of the input a cache held', () => {
    expect(tokensOf(figures())).toBe(105);
    expect(cacheShareOf(figures())).toBe(0.6);
    const nothing = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
    expect(cacheShareOf(figures(nothing))).toBeNull();
  });

  test('become a file that no spreadsheet takes for formulas', () => {
    const groups = ['=cmd()', 'Ann "the" shopper, 2'].map((name) => ({ name, figures: figures() }));
    expect(toCsv(csvRows('agent', groups)).split('\r\n')).toEqual([
      'agent,sessions,minutes,turns,cost_usd,unpriced_sessions,input_tokens,cache_read_tokens,cache_write_tokens,output_tokens',
      "'=cmd(),1,2.5,3,0.5,0,10,60,30,5",
      '"Ann ""the"" shopper, 2",1,2.5,3,0.5,0,10,60,30,5',
      '',
    ]);
  });
});
