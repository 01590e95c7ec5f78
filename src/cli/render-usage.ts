import type { ResultOf } from '@graphql-typed-document-node/core';
import { bar } from './bar.ts';
import type { GetUsage } from './documents/usage.ts';
import { cost } from './render-event.ts';

/** What the command line can group usage by. */
export const USAGE_GROUPS = ['day', 'organization', 'agent', 'phone', 'model'] as const;
export type UsageGroup = (typeof USAGE_GROUPS)[number];

/** A report of usage as the command line asks for it. */
export type Usage = ResultOf<typeof GetUsage>['usage'];

/** The widest bar, in characters. */
const BAR_WIDTH = 30;

/**
 * @param withBars whether a bar shows the minutes of each row beside the longest one's
 * @returns the cells of a table: a row for each group, and one for all together
 */
export function usageTable(usage: Usage, by: UsageGroup, withBars: boolean): readonly (readonly string[])[] {
  const longest = Math.max(...usage.rows.map(({ figures }) => figures.minutes));
  const rows = usage.rows.map((row) => {
    const share = longest > 0 ? row.figures.minutes / longest : 0;
    return cells(groupName(row, by), withBars ? [bar(share, BAR_WIDTH)] : [], row.figures);
  });
  return [...rows, cells('total', withBars ? [''] : [], usage.total)];
}

function groupName(row: Usage['rows'][number], by: UsageGroup): string {
  const name = {
    day: row.day,
    organization: row.organizationName,
    agent: row.agentName,
    phone: row.phoneName,
    model: row.model,
  }[by];
  return name ?? 'none';
}

function cells(name: string, bars: readonly string[], figures: Usage['total']): readonly string[] {
  const { minutes, sessions, turns, unpricedSessions } = figures;
  return [
    name,
    ...bars,
    `${minutes.toFixed(1)} min`,
    counted(sessions, 'session'),
    counted(turns, 'turn'),
    unpricedSessions > 0
      ? `${cost(figures.costUsd)} and ${unpricedSessions} of unknown price`
      : cost(figures.costUsd),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** @returns how the plan stands, in one sentence; nothing without a plan */
export function planLine({ plan }: Pick<Usage, 'plan'>): string | undefined {
  const { includedMinutes, remainingMinutes, overageMinutes, overageCostUsd } = plan;
  if (includedMinutes == null || remainingMinutes == null) return undefined;
  const name = plan.name == null ? 'The plan' : `The plan "${plan.name}"`;
  const used = `${plan.usedMinutes.toFixed(1)} of ${includedMinutes} minutes used in ${plan.month}`;
  const left =
    overageMinutes > 0
      ? `${overageMinutes.toFixed(1)} more than included, for ${cost(overageCostUsd)}`
      : `${remainingMinutes.toFixed(1)} left`;
  return `${name}: ${used}, ${left}.`;
}
