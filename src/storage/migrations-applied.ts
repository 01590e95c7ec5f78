import { readdir } from 'node:fs/promises';
import type { Database } from './database.ts';
import { MIGRATIONS_DIR } from './schema-engine.ts';

/** @throws Error when the database doesn't answer */
export async function databaseAnswers(database: Database): Promise<void> {
  await database.$queryRaw`select 1`;
}

/** @throws Error that names the migrations which the database lacks, or when it doesn't answer */
export async function migrationsAreApplied(database: Database): Promise<void> {
  const entries = await readdir(MIGRATIONS_DIR, { withFileTypes: true });
  const rows = await database.$queryRaw<readonly { readonly name: string }[]>`
    select "migration_name" as "name" from "_prisma_migrations" where "finished_at" is not null`;
  const applied = new Set(rows.map(({ name }) => name));
  const missing = entries.filter((entry) => entry.isDirectory() && !applied.has(entry.name));
  if (missing.length > 0) throw new Error(`Not applied: ${missing.map(({ name }) => name).join(', ')}.`);
}
