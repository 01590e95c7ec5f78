import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatId, newId } from '../../../src/domain/ids.ts';
import { defaultOrganization, storeKey } from '../../../src/storage/api-keys.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { addPhone } from '../../support/database.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { opposable } from '../../support/process.ts';
import { API_KEY, startServer, type TestServer } from '../../support/server.ts';
import { usedSession } from '../../support/used-session.ts';

const THEIR_KEY = 'opp_test_key_of_another_organisation';
const FORMULA = '=HYPERLINK("http://attacker.example")';
const SPAN = 'from=2026-11-01&to=2026-12-01';
const COLUMNS =
  'sessions,minutes,turns,input_tokens,cache_read_tokens,cache_write_tokens,output_tokens,cost_usd,unpriced_sessions';
const resources = new AsyncDisposableStack();

let server: TestServer;
let defaultId: string;
const others = newId('org');

beforeAll(async () => {
  const dataDir = resources.use(await temporaryFolder()).path;
  await mkdir(dataDir, { recursive: true });
  {
    await using database = await openDatabase(join(dataDir, 'opposable.db'));
    const ours = await defaultOrganization(database);
    defaultId = formatId('org', ours);
    await database.organization.create({ data: { id: others, name: 'others' } });
    await storeKey(database, others, 'theirs', THEIR_KEY);
    const startedAt = new Date('2026-11-03T08:00:00Z');
    const used = { startedAt, runningMs: 90_000, numTurns: 3, costMicroUsd: 12_500, outputTokens: 40 };
    await usedSession(database, ours, await addPhone(database, ours), { ...used, model: FORMULA });
    await usedSession(database, others, await addPhone(database, others), { ...used, runningMs: 600_000 });
  }
  // Nothing here needs a phone, and so no Appium.
  server = resources.use(await startServer({ dataDir, appiumUrl: 'http://127.0.0.1:9', virtualPhones: 0 }));
});

afterAll(() => resources.disposeAsync());

