import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { type OpposableProcess, opposable, startOpposable, startServe } from '../../support/process.ts';

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

describe('run', () => {
  test('shows a session in plain lines and exits with 0 when it completed', async () => {
    const { code, stdout } = await opposable(['run', 'Open Clock'], environment);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/^demo model .*not an AI.* on virtual-1 {2}sess_[0-9a-f]{32}$/);
    expect(stdout).toMatch(/open_app name="Clock"/);
    expect(stdout).toMatch(/model \d+ ms, phone \d+ ms, \$0\.00/);
    expect(stdout).toMatch(/completed after \d+ turns?, \d+\.\d s, \$0\.00/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what a pipe must not get
    expect(stdout).not.toMatch(/\u001b/);
    expect(code).toBe(0);
  });

  test('prints one JSON object a line with --json', async () => {
    const { code, stdout } = await opposable(['run', 'Open Notes', '--json'], environment);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const events = lines.slice(0, -1);
    expect(events.map((event) => event.index)).toEqual(events.map((_, position) => position));
    expect(lines.at(-1)).toMatchObject({ status: 'completed', instruction: 'Open Notes' });
    expect(code).toBe(0);
  });

  test('exits with 1 when the session failed, and says why', async () => {
    const { code, stdout } = await opposable(['run', 'Write me a symphony'], environment);
    expect(stdout).toContain('ANTHROPIC_API_KEY');
    expect(code).toBe(1);
  });

  test('stops the session at Ctrl-C', async () => {
    await using running = startOpposable(['run', 'Open Momento and like the first 20 posts'], environment);
    await running.prints(/tap/);
    const { code, stdout } = await running.end('SIGINT');
    expect(stdout).toContain('killed after');
    expect(code).toBe(130);
  });

  test('says how to go on with a session that is paused', async () => {
    await using running = startOpposable(['run', 'Open Momento and like the first 20 posts'], environment);
    const [id = ''] = /sess_[0-9a-f]{32}/.exec(await running.prints(/tap/)) ?? [];
    const paused = await opposable(['pause', id], environment);
    expect(paused.stdout).toMatch(/^paused \(user\) after/);
    const hint = `Let it go on with: opposable resume ${id}`;
    expect(paused.stdout).toContain(hint);
    expect(await running.prints(/Let it go on/)).toContain(hint);
    expect((await opposable(['sessions', '--limit', '1'], environment)).stdout).toContain('paused (user)');
    await running.end('SIGINT');
  });

  test('takes another phone when someone was quicker, and says it when there is none', async () => {
    await using own = await temporaryFolder();
    const crowded = { OPPOSABLE_DATA_DIR: own.path, OPPOSABLE_VIRTUAL_PHONES: '2' };
    await using crowdedServer = await startServe(crowded);
    const address = { ...crowded, OPPOSABLE_URL: crowdedServer.url };
    const runs = [1, 2, 3].map(() =>
      startOpposable(['run', 'Open Momento and like the first 20 posts'], address),
    );
    const late = await Promise.race(runs.map(async (run) => ({ run, ended: await run.ended })));
    expect(late.ended.stderr).toMatch(/^No phone is free: virtual-1 is busy, virtual-2 is busy\. Wait, or/);
    expect(late.ended.code).toBe(1);
    const others = runs.filter((run) => run !== late.run);
    const first = await Promise.all(others.map((run) => run.prints(/ on virtual-\d /)));
    const phones = first.map((output) => / on (virtual-\d) /.exec(output)?.[1]);
    expect(phones.sort()).toEqual(['virtual-1', 'virtual-2']);
    await Promise.all(others.map((run) => run.end('SIGINT')));
  });

  test('refuses a limit that is no number, with help', async () => {
    const { code, stderr } = await opposable(['run', 'x', '--max-turns', 'many'], environment);
    expect(stderr).toContain('whole number');
    expect(code).toBe(1);
  });
});

