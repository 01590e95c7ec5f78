import { describe, expect, it } from 'vitest';
import { DIFFICULTIES } from '../../../src/domain/evaluation.ts';
import { APPS } from '../../../src/phones/virtual/apps.ts';
import type { EvalTask } from '../../eval/task.ts';
import { TASKS } from '../../eval/tasks.ts';
import { play } from '../models/play.ts';
import { PlayedPhone } from '../models/virtual-phone.ts';
import { phoneFor } from './task-phone.ts';

describe('the suite', () => {
  it('has at least 44 tasks, each with an id and an instruction of its own', () => {
    expect(TASKS.length).toBeGreaterThanOrEqual(44);
    expect(new Set(TASKS.map(({ id }) => id)).size).toBe(TASKS.length);
    expect(new Set(TASKS.map(({ instruction }) => instruction)).size).toBe(TASKS.length);
    expect(TASKS.filter(({ id }) => !/^[a-z]+(-[a-z]+)+$/.test(id))).toEqual([]);
  });

  it('has tasks of every difficulty and in every app', () => {
    const enough = { one_tap: 10, single_app: 10, multi_step: 15, cross_app: 10, adverse: 6 };
    for (const difficulty of DIFFICULTIES) {
      const found = TASKS.filter((task) => task.difficulty === difficulty);
      expect(found.length, difficulty).toBeGreaterThanOrEqual(enough[difficulty]);
    }
    const names = APPS.map(({ name }) => name);
    expect(new Set(TASKS.flatMap(({ apps }) => apps))).toEqual(new Set(names));
  });

  it('has at least 15 tasks within the means of the demo model', () => {
    expect(TASKS.filter(({ demo }) => demo).length).toBeGreaterThanOrEqual(15);
  });
});

const byId = (tasks: readonly EvalTask[]) => tasks.map((task) => [task.id, task] as const);

it.each(byId(TASKS))('the task %s is not done on a phone that nobody has touched', async (_id, task) => {
  const { verdict } = await phoneFor(task);
  expect(verdict()).toMatch(/^(phone|place)\b.*\.$/);
});

it.each(byId(TASKS.filter(({ demo }) => demo)))('the demo model does the task %s', async (_id, task) => {
  const { phone, verdict } = await phoneFor(task);
  const { turns, success, summary } = await play(task.instruction, new PlayedPhone(phone));
  expect({ wrong: verdict(), success }, summary).toEqual({ wrong: undefined, success: true });
  expect(turns.length).toBeLessThanOrEqual(task.maxTurns);
});
