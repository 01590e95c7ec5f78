import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EvalReport } from '../../eval/report.ts';
import { gate } from '../../support/claude/gate.ts';
import { finishes, says } from '../../support/claude/script.ts';
import { startClaude } from '../../support/claude/server.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { type OpposableProcess, startProcess } from '../../support/process.ts';
import { API_KEY, startServer } from '../../support/server.ts';

function startEval(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const program = join('test', 'eval', 'eval.ts');
  return startProcess(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, ...args],
    environment,
  );
}

async function reportIn(folder: string): Promise<EvalReport> {
  return JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as EvalReport;
}

/** An environment whose server nobody answers at. */
const ALONE = { OPPOSABLE_URL: 'http://127.0.0.1:9', OPPOSABLE_API_KEY: API_KEY };

test('npm run eval has the demo model do tasks on two phones and reports with frames, and to a server once', async () => {
  // Nothing on it needs a phone, and so no Appium.
  await using server = await startServer({ appiumUrl: 'http://127.0.0.1:9', virtualPhones: 0 });
  const environment = { OPPOSABLE_URL: server.url, OPPOSABLE_API_KEY: API_KEY };
  await using folder = await temporaryFolder();
  const out = join(folder.path, 'deep', 'report');
  const args = ['run', '--silent', 'eval', '--', '--filter', 'settings-', '--phones', '2', '--out', out];
  await using running: OpposableProcess = startProcess('npm', args, environment);
  const { code, stdout, stderr } = await running.ended;
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stderr).toContain(`Recorded at ${server.url}`);
  expect(stderr).toContain("5 tasks are within the demo model's means; 4 more are left out");
  expect(stdout).toMatch(/^all +5\/5 +100% /m);

  const report = await reportIn(out);
  expect(report).toMatchObject({ model: 'opposable-demo', phones: 2, leftOut: 4, interrupted: false });
  expect(report.results.map(({ id, passed }) => [id, passed])).toEqual([
    ['settings-wifi-off', true],
    ['settings-dark-theme', true],
    ['settings-bluetooth', true],
    ['settings-airplane', true],
    ['settings-notifications', true],
  ]);
  expect(new Set(report.results.map(({ phone }) => phone))).toEqual(new Set(['virtual-1', 'virtual-2']));
  const steps = report.results.flatMap((result) => result.steps);
  const page = await readFile(join(out, 'report.html'), 'utf8');
  expect(page.match(/<img src="data:image\/webp;base64,/g)).toHaveLength(steps.length);
  expect(steps.length).toBeGreaterThan(15);

  await using again = startEval(['--record', join(out, 'report.json')], environment);
  expect(await again.ended).toMatchObject({ code: 0, stderr: expect.stringContaining('Recorded at') });
  const { data } = await server.graphql(`{ evaluations { totalCount edges { node {
    startedAt model toolProfile isInterrupted figures { tasks passed } tasks { taskId passed instruction }
  } } } }`);
  expect(data.evaluations).toMatchObject({ totalCount: 1 });
  expect(data.evaluations.edges[0].node).toMatchObject({
    ...{ startedAt: report.startedAt, model: 'opposable-demo', toolProfile: null, isInterrupted: false },
    figures: { tasks: 5, passed: 5 },
    tasks: report.results.map(({ id, instruction }) => ({ taskId: id, passed: true, instruction })),
  });
});

test('the first Ctrl-C stops what runs, and what is done is reported', async () => {
  await using folder = await temporaryFolder();
  const held = gate();
  let conversations = 0;
  await using claude = await startClaude({
    turns: () => {
      conversations += 1;
      return conversations === 1 ? [finishes({ summary: 'Two laps.' })] : [says('Well …').holds(held)];
    },
  });
  const args = ['--filter', 'stopwatch', '--phones', '1', '--out', folder.path];
  await using running = startEval(args, {
    ...ALONE,
    ANTHROPIC_API_KEY: claude.apiKey,
    ANTHROPIC_BASE_URL: claude.baseURL,
  });
  await held.reached;
  const { code, stdout, stderr } = await running.end('SIGINT');
  expect(code).toBe(130);
  const later = `Later: npm run eval -- --record ${join(folder.path, 'report.json')}`;
  expect(stderr).toContain(`Not recorded: No server answers at ${ALONE.OPPOSABLE_URL}.`);
  expect(stderr).toContain(later);
  expect(stdout).toContain('clock-laps: phone.stopwatch.isZero is true instead of false. The agent claims');
  const { interrupted, results } = await reportIn(folder.path);
  expect(interrupted).toBe(true);
  expect(results).toMatchObject([{ id: 'clock-laps', passed: false, claimed: true, turns: 1 }]);
  expect(results[0]?.costUsd).toBeGreaterThan(0);
  expect(claude.violations).toEqual([]);
});

test('a flag that there is not ends with code 2 and a sentence', async () => {
  await using running = startEval(['--bogus']);
  const ended = await running.ended;
  expect(ended).toEqual({
    code: 2,
    stdout: '',
    stderr: "Unknown option '--bogus'. --help shows what there is.\n",
  });
});
