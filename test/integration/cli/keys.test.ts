import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, opposable } from '../../support/process.ts';
import { API_KEY, startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ virtualPhones: 0 });
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

const as = (key: string, ...args: readonly string[]): Promise<Ended> =>
  opposable(args, { OPPOSABLE_URL: server.url, OPPOSABLE_API_KEY: key });

test('a key is created, shown once, limited, listed without itself, and revoked', async () => {
  const created = await as(API_KEY, 'keys', 'create', '--name', 'ci', '--scopes', 'control,read');
  expect(created.stdout).toMatch(/^opp_[\w-]{43}\n$/);
  const key = created.stdout.trim();
  const [, id = ''] = /^Created (key_\w{32})\. Keep the key/.exec(created.stderr) ?? [];
  const limited = await as(API_KEY, 'keys', 'limits', id, '--requests', '5', '--cost', '2.5');
  expect(limited.stdout).toBe('ci: 5 requests a minute, $2.5 a month\n');
  const { stdout } = await as(API_KEY, 'keys');
  expect(stdout).toMatch(
    new RegExp(`^${id} +${key.slice(0, 12)}… +ci +read,control +any dialect +never used`),
  );
  expect(stdout).not.toContain(key);
  const weak = await as(key, 'keys', '--json');
  expect(weak).toMatchObject({ code: 1, stderr: expect.stringContaining('no scope "admin"') });
  expect((await as(API_KEY, 'keys', 'revoke', id)).stdout).toBe(`Revoked "ci" (${key.slice(0, 12)}…).\n`);
  expect((await as(key, 'phones')).stderr).toMatch(/unknown, revoked or expired/);
});

test('a key may be bound to a dialect, with a name and scopes of its own accord', async () => {
  const created = await as(API_KEY, 'keys', 'create', '--dialect', 'agi', '--json');
  expect(JSON.parse(created.stdout).apiKey).toMatchObject({
    name: 'agi',
    dialect: 'agi',
    scopes: ['read', 'control'],
  });
  expect((await as(API_KEY, 'keys', 'create', '--dialect', 'x')).code).not.toBe(0);
});

test('the operator makes an organisation, whose own admin can not', async () => {
  const created = await as(API_KEY, 'organizations', 'create', 'acme', '--json');
  const { organization, admin } = JSON.parse(created.stdout);
  const limited = await as(API_KEY, 'organizations', 'limits', organization.id, '--sessions', '3');
  expect(limited.stdout).toBe('acme: 3 sessions at a time\n');
  expect((await as(API_KEY, 'organizations')).stdout).toMatch(/ acme +3 sessions at a time\n/);
  const refused = await as(admin.key, 'organizations');
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Only the operator/) });
});

test.each([
  [['create', '--name', 'x', '--scopes', 'root'], /read, control, admin are what there is/],
  [['create', '--name', 'x', '--scopes', 'read', '--expires', 'soon'], /12h, 90d, or a date/],
  [['create', '--name', 'x', '--scopes', 'read', '--expires', '2020-01-01'], /^expiresAt: .*future/],
])('keys %j is refused in words', async (args, message) => {
  const { code, stderr } = await as(API_KEY, 'keys', ...args);
  expect(stderr).toMatch(message);
  expect(code).toBe(1);
});
