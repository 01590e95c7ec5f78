import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSchema } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { schemaChanges } from '../../../schema/changes.ts';
import { schema } from '../../../schema/schema.ts';
import { temporaryFolder } from '../../support/folder.ts';

const SCHEMA = join(import.meta.dirname, '../../../schema');

let printed: string;

beforeAll(async () => {
  printed = await readFile(join(SCHEMA, 'schema.graphql'), 'utf8');
});

test('the schema that is checked in is the one that is served', async () => {
  expect(await schemaChanges(buildSchema(printed), schema)).toEqual([]);
});

test.each([
  ['removing a field', /\n {2}"""What the user asked for."""\n {2}instruction: String!/, '', 'breaking'],
  ['letting a field be null', 'modelLabel: String!\n', 'modelLabel: String\n', 'breaking'],
  ['asking for one more argument', 'tag: String\n', 'tag: String\n    shade: String!\n', 'breaking'],
  ['removing a value', /\n {2}"""It was stopped\."""\n {2}killed\n/, '\n', 'breaking'],
  ['adding a value', '  killed\n', '  killed\n  sleeping\n', 'dangerous'],
  ['adding a field', 'modelLabel: String!\n', 'modelLabel: String!\n  shade: String\n', 'safe'],
  ['adding an argument', 'tag: String\n', 'tag: String\n    shade: String\n', 'dangerous'],
])('%s is told as what it is', async (_what, from, to, kind) => {
  const changed = printed.replace(from, to);
  expect(changed).not.toBe(printed);
  const changes = await schemaChanges(buildSchema(printed), buildSchema(changed));
  expect(changes.map((change) => change.kind)).toEqual([kind]);
});

test('the command that tells changes fails for one that breaks clients', async () => {
  await using folder = await temporaryFolder();
  const older = join(folder.path, 'older.graphql');
  await writeFile(older, printed.replace('type Frame implements Node {', '$&\n  shade: String'));
  const run = promisify(execFile)(process.execPath, [join(SCHEMA, 'print.ts'), '--diff', older]);
  await expect(run).rejects.toMatchObject({
    code: 1,
    stdout: "breaking   Field 'shade' was removed from object type 'Frame'\n",
  });
});
