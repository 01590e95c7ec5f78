import { parseCursorConnectionArgs } from '@pothos/core';
import { z } from 'zod';
import { validate } from '../src/domain/validate.ts';

/** A column that rows can be in order of. */
export type Column = {
  readonly name: string;
  readonly kind: 'date' | 'int';
  /** Null is less than anything. */
  readonly nullable: boolean;
};

/** An order of rows: by a column, then by id, both up or both down. */
export type Order = { readonly column: Column; readonly direction: 'asc' | 'desc' };

const MARK = 'keyset:';
const kinds = {
  date: z.iso.datetime().transform((text) => new Date(text)),
  int: z.int32(),
} as const;

type PageArguments = Readonly<
  Partial<
    Record<'first' | 'last', number | null | undefined> &
      Record<'after' | 'before', string | null | undefined>
  >
>;

/** What finds the rows of a page, in Prisma's words. */
type PageQuery = { readonly AND: object[]; readonly orderBy: object[]; readonly take: number };

/**
 * A page of rows, told apart by where they stand in the order: what comes and goes meanwhile makes no row
 * appear twice or go missing.
 *
 * @param find finds the rows, which have at least their id and the column of the order
 * @returns edges and page info, 20 rows unless the arguments say otherwise, 100 at the most
 * @throws {DomainError} `INVALID_INPUT` when a cursor is none of that order
 */
export async function keysetPage<Row extends object>(
  args: PageArguments,
  order: Order,
  find: (query: PageQuery) => PromiseLike<readonly Row[]>,
) {
  const { after, before, limit, expectedSize, inverted, hasNextPage, hasPreviousPage } =
    parseCursorConnectionArgs({ args: withoutNulls(args) });
  const AND = [
    ...(after === undefined ? [] : [beyond('after', after, order)]),
    ...(before === undefined ? [] : [beyond('before', before, order)]),
  ];
  const rows = await find({ AND, orderBy: orderByOf(order, inverted), take: limit });
  const page = rows.slice(0, expectedSize);
  if (inverted) page.reverse();
  const edges = page.map((node) => ({ cursor: cursorOf(order, node), node }));
  return {
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: hasNextPage(rows.length),
      hasPreviousPage: hasPreviousPage(rows.length),
    },
  };
}

/** @returns Prisma's `orderBy`, the other way round when it is `inverted`. */
function orderByOf({ column, direction }: Order, inverted: boolean): object[] {
  const upward = (direction === 'asc') !== inverted;
  const sort = upward ? 'asc' : 'desc';
  const by = column.nullable ? { sort, nulls: upward ? 'first' : 'last' } : sort;
  return [{ [column.name]: by }, { id: sort }];
}

/** @returns where a row stands in an order, for clients to hand back. */
function cursorOf({ column }: Order, row: object): string {
  const { id, [column.name]: value } = row as Readonly<Record<string, unknown>>;
  const position = JSON.stringify([column.name, value, id]);
  return Buffer.from(`${MARK}${position}`).toString('base64url');
}

/**
 * What lies beyond a cursor, as Prisma's `where`. A cursor is a place in the order and not a row: nothing can
 * be learnt from one that was made up, and one whose row is gone still works.
 *
 * @param argument `after` for what follows in the order, `before` for what goes before
 * @throws {DomainError} `INVALID_INPUT` when it is no cursor of that order
 */
function beyond(argument: 'after' | 'before', cursor: string, order: Order): object {
  const { name, kind, nullable } = order.column;
  const upward = (order.direction === 'asc') === (argument === 'after');
  const position = z.tuple([z.literal(name), nullable ? kinds[kind].nullable() : kinds[kind], z.uuid()]);
  const parsed = position.safeParse(decoded(cursor));
  const mistake = 'must be a cursor that a page of the same order gave';
  const [, value, id] = validate(
    z.object({ [argument]: z.custom<z.infer<typeof position>>((given) => given !== undefined, mistake) }),
    { [argument]: parsed.data },
  )[argument] as z.infer<typeof position>;
  const idBeyond = { id: upward ? { gt: id } : { lt: id } };
  if (value === null) {
    const sameValue = { [name]: null, ...idBeyond };
    return upward ? { OR: [{ [name]: { not: null } }, sameValue] } : sameValue;
  }
  const valueBeyond = { [name]: upward ? { gt: value } : { lt: value } };
  // The first condition follows from the second, and lets the database begin at the right place.
  const among = { [name]: upward ? { gte: value } : { lte: value }, OR: [valueBeyond, idBeyond] };
  return upward || !nullable ? among : { OR: [among, { [name]: null }] };
}

function decoded(cursor: string): unknown {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!text.startsWith(MARK)) return undefined;
  try {
    return JSON.parse(text.slice(MARK.length));
  } catch {
    return undefined;
  }
}

function withoutNulls(args: PageArguments): Parameters<typeof parseCursorConnectionArgs>[0]['args'] {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value != null));
}
