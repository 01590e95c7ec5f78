/**
 * Prints the document of the REST API into `docs/openapi.json`.
 *
 *     npm run generate:openapi              writes the file
 *     npm run generate:openapi -- --check   writes nothing; exits 1 when the file is stale
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TapkitContext } from './context.ts';
import { openApiDocument } from './document.ts';
import { tapkit } from './routes.ts';

const path = join(import.meta.dirname, '..', '..', '..', 'docs', 'openapi.json');
// Nothing is asked of it: the routes are described and never called.
const document = openApiDocument(tapkit({} as TapkitContext));
const printed = `${JSON.stringify(document, null, 2)}\n`;
if (!process.argv.includes('--check')) {
  await writeFile(path, printed);
} else if ((await readFile(path, 'utf8')) !== printed) {
  console.error('docs/openapi.json is stale. Run: npm run generate:openapi');
  process.exitCode = 1;
}
