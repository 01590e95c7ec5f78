import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultOrganization } from '../../../src/storage/api-keys.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { secretStore } from '../../../src/storage/secret-store.ts';
import { openVault } from '../../../src/storage/vault.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { type Ended, type OpposableProcess, opposable, startServe } from '../../support/process.ts';

const VALUE = 'correct horse battery';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: OpposableProcess & { readonly url: string };
let environment: Record<string, string>;

beforeAll(async () => {
  folder = await temporaryFolder();
  environment = { OPPOSABLE_DATA_DIR: join(folder.path, 'data') };
  server = await startServe(environment);
  environment = { ...environment, OPPOSABLE_URL: server.url };
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

const secrets = (args: readonly string[], input?: string): Promise<Ended> =>
  opposable(['secrets', ...args], environment, input);

test('a secret is set from the standard input, listed without its value, and deleted', async () => {
  expect((await secrets([])).stdout).toMatch(/^No secrets yet\. Set one with: opposable secrets set/);
  const set = await secrets(['set', 'shop-password'], `${VALUE}\n`);
  expect(set).toEqual({ code: 0, stdout: 'Set. Agents type it as {{secret:shop-password}}.\n', stderr: '' });
  const list = await secrets([]);
  expect(list.stdout).toMatch(/^shop-password {2}set \d{4}-\d\d-\d\dT/);
  const gone = await secrets(['rm', 'shop-password']);
  expect(gone.stdout).toBe('Deleted "shop-password".\n');
  const again = await secrets(['rm', 'shop-password']);
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('no secret "shop-password"') });
  expect(JSON.stringify([set, list, gone, again])).not.toContain(VALUE);
});

test('every command of secrets speaks JSON with --json', async () => {
  const set = await secrets(['set', 'pin', '--json'], '4829');
  expect(JSON.parse(set.stdout)).toMatchObject({ name: 'pin', id: expect.stringMatching(/^secret_/) });
  expect(JSON.parse((await secrets(['--json'])).stdout)).toMatchObject([{ name: 'pin' }]);
  const gone = await secrets(['rm', 'pin', '--json']);
  expect(JSON.parse(gone.stdout)).toEqual({ name: 'pin', deleted: true });
});

test('a value is taken from no argument, and help says why', async () => {
  const { code, stderr } = await secrets(['set', 'pin', VALUE], '');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^One name is needed/);
  expect(stderr).not.toContain(VALUE);
  const help = await secrets(['set', '--help']);
  expect(help.stdout).toMatch(/never an argument: everyone on this machine can see/);
});

test.each([
  [['set', 'Pin'], '4829', /^name: Expected 1 to 64 characters/],
  [['set', 'pin'], 'abc', /^value: Too small/],
  [['set', 'pin'], '', /^value: Too small/],
])('%j with the input %j is refused in words', async (args, input, message) => {
  const { code, stderr } = await secrets(args, input);
  expect(stderr).toMatch(message);
  expect(code).toBe(1);
});

test('a terminal is asked, and shows nothing of what is typed', async () => {
  const program = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'opposable.ts');
  const line = `'${process.execPath}' --disable-warning=ExperimentalWarning '${program}' secrets set typed`;
  // Runs the line in a terminal of its own, and passes on both ways.
  const child = spawn('/usr/bin/script', ['-qec', line, '/dev/null'], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  let asked = false;
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    if (!asked && shown.includes('(it is not shown): ')) {
      asked = true;
      child.stdin.write(`${VALUE}x\u007f\r`);
    }
  });
  const [code] = await once(child, 'close');
  expect(shown).toContain('Set. Agents type it as {{secret:typed}}.');
  expect(shown).not.toMatch(/correct|horse|battery/);
  expect(code).toBe(0);
});

test('a start with another key is refused, and one that forgets the secrets is not', async () => {
  await using own = await temporaryFolder();
  await storeSecret(own.path);
  const other = {
    OPPOSABLE_DATA_DIR: own.path,
    OPPOSABLE_SECRETS_KEY: 'ab'.repeat(32),
    // Nothing is to run on a phone here.
    APPIUM_URL: 'http://127.0.0.1:9',
  };
  const refused = await opposable(['serve'], { ...other, PORT: '0' });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/^OPPOSABLE_SECRETS_KEY is not the key .*--forget-secrets/);
  expect(refused.stderr).not.toMatch(/abab|\.ts/);
  await using second = await startServe(other, '--forget-secrets');
  const list = await opposable(['secrets', '--json'], { ...other, OPPOSABLE_URL: second.url });
  expect(JSON.parse(list.stdout)).toEqual([]);
});

/** Leaves a data folder as a server does that had a secret and a key of its own for it. */
async function storeSecret(dataDir: string): Promise<void> {
  await using database = await openDatabase(join(dataDir, 'opposable.db'));
  const key = { configured: undefined, path: join(dataDir, 'secrets-key') };
  const store = secretStore(database, await openVault(database, key));
  await store.put(await defaultOrganization(database), { name: 'pin', value: '4829' });
}
