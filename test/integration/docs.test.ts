import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { type OpposableProcess, startProcess, startServe } from '../support/process.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Says where a command failed. It stands in the first line, where the guide has its title. */
const PRELUDE = `trap 'echo "A command failed at $0:$LINENO" >&2' ERR`;

/** A guide of docs/ and what it has its reader type. */
type Guide = { readonly path: string; readonly script: string };

/** How the examples of other languages are run that say `run` behind the language. */
const RUNS: Readonly<Record<string, { readonly file: string; readonly command: string }>> = {
  python: { file: 'example.py', command: 'python3 example.py' },
  ts: { file: 'example.mts', command: 'node --disable-warning=ExperimentalWarning example.mts' },
};

/** @returns a guide's shell blocks and the examples that are run, each command on the line that it has in the guide */
function commandsOf(path: string): Guide {
  let language: string | undefined;
  let next = '';
  const lines = readFileSync(join(ROOT, path), 'utf8')
    .split('\n')
    .map((line) => {
      const [fence, opened = '', run] = /^```(\w*)( run)?$/.exec(line) ?? [];
      const example = RUNS[language ?? (run === undefined ? '' : opened)];
      if (fence === undefined) {
        const waiting = next;
        next = '';
        return language === 'sh' || example ? line : waiting;
      }
      const isEnd = language !== undefined;
      language = isEnd ? undefined : run === undefined && RUNS[opened] ? 'quoted' : opened;
      if (!example) return '';
      if (isEnd) next = example.command;
      return isEnd ? 'EXAMPLE' : `cat > ${example.file} <<'EXAMPLE'`;
    });
  return { path, script: [PRELUDE, ...lines.slice(1)].join('\n').trimEnd() };
}

const guides = readdirSync(join(ROOT, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => commandsOf(`docs/${name}`))
  .filter(({ script }) => script !== PRELUDE);

let parts: AsyncDisposableStack;
let folder: string;
let server: OpposableProcess & { readonly url: string };

/** Runs a script as a reader would who types it in the folder where the server runs. */
async function follow({
  path,
  script,
}: Guide): Promise<{ readonly stdout: string; readonly failure: string }> {
  const here = script.replaceAll('127.0.0.1:4000', new URL(server.url).host);
  const key = readFileSync(join(folder, 'data', 'api-key'), 'utf8').trim();
  const environment = {
    OPPOSABLE_URL: server.url,
    OPPOSABLE_API_KEY: key,
    CURL_HOME: folder,
    PATH: `${folder}:${process.env['PATH']}`,
  };
  await using running = startProcess('bash', ['-e', '-c', here, path], environment, '', folder);
  const { code, stdout, stderr } = await running.ended;
  return { stdout, failure: code === 0 ? '' : `${stderr}\n${stdout}` };
}

beforeAll(async () => {
  await using started = new AsyncDisposableStack();
  folder = started.use(await temporaryFolder()).path;
  await mkdir(join(folder, 'data'));
  // Commands and packages are looked for here, and what a guide writes stays here.
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  // What npx does beyond that takes longer than most commands; the test of the README has the real one.
  await writeFile(join(folder, 'npx'), '#!/bin/sh\nname=$1; shift; exec "node_modules/.bin/$name" "$@"\n', {
    mode: 0o755,
  });
  // An answer that is an error fails its command.
  await writeFile(join(folder, '.curlrc'), 'fail-with-body\n');
  server = started.use(await startServe({ OPPOSABLE_DATA_DIR: join(folder, 'data') }));
  parts = started.move();
});

afterAll(async () => {
  await server?.end('SIGTERM');
  await parts?.disposeAsync();
});

test.each(guides)('every command of $path works', async (guide) => {
  const { stdout, failure } = await follow(guide);
  expect(failure).toBe('');
  expect(stdout).not.toMatch(/^\{"errors":/m);
});

test('a command that fails, and an answer that is an error, are found with their line', async () => {
  const broken = { path: 'docs/x.md', script: `${PRELUDE}\n\necho fine\n\ncurl -s "$OPPOSABLE_URL/nothing"` };
  const { failure } = await follow(broken);
  expect(failure).toContain('A command failed at docs/x.md:5');
  expect(failure).toContain('NOT_FOUND');
});