describe('watch', () => {
  test('replays a session that has ended', async () => {
    const ran = await opposable(['run', 'Open Shop'], environment);
    const [id = ''] = /sess_[0-9a-f]{32}/.exec(ran.stdout) ?? [];
    const { code, stdout } = await opposable(['watch', id], environment);
    expect(stdout).toContain('open_app name="Shop"');
    expect(code).toBe(ran.code);
    const rest = await opposable(['watch', id, '--after', '2', '--json'], environment);
    expect(JSON.parse(rest.stdout.split('\n')[0] ?? '')).toMatchObject({ index: 3 });
  });

  test('ends in silence when nobody reads on', async () => {
    const ran = await opposable(['run', 'Open Shop'], environment);
    const [id = ''] = /sess_[0-9a-f]{32}/.exec(ran.stdout) ?? [];
    await using watching = startOpposable(['watch', id], environment);
    watching.child.stdout?.destroy();
    const { code, stderr } = await watching.ended;
    expect(stderr).toBe('');
    expect(code).toBe(141);
  });

  test.each(['sess_1', `sess_${'0'.repeat(32)}`])('says that %s is not there', async (id) => {
    const { code, stderr } = await opposable(['watch', id], environment);
    expect(stderr).toMatch(/not the id of a session|no such session/);
    expect(code).toBe(1);
  });
});

test('sessions and phones list what there is, as a table and as JSON', async () => {
  const table = await opposable(['sessions'], environment);
  expect(table.stdout).toMatch(/^sess_[0-9a-f]{32} {2}\w+ +virtual-1/m);
  const json = await opposable(['sessions', '--json', '--status', 'completed', '--limit', '1'], environment);
  expect(JSON.parse(json.stdout)).toMatchObject([{ status: 'completed' }]);
  expect((await opposable(['phones'], environment)).stdout).toMatch(
    /virtual-1 {2}android {2}online {2}540x1200 {2}free/,
  );
  expect(JSON.parse((await opposable(['phones', '--json'], environment)).stdout)).toMatchObject([
    { name: 'virtual-1' },
  ]);
});

test('every command explains itself', async () => {
  for (const command of ['serve', 'run', 'watch', 'sessions', 'phones', 'secrets']) {
    const { code, stdout } = await opposable([command, '--help'], environment);
    expect(stdout).toContain(`opposable ${command}`);
    expect(code).toBe(0);
  }
  const { stdout } = await opposable(['serve', '--help'], environment);
  for (const name of ['PORT', 'HOST', 'OPPOSABLE_DATA_DIR', 'OPPOSABLE_API_KEY', 'APPIUM_URL'])
    expect(stdout).toContain(name);
});

test('a wrong key and an absent server are told plainly', async () => {
  const wrong = await opposable(['phones'], { ...environment, OPPOSABLE_API_KEY: 'opp_wrong' });
  expect(wrong.stderr.trim()).toBe('The API key is unknown, revoked or expired.');
  const absent = await opposable(['phones'], { ...environment, OPPOSABLE_URL: 'http://127.0.0.1:9' });
  expect(absent.stderr).toContain('No server answers at http://127.0.0.1:9');
  const keyless = await opposable(['phones'], { OPPOSABLE_DATA_DIR: join(folder.path, 'nothing') });
  expect(keyless.stderr).toContain('OPPOSABLE_API_KEY');
  expect([wrong.code, absent.code, keyless.code]).toEqual([1, 1, 1]);
});

test('the key of a first start is readable by its owner alone, and not printed', async () => {
  const path = join(environment['OPPOSABLE_DATA_DIR'] ?? '', 'api-key');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const { stdout } = await opposable(['phones', '--json'], environment);
  expect(stdout).not.toContain((await readFile(path, 'utf8')).trim());
});

