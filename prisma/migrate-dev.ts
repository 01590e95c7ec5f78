/**
 * Writes the migration that leads from the history to the models, when there is something to write.
 *
 *     npm run generate:migrations -- add_tags    writes prisma/migrations/sqlite/<n>_add_tags
 *     npm run generate:migrations -- --check     writes nothing; exits 1 when a migration is missing
 */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { MIGRATIONS_DIR, missingMigration } from '../src/storage/schema-engine.ts';

const [argument = 'change'] = process.argv.slice(2);
const scratch = await mkdtemp(join(tmpdir(), 'opposable-migrations-'));
const sql = await missingMigration(new PrismaBetterSqlite3({ url: `file:${join(scratch, 'scratch.db')}` }));
await rm(scratch, { recursive: true });
if (sql === undefined) {
  console.log('The migrations match the models.');
} else if (argument === '--check') {
  console.error(`The migrations don't match the models. Run: npm run generate:migrations -- NAME\n\n${sql}`);
  process.exitCode = 1;
} else {
  const number = String((await readdir(MIGRATIONS_DIR)).length + 1).padStart(4, '0');
  const folder = join(MIGRATIONS_DIR, `${number}_${argument}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${number}_${argument}.`);
}
