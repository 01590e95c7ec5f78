import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';

const ROOT = join(import.meta.dirname, '..', '..');

/** The models file. */
export const SCHEMA_PATH = join(ROOT, 'prisma', 'schema.prisma');
/** The migration history of the embedded database. */
export const MIGRATIONS_DIR = join(ROOT, 'prisma', 'migrations', 'sqlite');

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Reads a migration history from disk, oldest migration first. */
async function readHistory(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS_DIR, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: MIGRATIONS_DIR,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(join(MIGRATIONS_DIR, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}

/** Runs `work` on an engine over `factory`, and closes the connections that the engine leaves open. */
async function withEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: SchemaEngine, schema: string) => Promise<T>,
): Promise<T> {
  const connections: SqlDriverAdapter[] = [];
  const keep = async (connecting: Promise<SqlDriverAdapter>): Promise<SqlDriverAdapter> => {
    const connection = await connecting;
    connections.push(connection);
    // A migration is a hundred statements. The loss of power may undo the last of them, and never tears one.
    await connection.executeScript('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;');
    return connection;
  };
  const tracked: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => keep(factory.connect()),
    connectToShadowDb: () => keep(factory.connectToShadowDb()),
  };
  const schema = await readFile(SCHEMA_PATH, 'utf8');
  // A start that has nothing to migrate does without these megabytes.
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm');
  try {
    using engine = await SchemaEngine.new(
      { datamodels: [[SCHEMA_PATH, schema]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(tracked),
    );
    return await work(engine, schema);
  } finally {
    await Promise.all(connections.map((connection) => connection.dispose()));
  }
}

/**
 * Applies the migrations that the database doesn't have yet. Prisma's own engine does it, as
 * WebAssembly: the stock command line downloads a binary, which many servers can't.
 *
 * @returns the names of the migrations that were applied
 * @throws when a migration fails; the message names it
 */
export async function migrate(factory: SqlMigrationAwareDriverAdapterFactory): Promise<readonly string[]> {
  const migrationsList = await readHistory();
  if (await isUpToDate(factory, migrationsList)) return [];
  return await withEngine(factory, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return appliedMigrationNames;
  });
}

/** @returns whether every migration was applied, and none was left half applied; false when that can't be read */
async function isUpToDate(
  factory: SqlMigrationAwareDriverAdapterFactory,
  { migrationDirectories }: MigrationList,
): Promise<boolean> {
  const connection = await factory.connect();
  try {
    const { rows } = await connection.queryRaw({
      sql: 'select "migration_name", "finished_at" from "_prisma_migrations" where "rolled_back_at" is null',
      args: [],
      argTypes: [],
    });
    const applied = new Set(rows.map(([name]) => name));
    return (
      rows.every(([, finishedAt]) => finishedAt !== null) &&
      migrationDirectories.every(({ path }) => applied.has(path))
    );
  } catch {
    // A new database has no such table. The engine says what else may be wrong.
    return false;
  } finally {
    await connection.dispose();
  }
}

/**
 * Compares what the migration history builds with the models.
 *
 * @param scratch an empty database, which the history is applied to
 * @returns the SQL that is missing from the history, or undefined when nothing is
 */
export async function missingMigration(
  scratch: SqlMigrationAwareDriverAdapterFactory,
): Promise<string | undefined> {
  const migrationsList = await readHistory();
  return await withEngine(scratch, async (engine, schema) => {
    const files = [{ path: SCHEMA_PATH, content: schema }];
    if (migrationsList.migrationDirectories.length > 0) {
      await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    }
    const diff = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: ROOT },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    });
    return diff.exitCode === 2 ? (diff.stdout ?? '') : undefined;
  });
}
