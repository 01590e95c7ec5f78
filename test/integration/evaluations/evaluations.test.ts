import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  // Nothing here needs a phone, and so no Appium.
  server = await startServer({ appiumUrl: 'http://127.0.0.1:9', virtualPhones: 0 });
});

afterAll(() => server?.[Symbol.asyncDispose]());

const task = (taskId: string, more: object = {}): object => ({
  ...{ taskId, title: taskId, instruction: `Do ${taskId}.`, difficulty: 'one_tap', apps: ['Clock'] },
  ...{
    passed: true,
    status: 'completed',
    claimed: true,
    turns: 2,
    costUsd: 0.01,
    durationMs: 1_000,
    ...more,
  },
});

const run = (runKey: string, more: object = {}): object => ({
  ...{ runKey, startedAt: '2026-11-03T08:00:00Z', durationMs: 5_000, model: 'm', modelLabel: 'Model M' },
  ...{ toolProfile: 'phone', tasks: [task('clock-open')], ...more },
});

async function record(input: object): Promise<{ readonly id?: string; readonly code?: string }> {
  const { data, errors } = await server.graphql(
    'mutation ($input: RecordEvaluationInput!) { recordEvaluation(input: $input) { id } }',
    { input },
  );
  return { id: data?.recordEvaluation.id, code: errors?.[0]?.extensions?.code ?? '' };
}

test('a run is kept once, with figures reckoned from its tasks, and is gone once it is deleted', async () => {
  const tasks = [
    task('shop-buy', { difficulty: 'cross_app', passed: false, wrong: 'The cart is empty.', turns: 9 }),
    task('clock-open'),
    task('clock-timer', { turns: 4, durationMs: 3_000 }),
  ];
  const { id } = await record(run('first', { tasks }));
  expect(await record(run('first', { tasks: [task('clock-open')] }))).toMatchObject({ id });
  const { data } = await server.graphql(
    `query ($id: ID!) { evaluation(id: $id) { id modelLabel toolProfile
      figures { tasks passed medianTurns medianMs costUsd }
      byDifficulty { difficulty figures { tasks passed medianTurns costUsd } }
      tasks { taskId passed wrong error } } }`,
    { id },
  );
  expect(data.evaluation).toEqual({
    ...{ id, modelLabel: 'Model M', toolProfile: 'phone' },
    figures: { tasks: 3, passed: 2, medianTurns: 4, medianMs: 1_000, costUsd: 0.03 },
    byDifficulty: [
      { difficulty: 'one_tap', figures: { tasks: 2, passed: 2, medianTurns: 3, costUsd: 0.02 } },
      { difficulty: 'cross_app', figures: { tasks: 1, passed: 0, medianTurns: 9, costUsd: 0.01 } },
    ],
    tasks: [
      { taskId: 'shop-buy', passed: false, wrong: 'The cart is empty.', error: null },
      { taskId: 'clock-open', passed: true, wrong: null, error: null },
      { taskId: 'clock-timer', passed: true, wrong: null, error: null },
    ],
  });
  const remove = 'mutation ($id: ID!) { deleteEvaluation(id: $id) }';
  expect((await server.graphql(remove, { id })).data).toEqual({ deleteEvaluation: true });
  expect((await server.graphql(remove, { id })).errors?.[0]?.extensions?.code).toBe('EVALUATION_NOT_FOUND');
});

test('runs come in pages, the newest first', async () => {
  for (const day of ['04', '06', '05']) {
    await record(run(`on ${day}`, { startedAt: `2026-11-${day}T08:00:00Z`, model: `m${day}` }));
  }
  const query = `query ($after: String) { evaluations(first: 2, after: $after) {
    totalCount edges { node { model } } pageInfo { hasNextPage endCursor } } }`;
  const modelsOf = (edges: readonly { node: { model: string } }[]) => edges.map(({ node }) => node.model);
  const { data: first } = await server.graphql(query);
  expect(first.evaluations).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  expect(modelsOf(first.evaluations.edges)).toEqual(['m06', 'm05']);
  const { data: second } = await server.graphql(query, { after: first.evaluations.pageInfo.endCursor });
  expect(modelsOf(second.evaluations.edges)).toEqual(['m04']);
});

test.each([
  ['no task', { tasks: [] }],
  ['a task twice', { tasks: [task('one'), task('one')] }],
  ['too many tasks', { tasks: Array.from({ length: 501 }, (_, at) => task(`task-${at}`)) }],
  ['a text without an end', { tasks: [task('one', { passed: false, wrong: 'x'.repeat(4_001) })] }],
  ['a cost that nobody has', { tasks: [task('one', { costUsd: 1_500 }), task('two', { costUsd: 1_500 })] }],
])('a run with %s is refused', async (_what, more) => {
  expect(await record(run('refused', more))).toMatchObject({ code: 'INVALID_INPUT' });
});
