import { readdir } from 'node:fs/promises';
import type { PrismaClient } from './generated/sqlite/client.ts';
import { MIGRATIONS_DIR } from './schema-engine.ts';

/** @throws Error when the database doesn't answer */
export async function databaseAnswers(database: Pick<PrismaClient, '$queryRaw'>): Promise<void> {
  await database.$queryRaw`select 1`;
}

/** What parts a database's history of migrations from ours, by their names. */
export type HistoryDifference = {
  /** Those that the database lacks. */
  readonly missing: readonly string[];
  /** Those that a newer version has brought. */
  readonly unknown: readonly string[];
};

/** Compares the migrations that were applied to a database with those that this version has. */
export async function historyDifference(
  database: Pick<PrismaClient, '$queryRaw'>,
): Promise<HistoryDifference> {
  const entries = await readdir(MIGRATIONS_DIR, { withFileTypes: true });
  const ours = new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
  const rows = await database.$queryRaw<readonly { readonly name: string }[]>`
    select "migration_name" as "name" from "_prisma_migrations" where "finished_at" is not null`;
  const applied = new Set(rows.map(({ name }) => name));
  return { missing: [...ours.difference(applied)], unknown: [...applied.difference(ours)] };
}

/** @throws Error that names the migrations which the database lacks, or when it doesn't answer */
export async function migrationsAreApplied(database: Pick<PrismaClient, '$queryRaw'>): Promise<void> {
  const { missing } = await historyDifference(database);
  if (missing.length > 0) throw new Error(`Not applied: ${missing.join(', ')}.`);
}
