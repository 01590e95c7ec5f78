import type { Database as Connection, Statement } from 'better-sqlite3';
import { QuickReads, type Value } from './quick-reads.ts';

type Known = Map<string, Map<string, readonly object[]>>;

/** How many rows are kept at the most. */
const MAX_ROWS = 2_000;

/**
 * Reads what is committed, and reads nothing twice: what was found holds until anybody has committed anything, another
 * process included. Rows are shared: nobody may change them.
 *
 * @see https://www.sqlite.org/pragma.html#pragma_data_version
 */
export class KnownReads extends QuickReads {
  readonly #version: Statement<[], number>;
  /** What was found by each statement, given its parameters. */
  readonly #known: Known = new Map();
  readonly #firsts: Known = new Map();
  #rows = 0;
  #seen: number | undefined;
  #isChecked = false;
  readonly #expire = (): void => this.forget();

  /** @param connection one that others write beside: what it writes itself would not be noticed */
  constructor(connection: Connection) {
    super(connection);
    this.#version = connection.prepare<[], number>('PRAGMA data_version').pluck().safeIntegers(false);
  }

  override row<Row extends object>(sql: string, ...parameters: readonly Value[]): Row | undefined {
    const find = () => {
      const row = super.row<Row>(sql, ...parameters);
      return row ? [row] : [];
    };
    return this.#find(this.#firsts, sql, parameters, find)[0];
  }

  override rows<Row extends object>(sql: string, ...parameters: readonly Value[]): readonly Row[] {
    return this.#find(this.#known, sql, parameters, () => super.rows<Row>(sql, ...parameters));
  }

  /** Has the next read look whether something was committed: this process did so. */
  forget(): void {
    this.#isChecked = false;
  }

  #find<Row extends object>(
    known: Known,
    sql: string,
    parameters: readonly Value[],
    read: () => readonly Row[],
  ): readonly Row[] {
    this.#check();
    const ofStatement = known.get(sql) ?? new Map<string, readonly object[]>();
    if (ofStatement.size === 0) known.set(sql, ofStatement);
    const given = parameters.length === 1 ? String(parameters[0]) : JSON.stringify(parameters);
    const before = ofStatement.get(given);
    if (before) return before as readonly Row[];
    const found = read();
    if (this.#rows + 1 + found.length > MAX_ROWS) this.#clear();
    ofStatement.set(given, found);
    this.#rows += 1 + found.length;
    return found;
  }

  /** Once in each turn of the event loop, and after each commit of this process. */
  #check(): void {
    if (this.#isChecked) return;
    this.#isChecked = true;
    setImmediate(this.#expire);
    const version = this.#version.get();
    if (version === this.#seen) return;
    this.#seen = version;
    this.#clear();
  }

  #clear(): void {
    this.#known.clear();
    this.#firsts.clear();
    this.#rows = 0;
  }
}
