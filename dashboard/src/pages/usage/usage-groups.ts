import type { UsageFiguresFragment } from '../../gql/graphql.ts';

/** What sessions used that belong together, and what they are called. */
export type UsageGroup = { readonly name: string; readonly figures: UsageFiguresFragment };

/** What a chart may show. */
export const MEASURES = ['cost', 'minutes', 'sessions', 'tokens'] as const;
export type Measure = (typeof MEASURES)[number];

/** So many bars are drawn for anything but days: the greatest. */
const MOST_BARS = 12;

/** @returns the measure that an address names; the cost when it names none. */
export function measureOf(search: URLSearchParams): Measure {
  const named = search.get('show');
  return MEASURES.find((measure) => measure === named) ?? 'cost';
}

/** @returns all tokens together */
export function tokensOf(figures: UsageFiguresFragment): number {
  return inputTokensOf(figures) + figures.outputTokens;
}

/** @returns the part of the input that a cache held, 0 to 1; null without input */
export function cacheShareOf(figures: UsageFiguresFragment): number | null {
  const input = inputTokensOf(figures);
  return input === 0 ? null : figures.cacheReadTokens / input;
}

/** @returns the figure that a chart draws */
export function measured(figures: UsageFiguresFragment, measure: Measure): number {
  switch (measure) {
    case 'cost':
      return figures.costUsd;
    case 'minutes':
      return figures.minutes;
    case 'sessions':
      return figures.sessions;
    case 'tokens':
      return tokensOf(figures);
  }
}

/** @returns the groups with the greatest figures, the greatest first */
export function greatest(groups: readonly UsageGroup[], measure: Measure): readonly UsageGroup[] {
  return groups
    .toSorted((a, b) => measured(b.figures, measure) - measured(a.figures, measure))
    .slice(0, MOST_BARS);
}

/** @returns a group for every day, those on which nothing ran too */
export function everyDay(groups: readonly UsageGroup[], days: readonly string[]): readonly UsageGroup[] {
  const known = new Map(groups.map((group) => [group.name, group]));
  return days.map((name) => known.get(name) ?? { name, figures: NOTHING });
}

/** @returns the rows of a file, the names of the columns first */
export function csvRows(
  heading: string,
  groups: readonly UsageGroup[],
): readonly (readonly (string | number)[])[] {
  const columns = ['sessions', 'minutes', 'turns', 'cost_usd', 'unpriced_sessions'];
  const tokens = ['input_tokens', 'cache_read_tokens', 'cache_write_tokens', 'output_tokens'];
  return [
    [heading, ...columns, ...tokens],
    ...groups.map(({ name, figures }) => [
      ...[name, figures.sessions, figures.minutes, figures.turns, figures.costUsd, figures.unpricedSessions],
      ...[figures.inputTokens, figures.cacheReadTokens, figures.cacheWriteTokens, figures.outputTokens],
    ]),
  ];
}

const NOTHING: UsageFiguresFragment = {
  ...{ sessions: 0, minutes: 0, turns: 0, costUsd: 0, unpricedSessions: 0 },
  ...{ inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0 },
};

function inputTokensOf({ inputTokens, cacheReadTokens, cacheWriteTokens }: UsageFiguresFragment): number {
  return inputTokens + cacheReadTokens + cacheWriteTokens;
}
