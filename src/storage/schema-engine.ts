import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { type MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';

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
  const keep = async (connection: Promise<SqlDriverAdapter>): Promise<SqlDriverAdapter> => {
    connections.push(await connection);
    return await connection;
  };
  const tracked: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => keep(factory.connect()),
    connectToShadowDb: () => keep(factory.connectToShadowDb()),
  };
  const schema = await readFile(SCHEMA_PATH, 'utf8');
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
  return await withEngine(factory, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return appliedMigrationNames;
  });
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
