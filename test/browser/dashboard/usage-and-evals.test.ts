import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../src/domain/ids.ts';
import { defaultOrganization } from '../../../src/storage/api-keys.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { type Browser, startBrowser } from '../../support/browser.ts';
import { hasChromium, warnWithoutChromium } from '../../support/chromium.ts';
import { type DashboardPage, signIn } from '../../support/dashboard.ts';
import { addPhone } from '../../support/database.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { usedSession } from '../../support/used-session.ts';

warnWithoutChromium('the tests of usage and evals');

const SPAN = '/usage?range=custom&from=2026-11-01&to=2026-11-05';

/** Sessions of two organisations, which used something in one week. */
async function seed(dataDir: string): Promise<void> {
  await using database = await openDatabase(join(dataDir, 'opposable.db'));
  const ours = await defaultOrganization(database);
  const others = newId('org');
  await database.organization.create({ data: { id: others, name: 'others' } });
  const agent = { id: newId('agent'), organizationId: ours, name: 'Ann the shopper' };
  await database.agent.create({ data: agent });
  await database.organization.update({ where: { id: ours }, data: { plan: 'team', includedMinutes: 500 } });
  const phone = await addPhone(database, ours);
  const tokens = { inputTokens: 100, cacheReadTokens: 300, outputTokens: 50 };
  const used = { ...tokens, runningMs: 90_000, numTurns: 3, costMicroUsd: 1_250_000, model: 'large' };
  await usedSession(database, ours, phone, { ...used, startedAt: new Date('2026-11-02T08:00:00Z') });
  await usedSession(database, ours, phone, {
    ...{ ...used, startedAt: new Date('2026-11-04T08:00:00Z'), agentId: agent.id, model: 'small' },
  });
  const theirs = await addPhone(database, others);
  await usedSession(database, others, theirs, { ...used, startedAt: new Date('2026-11-02T08:00:00Z') });
}

const task = (taskId: string, more: object = {}): object => ({
  ...{
    taskId,
    title: `Title of ${taskId}`,
    instruction: `Do ${taskId}.`,
    difficulty: 'one_tap',
    apps: ['Clock'],
  },
  ...{
    passed: true,
    status: 'completed',
    claimed: true,
    said: 'It is open.',
    turns: 2,
    costUsd: 0.2,
    durationMs: 1_500,
    ...more,
  },
});

async function record(server: TestServer, modelLabel: string, day: string, tasks: readonly object[]) {
  const about = { runKey: modelLabel, startedAt: `2026-11-${day}T08:00:00Z`, durationMs: 65_000 };
  const { errors } = await server.graphql(
    'mutation ($input: RecordEvaluationInput!) { recordEvaluation(input: $input) { id } }',
    { input: { ...about, model: 'm', modelLabel, toolProfile: 'phone', tasks } },
  );
  expect(errors).toBeUndefined();
}

describe.skipIf(!hasChromium)('usage and evals', () => {
  const resources = new AsyncDisposableStack();
  let server: TestServer;
  let browser: Browser;
  let dashboard: DashboardPage;

  beforeAll(async () => {
    const dataDir = resources.use(await temporaryFolder()).path;
    await seed(dataDir);
    // Nothing here needs a phone, and so no Appium.
    server = resources.use(await startServer({ dataDir, appiumUrl: 'http://127.0.0.1:9', virtualPhones: 0 }));
    browser = resources.use(await startBrowser());
    dashboard = await signIn(browser.page, server);
  });

  afterAll(() => resources.disposeAsync());

  const address = async (): Promise<string> => await browser.page.getUrl();

  test('usage is shown by day, agent, phone and model, in charts, in tables and as a file', async () => {
    await dashboard.open(SPAN);
    await dashboard.sees('$2.50');
    await dashboard.sees(/6 turns/);
    await dashboard.sees('75% of the input from a cache');
    await dashboard.sees(/minutes used in \d{4}-\d\d, \d+ of 500 remain/);
    await browser.page.waitUntil(
      async () => (await browser.page.$$('.recharts-bar-rectangle').getElements()).length >= 7,
    );
    expect(await dashboard.barriers()).toEqual([]);
    await dashboard.keepPicture('usage');
    await dashboard.click('button', 'Table by agent');
    const table = await dashboard.find('region', 'Table by agent');
    expect(await table.getText()).toMatch(/Ann the shopper \$1\.25 1\.5 1 3 450 75%/);
    const file = await (await dashboard.find('link', 'CSV by model')).getAttribute('href');
    const lines = decodeURIComponent(String(file)).split('\r\n');
    expect(lines.slice(1, 3)).toEqual([
      'large,1,1.5,3,1.25,0,100,300,0,50',
      'small,1,1.5,3,1.25,0,100,300,0,50',
    ]);
    expect(await dashboard.strangers()).toEqual([]);
  });

  test('an operator sees every organisation, by a switch that is in the address', async () => {
    await dashboard.open(SPAN);
    await dashboard.click('switch', 'All organisations');
    await dashboard.sees('$3.75');
    await dashboard.sees('By organisation');
    expect(await address()).toContain('all=1');
    await dashboard.open('/usage?range=custom&from=2020-01-01&to=2020-01-02');
    await dashboard.sees('No session started in this span.');
  });

  test('without a run the page says how to make one', async () => {
    await dashboard.open('/evals');
    await dashboard.sees(/No run yet\. npm run eval/);
  });

  test('runs are listed, opened, filtered, compared and deleted', async () => {
    const wrong = { passed: false, wrong: 'The alarm is off.' };
    await record(server, 'Earlier', '01', [task('clock-open'), task('clock-alarm', wrong), task('same')]);
    await record(server, 'Later', '02', [
      ...[task('clock-open', wrong), task('clock-alarm', { difficulty: 'cross_app' }), task('same')],
    ]);
    await dashboard.open('/evals');
    await dashboard.sees('66.7% 2 of 3');
    await dashboard.sees('1 min 5 s');
    expect(await dashboard.barriers()).toEqual([]);
    await dashboard.keepPicture('evals');

    await dashboard.click('checkbox', /^Compare the run of Later/);
    await dashboard.click('checkbox', /^Compare the run of Earlier/);
    await dashboard.click('button', 'Compare two runs');
    const changed = await dashboard.find('region', 'Changed tasks');
    const words = await changed.getText();
    expect(words.replaceAll('\n', ' ')).toMatch(
      /clock-open fails now The alarm is off\. The agent claims success\. .*clock-alarm passes now/,
    );
    expect(words).not.toContain('same');
    expect(await dashboard.barriers()).toEqual([]);
    await dashboard.keepPicture('evals-compare');

    await dashboard.open('/evals');
    await dashboard.click('link', /ago$/);
    await dashboard.find('heading', 'Run of Later');
    await dashboard.write('Filter tasks', 'alarm is off');
    await (await browser.page.$('summary=Title of clock-open')).click();
    await dashboard.sees(/Do clock-open\.\s+The agent’s report: It is open\./);
    expect(await (await dashboard.find('region', 'Tasks')).getText()).not.toContain('clock-alarm');
    expect(await address()).toContain('search=alarm');
    expect(await dashboard.barriers()).toEqual([]);
    await dashboard.keepPicture('evals-run');
    await dashboard.click('button', 'Delete');
    await browser.page.waitUntil(async () => (await browser.page.$$('[role="dialog"] button').length) > 1);
    await (await browser.page.$('[role="dialog"]')).$('button=Delete').click();
    await dashboard.find('heading', 'Evals');
    const { data } = await server.graphql('{ evaluations { totalCount } }');
    expect(data.evaluations.totalCount).toBe(1);
  });
});
