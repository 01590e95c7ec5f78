import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What doesn't tell of a change: it is written when a key is used. */
const USES = 'lastUsedAt';
/** A key of whoever may only look makes links for itself. */
const OF_LOOKING = 'SignIn';

/**
 * @param dataDir the folder of a server, which may be running
 * @returns every row that is the organisation's, a line each
 * @throws Error for a table of which nobody said whose its rows are
 */
export function rowsOf(dataDir: string, organizationId: string): readonly string[] {
  const database = new Database(join(dataDir, 'opposable.db'), { readonly: true });
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'")
      .pluck()
      .all() as string[];
    return tables
      .filter((table) => !table.startsWith('sqlite_') && table !== OF_LOOKING)
      .flatMap((table) => {
        const rows = database
          .prepare(`SELECT * FROM "${table}" ${owned(database, table)}`)
          .all(organizationId);
        return rows.map((row) => {
          const { [USES]: _use, ...rest } = row as Record<string, unknown>;
          return `${table} ${JSON.stringify(rest)}`;
        });
      });
  } finally {
    database.close();
  }
}

function owned(database: Database.Database, table: string): string {
  const columns = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
  if (table === 'Organization') return 'WHERE id = ?';
  if (columns.includes('organizationId')) return 'WHERE organizationId = ? ORDER BY rowid';
  if (columns.includes('sessionId')) {
    return 'WHERE sessionId IN (SELECT id FROM Session WHERE organizationId = ?) ORDER BY rowid';
  }
  if (table === 'FrameUse') {
    return 'WHERE frameId IN (SELECT id FROM Frame WHERE organizationId = ?) ORDER BY rowid';
  }
  throw new Error(`Say here whose the rows of the table ${table} are.`);
}
