/** A calendar month in UTC, which quotas and plans are counted by. */
export type Month = {
  /** Such as `2026-11`. */
  readonly name: string;
  readonly from: Date;
  /** The first moment of the next one. */
  readonly to: Date;
};

/** @param at milliseconds since the epoch @returns the month that it lies in */
export function monthOf(at: number): Month {
  const date = new Date(at);
  const first = (offset: number): Date =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1));
  return { name: date.toISOString().slice(0, 7), from: first(0), to: first(1) };
}