describe('serve', () => {
  test('ends gracefully in the middle of a try, whose session goes on first at the next start', async () => {
    await using own = await temporaryFolder();
    const ownEnvironment = { OPPOSABLE_DATA_DIR: own.path, PORT: '0' };
    const first = startOpposable(
      ['serve', '--try', 'Open Momento and like the first 3 posts'],
      ownEnvironment,
    );
    await first.prints(/tap/);
    expect((await first.end('SIGTERM')).code).toBe(0);
    await using second = startOpposable(['serve', '--try', 'Open Clock'], ownEnvironment);
    const output = await second.prints(/open_app name="Clock"[\s\S]*completed after/);
    expect(output).toMatch(/A session of the last start goes on first: sess_/);
    expect((await second.end('SIGTERM')).code).toBe(0);
  });

  test('takes the two signals of one Ctrl-C under npm as one', async () => {
    await using own = await temporaryFolder();
    await using running = await startServe({ OPPOSABLE_DATA_DIR: own.path });
    running.child.kill('SIGINT');
    expect((await running.end('SIGINT')).code).toBe(0);
  });

  test('says it in JSON with --json', async () => {
    await using own = await temporaryFolder();
    await using running = startOpposable(['serve', '--json', '--try', 'Open Clock'], {
      OPPOSABLE_DATA_DIR: own.path,
      PORT: '0',
    });
    const output = await running.prints(/"status":"completed","pauseReason"/);
    const lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({
      url: expect.stringMatching(/^http:/),
      keyPath: join(own.path, 'api-key'),
      dashboardUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#login_[\w-]{43}$/),
    });
    expect(lines[1]).toMatchObject({ index: 0 });
  });

  test('refuses a damaged database, and leaves nothing behind', async () => {
    await using own = await temporaryFolder();
    await writeFile(join(own.path, 'opposable.db'), 'This is no database.'.repeat(500));
    const { code, stderr } = await opposable(['serve'], { OPPOSABLE_DATA_DIR: own.path, PORT: '0' });
    expect(stderr).toMatch(/^The database ".*" can't be opened/);
    expect(stderr).not.toMatch(/\.ts|\.rs|wasm/);
    expect(code).toBe(1);
  });
});

test('a flag of serve comes before the environment', async () => {
  const { code, stderr } = await opposable(['serve', '--port', 'many'], { ...environment, PORT: '0' });
  expect(stderr).toContain('PORT: "many" is not allowed');
  expect(code).toBe(1);
});

test('a second start on the same data folder is refused, and the first one goes on', async () => {
  const { code, stderr } = await opposable(['serve'], { ...environment, PORT: '0' });
  expect(stderr).toMatch(/^Another Opposable server is using the data folder/);
  expect(stderr).not.toContain('.ts');
  expect(code).toBe(1);
  expect((await opposable(['phones'], environment)).code).toBe(0);
});

test.each([
  [{ PORT: 'x' }, 'PORT: "x" is not allowed'],
  [{ HOST: '0.0.0.0' }, 'Set OPPOSABLE_API_KEY'],
  [{ OPPOSABLE_API_KEY: 'short' }, 'OPPOSABLE_API_KEY: the value given is not allowed'],
  [{ APPIUM_URL: 'nowhere' }, 'APPIUM_URL: "nowhere" is not allowed'],
])('a start with %o says what is wrong', async (variables, message) => {
  const { code, stderr } = await opposable(['serve'], { ...environment, ...variables } as Record<
    string,
    string
  >);
  expect(stderr).toContain(message);
  expect(code).toBe(1);
});

describe('agents and phones', () => {
  test('a session of an agent runs on a phone that was registered, and is deleted', async () => {
    const [capabilities, policy] = ['capabilities.json', 'policy.json'].map((name) =>
      join(folder.path, name),
    );
    const virtual = { platformName: 'Android', 'appium:automationName': 'OpposableVirtual' };
    await writeFile(capabilities ?? '', JSON.stringify(virtual));
    await writeFile(policy ?? '', JSON.stringify({ approvalTimeoutS: 7 }));
    const phone = ['--platform', 'android', '--udid', 'lab-7', '--pool', 'lab', '--json'];
    const added = await opposable(
      ['phones', 'add', 'lab-7', ...phone, '--capabilities', `${capabilities}`],
      environment,
    );
    expect(JSON.parse(added.stdout)).toMatchObject({
      name: 'lab-7',
      pool: 'lab',
      connectionStatus: 'available',
    });
    expect((await opposable(['phones', 'test', 'lab-7'], environment)).stdout).toMatch(
      /^Works: 540x1200 pixels/,
    );
    const created = await opposable(
      ['agents', 'create', 'clerk', '--pool', 'lab', '--max-turns', '9'],
      environment,
    );
    expect(created.stdout).toContain('opposable run --agent "clerk"');
    const options = ['--agent', 'clerk', '--queue', '--policy', `${policy}`];
    const ran = await opposable(['run', 'Open Clock', ...options], environment);
    expect(ran.stdout.split('\n')[0]).toContain(' on lab-7 ');
    expect(ran.code).toBe(0);
    const [id = ''] = /sess_[0-9a-f]{32}/.exec(ran.stdout) ?? [];
    expect((await opposable(['sessions', 'rm', id], environment)).stdout).toBe(`Deleted ${id}.\n`);
    expect((await opposable(['watch', id], environment)).code).toBe(1);
    expect((await opposable(['agents'], environment)).stdout).toMatch(
      /^agent_[0-9a-f]{32} {2}clerk .*in the pool lab\n$/,
    );
    expect((await opposable(['agents', 'rm', 'clerk', '--json'], environment)).code).toBe(0);
    expect((await opposable(['phones', 'rm', 'lab-7', '--json'], environment)).code).toBe(0);
  });
});
