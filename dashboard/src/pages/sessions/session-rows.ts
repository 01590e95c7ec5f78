import type { SessionRowFragment } from '../../gql/graphql.ts';
import { fitsFilter, type SessionFilter } from './session-filter.ts';

/** The sessions that are listed, the newest first, as far as they were loaded. */
export type SessionRows = {
  readonly rows: readonly SessionRowFragment[];
  /** How many there are in all, loaded or not. */
  readonly total: number;
  /** Where the next page begins; undefined when all are loaded. */
  readonly after: string | undefined;
};

/** Nothing, as long as nothing was loaded. */
export const NO_ROWS: SessionRows = { rows: [], total: 0, after: undefined };

/** @returns the list with a page behind it; what is there already is not added twice */
export function withPage(list: SessionRows, page: SessionRows): SessionRows {
  const known = new Set(list.rows.map(({ id }) => id));
  return { ...page, rows: [...list.rows, ...page.rows.filter(({ id }) => !known.has(id))] };
}

/**
 * @returns the list after a session has changed: it changes in its place, comes on top when it is new, and goes when
 *   it doesn't fit the filter any more
 */
export function withChange(list: SessionRows, row: SessionRowFragment, filter: SessionFilter): SessionRows {
  const fits = fitsFilter(filter, row);
  const isKnown = list.rows.some(({ id }) => id === row.id);
  if (isKnown) {
    return fits
      ? { ...list, rows: list.rows.map((other) => (other.id === row.id ? row : other)) }
      : { ...list, rows: list.rows.filter(({ id }) => id !== row.id), total: list.total - 1 };
  }
  if (!fits) return list;
  const place = list.rows.findIndex((other) => isNewer(row, other));
  // It is older than all that were loaded: a further page has it.
  if (place < 0 && list.after !== undefined) return list;
  const rows = place < 0 ? [...list.rows, row] : list.rows.toSpliced(place, 0, row);
  return { ...list, rows, total: list.total + 1 };
}

function isNewer(one: SessionRowFragment, other: SessionRowFragment): boolean {
  const [oneAt, otherAt] = [Date.parse(one.createdAt), Date.parse(other.createdAt)];
  return oneAt === otherAt ? one.id > other.id : oneAt > otherAt;
}
