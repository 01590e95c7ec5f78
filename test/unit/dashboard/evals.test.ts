import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../dashboard/src/pages/evals/compare-runs.ts';
import { reasonOf, shownTasks, type Task } from '../../../dashboard/src/pages/evals/task-words.ts';

const task = (taskId: string, more: Partial<Task> = {}): Task => ({
  ...{ taskId, title: `Title of ${taskId}`, instruction: 'Do it.', difficulty: 'one_tap', apps: ['Clock'] },
  ...{ passed: true, wrong: null, status: 'completed', claimed: true, said: null, error: null },
  ...{ turns: 2, costUsd: 0.01, durationMs: 1_000, ...more },
});

const failed = (taskId: string, more: Partial<Task> = {}): Task =>
  task(taskId, { passed: false, wrong: 'The alarm is off.', ...more });

test('two runs are compared by task, with what fails now first', () => {
  const one = [task('a'), failed('b'), task('c'), task('gone')];
  const other = [task('a'), task('b'), failed('c'), failed('new')];
  const changes = compareRuns(one, other).map(({ taskId, change }) => [taskId, change]);
  expect(changes).toEqual([
    ['c', 'broken'],
    ['b', 'fixed'],
    ['new', 'added'],
    ['gone', 'dropped'],
    ['a', 'same'],
  ]);
});

test('a failed task says what is wrong, what the agent claims and what went wrong with the session', () => {
  expect(reasonOf(task('a'))).toBe('');
  expect(reasonOf(failed('a'))).toBe('The alarm is off. The agent claims success.');
  expect(reasonOf(failed('a', { claimed: null, error: 'MAX_TURNS: 8.' }))).toBe(
    'The alarm is off. MAX_TURNS: 8.',
  );
});

describe('the filter of tasks', () => {
  const tasks = [task('clock-open'), failed('shop-buy', { apps: ['Shop'], difficulty: 'cross_app' })];
  test.each([
    ['all', '', ['clock-open', 'shop-buy']],
    ['failed', '', ['shop-buy']],
    ['passed', '', ['clock-open']],
    ['all', 'CROSS APP', ['shop-buy']],
    ['all', 'alarm is off', ['shop-buy']],
    ['passed', 'shop', []],
  ] as const)('%s with "%s"', (outcome, text, expected) => {
    expect(shownTasks(tasks, outcome, text).map(({ taskId }) => taskId)).toEqual(expected);
  });
});
