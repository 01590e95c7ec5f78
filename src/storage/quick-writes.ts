import type { Database as Connection, Statement } from 'better-sqlite3';
import { given } from '../lib/given.ts';
import { QuickReads, type Value } from './quick-reads.ts';

/** A value as the models take it. */
type ModelValue = Value | boolean | Date | undefined;
/** What becomes of a column: a value, or so much more than before. */
export type Change<Of = ModelValue> =
  | Of
  | undefined
  | (number extends Of ? { readonly increment: number } : never);

/**
 * Writes by statements that are prepared once, in the transaction that is open on the connection. What the models set by
 * themselves, such as `updatedAt`, isn't set.
 */
export class QuickWrites extends QuickReads {
  readonly #connection: Connection;
  readonly #prepared = new Map<string, Statement>();

  constructor(connection: Connection) {
    super(connection);
    this.#connection = connection;
  }

  /** Inserts a row; what isn't given is the column's default. */
  insert(table: string, row: Readonly<Record<string, ModelValue>>): void {
    const columns = given(row);
    const names = Object.keys(columns);
    const sql = `INSERT INTO "${table}" ("${names.join('", "')}") VALUES (?${', ?'.repeat(names.length - 1)})`;
    this.run(sql, ...Object.values(columns));
  }

  /** Changes the rows where each of the columns of `where` has that value. @returns how many there were */
  update(
    table: string,
    change: Readonly<Record<string, Change>>,
    where: Readonly<Record<string, ModelValue>>,
  ): number {
    const changed = Object.entries(given(change));
    const set = changed.map(([name, value]) =>
      isIncrement(value) ? `"${name}" = "${name}" + ?` : `"${name}" = ?`,
    );
    const values = changed.map(([, value]) => (isIncrement(value) ? value.increment : value));
    const conditions = Object.keys(where).map((name) => `"${name}" IS ?`);
    const sql = `UPDATE "${table}" SET ${set.join(', ')} WHERE ${conditions.join(' AND ')}`;
    return this.run(sql, ...values, ...Object.values(where));
  }

  /** Does what `sql` says, given its parameters in order. @returns how many rows it changed */
  run(sql: string, ...values: readonly ModelValue[]): number {
    const known = this.#prepared.get(sql);
    const statement = known ?? this.#connection.prepare(sql).safeIntegers(false);
    if (!known) this.#prepared.set(sql, statement);
    return statement.run(...values.map(stored)).changes;
  }
}

function isIncrement(value: Change): value is { readonly increment: number } {
  return typeof value === 'object' && value !== null && 'increment' in value;
}

/** @returns a moment in the form in which the models store it; the later of two is the greater text */
export function storedDate(date: Date): string {
  return date.toISOString().replace('Z', '+00:00');
}

/** @returns a value in the form in which the models store it */
function stored(value: ModelValue): Value {
  if (value instanceof Date) return storedDate(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value ?? null;
}
