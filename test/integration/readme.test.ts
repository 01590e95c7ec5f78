import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeVariables } from '../../src/config/variables.ts';
import { AGENT_EVENT_TYPES } from '../../src/domain/agent-event.ts';
import { policy } from '../../src/domain/policy.ts';
import { PAUSE_REASONS, SESSION_STATUSES } from '../../src/domain/session.ts';
import { temporaryFolder } from '../support/folder.ts';
import { type OpposableProcess, startProcess } from '../support/process.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..');
const readme = await readFile(join(ROOT, 'README.md'), 'utf8');

/** @returns the README's blocks of a language, in order */
function blocks(language: string): readonly string[] {
  return [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
    .filter(([, name]) => name === language)
    .map(([, , body = '']) => body);
}

function block(containing: string): string {
  const found = [...blocks('sh'), ...blocks('js')].find((body) => body.includes(containing));
  if (found === undefined) throw new Error(`The README has no block with "${containing}".`);
  return found;
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: OpposableProcess;
let url: string;

/** Runs a block as a reader would, but on a free port and a data folder of the test's own. */
async function follow(body: string, shell = ['bash', '-e', '-c'], input = ''): Promise<string> {
  const [program = '', ...args] = shell;
  const here = body
    .replaceAll('http://127.0.0.1:4000', url)
    .replaceAll('data/api-key', join(folder.path, 'api-key'));
  const key = (await readFile(join(folder.path, 'api-key'), 'utf8')).trim();
  const running = run(program, [...args, here], {
    cwd: ROOT,
    env: { ...process.env, OPPOSABLE_DATA_DIR: folder.path, OPPOSABLE_URL: url, OPPOSABLE_API_KEY: key },
  });
  running.child.stdin?.end(input);
  return (await running).stdout;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  // Whoever runs this test has run `npm ci`, the first half of the line.
  const line = block('--try "Open Momento').trim().replace('npm ci && ', '');
  server = startProcess('bash', ['-c', `exec ${line}`], { OPPOSABLE_DATA_DIR: folder.path, PORT: '0' });
  const output = await server.prints(/goes on serving at (\S+)\./);
  url = /ready at (\S+)/.exec(output)?.[1] ?? '';
});

afterAll(async () => {
  await server?.end('SIGTERM');
  await folder?.[Symbol.asyncDispose]();
});

describe('the commands do what they say', () => {
  test('the first one runs a session and prints its events and its result', async () => {
    const output = await server.prints(/completed after/);
    expect(output).toMatch(/demo model/);
    expect(output).toMatch(/open_app name="Momento"/);
    expect(output).toMatch(/tap x=\d+ y=\d+/);
    expect(output).toMatch(/model \d+ ms, phone \d+ ms, \$0\.00/);
  });

  test('the second one is how the tests are run', () => {
    expect(blocks('sh')[1]?.trim()).toBe('npm ci && npm test');
  });

  test('the terminal ones list and run', async () => {
    const output = await follow(block('npx opposable phones'));
    expect(output).toContain('virtual-1');
    expect(output).toMatch(/completed after/);
  });

  test('the curl ones create, follow and poll a session', async () => {
    const output = await follow(block('SESSION=$('));
    expect(output).toContain('event: tool_use');
    const session = JSON.parse(output.trim().split('\n').at(-1) ?? '');
    expect(session).toMatchObject({ status: 'completed', cost_usd: 0, error: null });
    expect(session.duration_ms).toBeGreaterThan(0);
    expect(session.num_turns).toBeGreaterThan(0);
  });

  test('the GraphQL ones create a session and follow it', async () => {
    const created = JSON.parse(await follow(block('mutation { createSession')));
    expect(created.data.createSession.id).toMatch(/^sess_/);
    const events = await follow(block('agentEvents(sessionId'), [
      process.execPath,
      '--input-type=module',
      '-e',
    ]);
    expect(events).toContain("type: 'user_message'");
    expect(events).toContain('success: true');
  });
});

test('the commands for secrets set one, list it and remove it', async () => {
  const output = await follow(block('npx opposable secrets set'), ['bash', '-e', '-c'], 'correct-horse\n');
  expect(output).toContain('shop-password');
  expect(output).not.toContain('correct-horse');
});

test('the policy that is shown is one', () => {
  const [shown = ''] = blocks('json');
  expect(policy.parse(JSON.parse(shown)).approvals).toHaveLength(3);
});

describe('the tables are whole', () => {
  test.each(describeVariables())('$name is in the table of the configuration', ({ name, fallback }) => {
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\``));
    expect(row).toBeDefined();
    if (fallback) expect(row).toContain(`\`${fallback}\``);
  });

  test.each(AGENT_EVENT_TYPES.map((type) => [type]))('the event %s is explained', (type) => {
    expect(readme).toMatch(new RegExp(`^\\|[^|]*\`${type}\``, 'm'));
  });

  test.each(PAUSE_REASONS.map((reason) => [reason]))(
    'what a pause for %s waits for is explained',
    (reason) => {
      expect(readme).toMatch(new RegExp(`^\\| \`${reason}\` *\\|`, 'm'));
    },
  );

  test.each(SESSION_STATUSES.map((status) => [status]))('the status %s is explained', (status) => {
    expect(readme).toMatch(new RegExp(`^\\| \`${status}\` *\\|`, 'm'));
  });
});
