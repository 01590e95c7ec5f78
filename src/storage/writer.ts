import type { Database as Connection, Statement } from 'better-sqlite3';

/** How many transactions are committed together at the most. */
const MAX_TOGETHER = 64;

const STEPS = {
  begin: 'BEGIN IMMEDIATE',
  save: 'SAVEPOINT one',
  undo: 'ROLLBACK TO one',
  keep: 'RELEASE one',
  commit: 'COMMIT',
  rollBack: 'ROLLBACK',
} as const;

type Waiting = {
  readonly work: () => Promise<void>;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
};

/**
 * The one connection that writes. Transactions run on it one after the other; those that wait at the same time are
 * committed together, since it is the commit that waits for the disk. None of them is acknowledged before that, and one
 * that fails undoes itself alone.
 */
export class Writer {
  readonly #connection: Connection;
  readonly #onCommit: () => void;
  readonly #does: Readonly<Record<keyof typeof STEPS, Statement>>;
  #waiting: Waiting[] = [];
  #isAtWork = false;

  /** @param onCommit told of each commit, before anybody who waits for it */
  constructor(connection: Connection, onCommit: () => void) {
    this.#connection = connection;
    this.#onCommit = onCommit;
    const steps = Object.entries(STEPS).map(([name, sql]) => [name, connection.prepare(sql)]);
    this.#does = Object.fromEntries(steps) as Record<keyof typeof STEPS, Statement>;
  }

  /** Does `work` in a transaction of its own, in its turn. Whatever else writes within it must not call this. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let value: T;
      this.#waiting.push({
        work: async () => {
          value = await work();
        },
        settle: () => resolve(value),
        fail: reject,
      });
      if (this.#isAtWork) return;
      this.#isAtWork = true;
      // What has come in with this one joins it.
      setImmediate(() => void this.#workOff());
    });
  }

  async #workOff(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, MAX_TOGETHER);
      const failures = await this.#commitTogether(group);
      for (const waiting of group) {
        if (failures.has(waiting)) waiting.fail(failures.get(waiting));
        else waiting.settle();
      }
    }
    this.#isAtWork = false;
  }

  /** @returns those that failed, each with its reason */
  async #commitTogether(group: readonly Waiting[]): Promise<ReadonlyMap<Waiting, unknown>> {
    const connection = this.#connection;
    const { begin, save, undo, keep, commit, rollBack } = this.#does;
    const failures = new Map<Waiting, unknown>();
    try {
      begin.run();
      for (const waiting of group) {
        save.run();
        try {
          await waiting.work();
        } catch (error) {
          // A failure as grave as a full disk has undone everything already.
          if (!connection.inTransaction) throw error;
          failures.set(waiting, error);
          undo.run();
        }
        keep.run();
      }
      commit.run();
      this.#onCommit();
      return failures;
    } catch (error) {
      if (connection.inTransaction) rollBack.run();
      return new Map(group.map((waiting) => [waiting, failures.get(waiting) ?? error]));
    }
  }
}
