/**
 * Prints the schema into `schema/schema.graphql`.
 *
 *     npm run generate:schema                   writes the file
 *     npm run generate:schema -- --check        writes nothing; exits 1 when the file is stale
 *     npm run generate:schema -- --diff <file>  writes nothing; says what changed since the schema in that
 *                                               file, and exits 1 when a change breaks clients
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { schemaChanges } from './changes.ts';
import { schema } from './schema.ts';

const path = join(import.meta.dirname, 'schema.graphql');
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
const [option, older] = process.argv.slice(2);
if (option === '--diff' && older !== undefined) {
  const changes = await schemaChanges(buildSchema(await readFile(older, 'utf8')), schema);
  for (const { kind, message } of changes) console.log(`${kind.padEnd(9)}  ${message}`);
  if (changes.some(({ kind }) => kind === 'breaking')) process.exitCode = 1;
} else if (option === '--check') {
  if ((await readFile(path, 'utf8')) !== printed) {
    console.error('schema/schema.graphql is stale. Run: npm run generate:schema');
    process.exitCode = 1;
  }
} else {
  await writeFile(path, printed);
}
