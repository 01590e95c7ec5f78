/**
 * Prints the schema into `schema/schema.graphql`.
 *
 *     npm run generate:schema              writes the file
 *     npm run generate:schema -- --check   writes nothing; exits 1 when the file is stale
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './schema.ts';

const path = join(import.meta.dirname, 'schema.graphql');
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
if (!process.argv.includes('--check')) {
  await writeFile(path, printed);
} else if ((await readFile(path, 'utf8')) !== printed) {
  console.error('schema/schema.graphql is stale. Run: npm run generate:schema');
  process.exitCode = 1;
}
