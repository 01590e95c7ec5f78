/** The spans of time that usage is shown of; `custom` has days of its own. */
export const RANGES = ['month', '7d', '30d', 'custom'] as const;
export type Range = (typeof RANGES)[number];

/** A span of UTC days, both as `YYYY-MM-DD`, the last one counted. */
export type Days = { readonly first: string; readonly last: string };

const DAY_MS = 86_400_000;
const BACK = { '7d': 6, '30d': 29 } as const;

/** @returns the range that an address names; the present month when it names none. */
export function rangeOf(search: URLSearchParams): Range {
  const named = search.get('range');
  return RANGES.find((range) => range === named) ?? 'month';
}

/**
 * @param search may name the days of a custom range as `from` and `to`; those of the month stand in for what it
 *   doesn't name, and days in the wrong order change places
 */
export function daysOf(search: URLSearchParams, now: Date): Days {
  const range = rangeOf(search);
  const today = dayOf(now);
  const month = { first: `${today.slice(0, 8)}01`, last: today };
  if (range === 'month') return month;
  if (range !== 'custom')
    return { first: dayOf(new Date(now.getTime() - BACK[range] * DAY_MS)), last: today };
  const from = validDay(search.get('from')) ?? month.first;
  const to = validDay(search.get('to')) ?? month.last;
  return from <= to ? { first: from, last: to } : { first: to, last: from };
}

/** @returns the span as the API takes it: from the first moment to the first that no longer counts, ISO 8601. */
export function spanOf({ first, last }: Days): { readonly from: string; readonly to: string } {
  return {
    from: new Date(first).toISOString(),
    to: new Date(Date.parse(last) + DAY_MS).toISOString(),
  };
}

/** @returns every day of the span, at most 400 of them. */
export function eachDay({ first, last }: Days): readonly string[] {
  const count = Math.min(400, Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1);
  return Array.from({ length: count }, (_, at) => dayOf(new Date(Date.parse(first) + at * DAY_MS)));
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

function validDay(text: string | null): string | undefined {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const time = new Date(text);
  // A thirtieth of February is none.
  return !Number.isNaN(time.getTime()) && dayOf(time) === text ? text : undefined;
}
