const usd = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'USD' });
const smallUsd = new Intl.NumberFormat(undefined, {
  ...{ style: 'currency', currency: 'USD', minimumFractionDigits: 4, maximumFractionDigits: 4 },
});
const count = new Intl.NumberFormat();
const shortCount = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

/** @param costUsd in USD; null when no price is known @returns what it cost, finer below a dime */
export function formatCost(costUsd: number | null | undefined): string {
  if (costUsd == null) return '–';
  return costUsd !== 0 && Math.abs(costUsd) < 0.1 ? smallUsd.format(costUsd) : usd.format(costUsd);
}

/** @returns a whole number with its groups of digits. */
export function formatCount(value: number): string {
  return count.format(value);
}

/** @returns how many there are, such as `1 turn` and `1,200 turns`, of what takes an s when it is many */
export function formatMany(value: number, one: string): string {
  return `${formatCount(value)} ${value === 1 ? one : `${one}s`}`;
}

/** @returns a number in a few characters, such as 1.2K. */
export function formatShortCount(value: number): string {
  return shortCount.format(value);
}

/** @param share 0 to 1 */
export function formatShare(share: number): string {
  return percent.format(share);
}

/** @param ms in milliseconds @returns a duration such as 850 ms, 12.3 s, 4 min 5 s or 2 h 3 min */
export function formatDuration(ms: number | null | undefined): string {
  if (ms == null) return '–';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1_000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
