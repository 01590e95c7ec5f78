/** How fast a replay goes. */
export const SPEEDS = [1, 2, 4, 8, 16] as const;
export type Speed = (typeof SPEEDS)[number];

/** How long a turn is shown at the least and at the most at single speed, in milliseconds: waits are shortened. */
const MIN_MS = 800;
const MAX_MS = 5_000;

/** When each turn begins in a replay at single speed, in milliseconds, and at last when all is over. */
export type Schedule = readonly number[];

/** @param times when each turn began, in milliseconds since 1970 */
export function scheduleOf(times: readonly number[]): Schedule {
  const schedule = [0];
  let at = 0;
  for (const [place, time] of times.entries()) {
    const next = times[place + 1];
    at += next === undefined ? MIN_MS : Math.min(MAX_MS, Math.max(MIN_MS, next - time));
    schedule.push(at);
  }
  return schedule;
}

/** @returns the place of the turn that is shown then; the last one when all is over */
export function placeAt(schedule: Schedule, ms: number): number {
  return lastUpTo(schedule.slice(0, -1), ms);
}

/**
 * @param times when each turn of the other session began
 * @param elapsedMs since the first turn
 * @returns the place of the turn that it was at then
 */
export function placeAfter(times: readonly number[], elapsedMs: number): number {
  return lastUpTo(times, (times[0] ?? 0) + elapsedMs);
}

/** @returns the place of the turn with that number, or of the last one before it */
export function placeOfTurn(turns: readonly { readonly turn: number }[], turn: number): number {
  return lastUpTo(
    turns.map((one) => one.turn),
    turn,
  );
}

/** @returns the place of the last number that isn't greater, by halving; 0 when all are */
function lastUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
