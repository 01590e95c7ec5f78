import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { SessionId } from '../../src/domain/ids.ts';

/** The least that an append takes: the same rows by prepared statements, in one transaction an event. */
export class BareLog implements Disposable {
  readonly #sqlite: Sqlite.Database;
  readonly #append: (text: string) => void;

  /** @param folder of a migrated database, which holds the session */
  constructor(folder: string, sessionId: SessionId) {
    this.#sqlite = new Sqlite(join(folder, 'opposable.db'));
    this.#sqlite.pragma('journal_mode = WAL');
    this.#sqlite.pragma('synchronous = FULL');
    const count = this.#sqlite.prepare(
      'UPDATE "Session" SET "nextIndex" = "nextIndex" + 1 WHERE "id" = ? RETURNING "nextIndex"',
    );
    const insert = this.#sqlite.prepare(
      'INSERT INTO "AgentEvent" ("sessionId", "index", "ts", "type", "data") VALUES (?, ?, ?, ?, ?)',
    );
    this.#append = this.#sqlite.transaction((text: string) => {
      const { nextIndex } = count.get(sessionId) as { readonly nextIndex: number };
      const data = JSON.stringify({ turn: 1, text });
      insert.run(sessionId, nextIndex - 1, new Date().toISOString(), 'agent_text', data);
    });
  }

  write(text: string, times: number): void {
    for (let written = 0; written < times; written += 1) this.#append(text);
  }

  [Symbol.dispose](): void {
    this.#sqlite.close();
  }
}
