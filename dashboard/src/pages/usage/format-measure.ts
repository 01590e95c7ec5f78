import { formatCost, formatCount, formatShortCount } from '../../ui/format.ts';
import type { Measure } from './usage-groups.ts';

/** What a measure is called. */
export const MEASURE_NAMES = {
  cost: 'Cost',
  minutes: 'Minutes',
  sessions: 'Sessions',
  tokens: 'Tokens',
} as const satisfies Record<Measure, string>;

const minutes = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** @returns minutes to the tenth */
export function formatMinutes(value: number): string {
  return minutes.format(value);
}

/** @returns a figure with the unit of its measure */
export function formatMeasure(value: number, measure: Measure): string {
  switch (measure) {
    case 'cost':
      return formatCost(value);
    case 'minutes':
      return `${formatMinutes(value)} min`;
    case 'sessions':
      return formatCount(value);
    case 'tokens':
      return formatShortCount(value);
  }
}
