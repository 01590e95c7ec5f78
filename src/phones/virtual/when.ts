import { timeOfDay } from './system/bars.ts';

const DAY_MS = 24 * 3_600_000;
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** @returns a moment as lists write it: the time today, then the day, then the date */
export function whenShort(atMs: number, nowMs: number): string {
  const daysAgo = Math.floor(nowMs / DAY_MS) - Math.floor(atMs / DAY_MS);
  if (daysAgo <= 0) return timeOfDay(atMs);
  if (daysAgo === 1) return 'Yesterday';
  return daysAgo < 7 ? WEEKDAY.format(atMs) : DATE.format(atMs);
}