describe('over GraphQL', () => {
  const query = `query ($all: Boolean, $filter: UsageFilter) {
    usage(from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z", groupBy: [day, organization], filter: $filter,
      allOrganizations: $all) { total { sessions minutes } rows { day organizationName figures { turns costUsd } } }
  }`;

  test('a key sees what its own organisation used', async () => {
    const { data } = await server.graphql(query);
    expect(data.usage).toEqual({
      total: { sessions: 1, minutes: 1.5 },
      rows: [{ day: '2026-11-03', organizationName: 'default', figures: { turns: 3, costUsd: 0.0125 } }],
    });
    const theirs = await server.graphql(query, {}, THEIR_KEY);
    expect(theirs.data.usage.total).toEqual({ sessions: 1, minutes: 10 });
  });

  test('a key is told what a session will take, by its own past ones', async () => {
    const { data } = await server.graphql(`{ sessionEstimate(model: "${FORMULA.replaceAll('"', '\\"')}") {
      basis sessions costUsd { median p90 } minutes { median } turns { p90 } } }`);
    expect(data.sessionEstimate).toEqual({
      ...{ basis: 'model', sessions: 1, costUsd: { median: 0.0125, p90: 0.0125 } },
      ...{ minutes: { median: 1.5 }, turns: { p90: 3 } },
    });
    const missing = await server.graphql('{ sessionEstimate(agentId: "nobody") { sessions } }');
    expect(missing.errors?.[0]?.extensions?.code).toBe('AGENT_NOT_FOUND');
  });

  test('the operator sees all of them, and nobody else does', async () => {
    const { data } = await server.graphql(query, { all: true });
    expect(data.usage.total).toEqual({ sessions: 2, minutes: 11.5 });
    expect(data.usage.rows).toHaveLength(2);
    const refused = await server.graphql(query, { all: true }, THEIR_KEY);
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  test("another organisation's phone and a phone that isn't there count the same", async () => {
    for (const phone of ['nothing', formatId('phone', newId('phone'))]) {
      const { data } = await server.graphql(query, { filter: { phone } });
      expect(data.usage).toEqual({ total: { sessions: 0, minutes: 0 }, rows: [] });
    }
  });
});

describe('a plan', () => {
  const set = `mutation ($id: ID!, $minutes: Int, $usd: Float) {
    setOrganizationPlan(organizationId: $id, name: "team", includedMinutes: $minutes, overageUsdPerMinute: $usd) {
      name includedMinutes usedMinutes remainingMinutes overageUsdPerMinute overageCostUsd
    }
  }`;

  test('is set by the operator, and told with the usage', async () => {
    const { data } = await server.graphql(set, { id: formatId('org', others), minutes: 500, usd: 0.05 });
    expect(data.setOrganizationPlan).toMatchObject({ name: 'team', includedMinutes: 500 });
    expect(data.setOrganizationPlan).toMatchObject({ overageUsdPerMinute: 0.05, overageCostUsd: 0 });
    const asked = await server.fetch(`/v1/usage?${SPAN}`, { headers: { 'x-api-key': THEIR_KEY } });
    expect(await asked.json()).toMatchObject({ plan: { name: 'team', overage_usd_per_minute: 0.05 } });
  });

  test.each([
    { who: 'a missing organisation', id: formatId('org', newId('org')), code: 'ORGANIZATION_NOT_FOUND' },
    { who: 'what is no id', id: 'default', code: 'ORGANIZATION_NOT_FOUND' },
    { who: 'fewer minutes than none', minutes: -1, code: 'INVALID_INPUT' },
    { who: 'a price beyond all sense', usd: 1e9, code: 'INVALID_INPUT' },
    { who: 'another key than the operator', key: THEIR_KEY, code: 'FORBIDDEN' },
  ])('is refused for $who', async ({ id = defaultId, minutes, usd, key, code }) => {
    const { errors } = await server.graphql(set, { id, minutes, usd }, key);
    expect(errors?.[0]?.extensions?.code).toBe(code);
  });
});

test('how the plan of each organisation stands is told to the operator', async () => {
  const { data } = await server.graphql('{ organizations { name plan { usedMinutes includedMinutes } } }');
  expect(data.organizations.map(({ name }: { readonly name: string }) => name)).toEqual([
    'default',
    'others',
  ]);
  expect(data.organizations[1].plan.includedMinutes).toBe(500);
});

describe('over REST', () => {
  test('the report is JSON', async () => {
    const response = await server.fetch(`/v1/usage?${SPAN}&group_by=day`);
    expect(await response.json()).toEqual({
      ...{ from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
      total: expect.objectContaining({ sessions: 1, minutes: 1.5, cost_usd: 0.0125, output_tokens: 40 }),
      rows: [expect.objectContaining({ day: '2026-11-03', turns: 3, unpriced_sessions: 0 })],
      plan: expect.objectContaining({ name: null, included_minutes: null, remaining_minutes: null }),
    });
  });

  test('the report is CSV for who accepts that, without formulas', async () => {
    const headers = { accept: 'text/csv' };
    const response = await server.fetch(`/v1/usage?${SPAN}&group_by=day,model`, { headers });
    expect(response.headers.get('content-type')).toContain('text/csv');
    const [names, ...lines] = (await response.text()).trim().split('\n');
    expect(names).toBe(`day,model,${COLUMNS}`);
    expect(lines).toEqual([`2026-11-03,"'${FORMULA.replaceAll('"', '""')}",1,1.5,3,0,0,0,40,0.0125,0`]);
    const total = await server.fetch('/v1/usage?to=2026-11-01', { headers });
    expect(await total.text()).toBe(`${COLUMNS}\n0,0,0,0,0,0,0,0,0\n`);
  });

  test.each([
    ['from=yesterday', ['query', 'from']],
    ['group_by=day,hour', ['query', 'group_by']],
    ['since=1', ['query', 'since']],
  ])('%s is refused', async (query, loc) => {
    const response = await server.fetch(`/v1/usage?${query}`);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ detail: [{ loc }] });
  });

  test('the operator sees all organisations, and nobody else does', async () => {
    const path = `/v1/usage?${SPAN}&group_by=organization&all_organizations=true`;
    const { total, rows } = (await (await server.fetch(path)).json()) as { total: object; rows: object[] };
    expect(total).toMatchObject({ sessions: 2, minutes: 11.5 });
    expect(rows).toHaveLength(2);
    const refused = await server.fetch(path, { headers: { 'x-api-key': THEIR_KEY } });
    expect(refused.status).toBe(403);
  });

  test('nobody sees it without a key', async () => {
    const response = await server.fetch('/v1/usage', { headers: { 'x-api-key': '' } });
    expect(response.status).toBe(401);
  });
});

describe('in a terminal', () => {
  const usage = (...args: readonly string[]) =>
    opposable(['usage', '--from', '2026-11-01', '--to', '2026-12-01', ...args], {
      ...{ OPPOSABLE_URL: server.url, OPPOSABLE_API_KEY: API_KEY },
    });

  test('it is a plain table when it is piped', async () => {
    const { stdout, code } = await usage();
    expect(stdout).toBe(
      '2026-11-03  1.5 min  1 session  3 turns  $0.0125\ntotal       1.5 min  1 session  3 turns  $0.0125\n',
    );
    expect(code).toBe(0);
  });

  test('it is CSV when that is asked for', async () => {
    const { stdout } = await usage('--by', 'model', '--csv');
    expect(stdout).toMatch(/^model,sessions,minutes,/);
    expect(stdout).toContain(`"'=HYPERLINK`);
  });
});
